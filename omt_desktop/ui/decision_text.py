"""A text of the decision, such as the plan, under its label."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.domain.decision import Decision
from omt_desktop.ui.field_registry import text_field
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.edits import Decide


class DecisionText(QWidget):
    """`read` takes the text out of a decision, `write` makes a decision with another text."""

    def __init__(
        self,
        key: str,
        label: str,
        bridge: SessionBridge,
        read: Callable[[Decision], str],
        write: Callable[[Decision, str], Decision],
    ) -> None:
        super().__init__()
        self._key = key
        self._bridge = bridge
        self._read = read
        self._write = write
        self.field = text_field(key, label, bridge.evaluation.evaluated_on)
        title = PlainLabel(label, "label", parent=self)
        title.setBuddy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(title)
        layout.addWidget(self.field)
        self.field.answered.connect(self._answered)
        self.setFocusProxy(self.field)

    def show_current(self) -> None:
        """The text as it is now."""
        self.field.show_value(self._read(self._bridge.evaluation.decision) or None)

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        self.field.commit()

    def _answered(self, text: str | None, typing: bool) -> None:
        self._bridge.apply(Decide(self._write(self._bridge.evaluation.decision, text or ""), typing=self._key))
