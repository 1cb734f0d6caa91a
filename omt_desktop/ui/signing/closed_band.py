"""The band that says, above all steps, why nothing of the evaluation can be changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_look, set_shown
from omt_desktop.workflow.ready_to_sign import late_entry
from omt_desktop.workflow.signature_words import addenda_counted, elsewhere_in_words, signed_in_words


class ClosedBand(QFrame):
    """Away while the evaluation can be edited and is no late entry. Its words can be selected and copied."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._bridge = bridge
        self.words = PlainLabel("", wrap=True, parent=self)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Selecting words must not take the hand out of a field.
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.addWidget(self.words)
        bridge.closed_changed.connect(self.show_current)
        bridge.changed.connect(self.show_current)
        self.show_current()

    def show_current(self) -> None:
        """What the record says of itself now."""
        record = self._bridge.record
        lines = [f"✓ {line}" for line in signed_in_words(record)]
        if lines:
            lines.append(f"Nothing of it changes any more. {addenda_counted(record)}")
        lines += elsewhere_in_words(record)
        late = late_entry(record)
        if late:
            lines.append(late)
        if record.doubt:
            lines.insert(0, f"✕ {record.doubt}")
        self.words.setText("\n".join(lines))
        set_look(self, "kind", "danger" if record.doubt else "ok" if record.signed else "warning")
        set_shown(self, bool(lines))
