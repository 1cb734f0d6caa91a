"""The doctor's decision: follow the recommendation, or differ and say why."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.domain.decision import Stance
from omt_desktop.domain.exam import Option
from omt_desktop.ui.field_registry import text_field
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_look, set_shown
from omt_desktop.workflow.edits import Decide

_STANCES = (Option(Stance.AGREE, "Follow the recommendation"), Option(Stance.DIFFER, "Decide differently"))
_KEYS = {"f": Stance.AGREE, "d": Stance.DIFFER, "1": Stance.AGREE, "2": Stance.DIFFER}


class DecisionForm(QWidget):
    """Differing counts as decided only with its reason; picking the same again takes the decision back."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.stances = OptionButtons(_STANCES, _KEYS, joined=True, parent=self)
        self.stances.set_name("Decision")
        self.status = PlainLabel("", "small", wrap=True, parent=self)
        self.reason_label = PlainLabel("Why the decision differs", "label", parent=self)
        self.reason = text_field("reason", "Why the decision differs", bridge.evaluation.evaluated_on)
        self.reason_label.setBuddy(self.reason)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.stances, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.reason_label)
        layout.addWidget(self.reason)
        layout.addWidget(self.status)
        self.stances.picked.connect(self._pick)
        self.stances.taken_back.connect(lambda: self._decide(None))
        self.reason.answered.connect(self._give_reason)
        self.setFocusProxy(self.stances)

    def show_current(self) -> None:
        """The decision as it is now, and whether it counts."""
        decision = self._bridge.evaluation.decision
        self.stances.show_on([decision.stance] if decision.stance else [], asked=decision.stance is not None)
        wanted = decision.stance is Stance.DIFFER
        for part in (self.reason_label, self.reason):
            set_shown(part, wanted or bool(decision.reason))
        self.reason.show_value(decision.reason or None)
        if decision.counts:
            further = "" if self._bridge.record.signed else " It can be changed until the evaluation is signed."
            words, role = f"✓ Decided.{further}", "ok"
        elif wanted:
            words, role = "Not decided yet: write why, so that the decision counts.", "danger"
        else:
            words, role = "Not decided yet.", "muted"
        self.status.setText(words)
        self.status.set_role(role)
        set_look(self.reason, "needed", wanted and not decision.reason.strip())

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        self.reason.commit()

    def _pick(self, stance_id: str) -> None:
        stance = Stance(stance_id)
        self._decide(None if stance is self._bridge.evaluation.decision.stance else stance)
        if self._bridge.evaluation.decision.stance is Stance.DIFFER:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, stance: Stance | None) -> None:
        self._bridge.apply(Decide(replace(self._bridge.evaluation.decision, stance=stance)))

    def _give_reason(self, text: str | None, typing: bool) -> None:
        decision = replace(self._bridge.evaluation.decision, reason=text or "")
        self._bridge.apply(Decide(decision, typing="reason"))
