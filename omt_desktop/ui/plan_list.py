"""The techniques the doctor plans, one row each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.domain.recommendation import CellState
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.planned_row import PlannedRow
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.edits import Decide
from omt_desktop.workflow.planned_techniques import choose, give_reason, planned_techniques, unchoose

_EMPTY = "Nothing is planned yet. Press a cell above; blocked and waiting cells cannot be chosen."


class PlanList(QWidget):
    """Chooses, gives reasons and removes through the bridge; its page tells it when to look again."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.rows: dict[tuple[str, str], PlannedRow] = {}
        self.empty = PlainLabel(_EMPTY, "muted", wrap=True, parent=self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.empty)

    def show_current(self) -> None:
        """The choices as they are now, each against the recommendation as it is now."""
        plans = planned_techniques(self._bridge.evaluation.decision, self._bridge.recommendation)
        places = [(plan.choice.region, plan.choice.technique) for plan in plans]
        for place in [place for place in self.rows if place not in places]:
            row = self.rows.pop(place)
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        for plan, place in zip(plans, places, strict=True):
            if place not in self.rows:
                self._add_row(place)
            self.rows[place].show_plan(plan)
        set_shown(self.empty, not plans)

    def toggle(self, region: str, technique: str) -> None:
        """Plans the technique there, or no longer; a cell that is not usable is left alone.

        Where the cell asks for a reason, the focus goes to it.
        """
        decision, recommendation = self._bridge.evaluation.decision, self._bridge.recommendation
        if decision.chosen_in(region, technique):
            self._bridge.apply(Decide(unchoose(decision, region, technique)))
            return
        self._bridge.apply(Decide(choose(decision, region, technique, recommendation)))
        row = self.rows.get((region, technique))
        if row is not None and recommendation.cell(region, technique).state is CellState.RELATIVE:
            row.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        for row in self.rows.values():
            row.reason.commit()

    def _add_row(self, place: tuple[str, str]) -> None:
        row = PlannedRow(self._bridge.content, self._bridge.evaluation.evaluated_on, self)

        def remove() -> None:
            self._bridge.apply(Decide(unchoose(self._bridge.evaluation.decision, *place)))

        def reason(text: str) -> None:
            decision = give_reason(self._bridge.evaluation.decision, *place, text)
            self._bridge.apply(Decide(decision, typing=f"reason {place[0]} {place[1]}"))

        row.removed.connect(remove)
        row.reason_given.connect(reason)
        self.rows[place] = row
        self._layout.addWidget(row)
        if self.isVisible():
            row.show()
