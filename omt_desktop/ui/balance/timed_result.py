"""One timed test with all its trials and the result they give, all of which can be typed over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.balance import TimedTest, with_typed
from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import Counts, Field
from omt_desktop.ui.balance.trial_cell import TrialCell
from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.part_fields import part_maker
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_look
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.edits import RecordFinding

_COUNTS = {Counts.LONGEST: "Longest", Counts.SHORTEST: "Shortest", Counts.MEAN: "Mean"}


class TimedResult(QFrame):
    """A press on it chooses the test for the stopwatch."""

    chosen = Signal()

    def __init__(self, test: TimedTest, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.test = test
        self._bridge = bridge
        self._make = part_maker(test.item, bridge)
        self.setProperty("role", "timed")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.cells: dict[str, TrialCell] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.label = PlainLabel(test.names[-1], "label", wrap=True, parent=self)
        head.addWidget(self.label, 1)
        if test.result.counts is not None:
            head.addWidget(PlainLabel(_COUNTS[test.result.counts], "muted", parent=self))
        head.addWidget(self._cell(test.result))
        column.addLayout(head)
        if test.is_repeated:
            # Large cells do not all fit beside one another in a small window.
            trials = FlowLayout(gap=4)
            for trial in test.trials:
                trials.addWidget(self._cell(trial))
            column.addLayout(trials)
        for cell in self.cells.values():
            column.addWidget(cell.problem)
            cell.show_problem()

    def show_finding(self, finding: Finding | None) -> None:
        """Shows every trial and the result as they are recorded."""
        for key, cell in self.cells.items():
            cell.show_time(finding.get(key) if finding else None)

    def show_chosen(self, chosen: bool) -> None:
        """Whether the stopwatch times this test."""
        set_look(self, "chosen", chosen)

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        for cell in self.cells.values():
            cell.commit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(event.button() is Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def _cell(self, field: Field) -> TrialCell:
        cell = TrialCell(field, self._make(field), ", ".join((*self.test.names[:1], field.label or "time")), self)
        cell.answered.connect(lambda seconds, typing: self._typed(field.key, seconds, typing))
        self.cells[field.key] = cell
        return cell

    def _typed(self, key: str, seconds: Value | None, typing: bool) -> None:
        if seconds is None or isinstance(seconds, int | float):
            held = self._bridge.evaluation.findings.get(self.test.item.id)
            changed = with_typed(self.test, held, key, seconds)
            self._bridge.apply(RecordFinding(self.test.item.id, changed, typing))
