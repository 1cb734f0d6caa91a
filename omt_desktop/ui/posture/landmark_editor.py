"""The landmark the hand is on, in large letters, and everything that is asked of it."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.posture.landmarks import Landmark
from omt_desktop.ui.inline_parts import InlineParts
from omt_desktop.ui.part_fields import part_maker
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.typed_entry import TypedEntry
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.edits import RecordFinding

_WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Escape: 0}


class LandmarkEditor(QFrame):
    """Up, Down and Escape lead back to the figure, to the landmark before, after, or the same."""

    left = Signal(int)
    """The hand goes back to the figure, so many landmarks on."""

    def __init__(self, landmark: Landmark, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.landmark = landmark
        self._bridge = bridge
        self.parts = InlineParts(landmark.fields, part_maker(landmark.item, bridge), self)
        self.parts.set_name(landmark.name)
        self.parts.answered.connect(self._answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.parts)
        if landmark.item.field.hint:
            column.addWidget(PlainLabel(landmark.item.field.hint, "small", wrap=True, parent=self))
        self.setFocusProxy(self.parts)
        self.show_current()

    def show_current(self) -> None:
        """Shows what is recorded of the landmark now."""
        finding = self._bridge.evaluation.findings.get(self.landmark.item.id)
        for key in self.parts.keys:
            self.parts.show_part(key, finding.get(key) if finding else None)

    def type_measure(self, event: QKeyEvent) -> None:
        """The key goes into the number that is measured here; nothing where none is."""
        measure = self.landmark.measure
        entry = self.parts.part(measure.key) if measure is not None else None
        if isinstance(entry, TypedEntry):
            entry.setFocus(Qt.FocusReason.OtherFocusReason)
            entry.line.selectAll()
            QCoreApplication.sendEvent(entry.line, event)

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        self.parts.commit()

    def event(self, event: QEvent) -> bool:
        # The window's own Escape leaves the evaluation; here it only leaves the fields.
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() is QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALK:
            self.left.emit(_WALK[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _answered(self, key: str, value: Value | None, typing: bool) -> None:
        if value is None or isinstance(value, str | int | float):
            item_id = self.landmark.item.id
            held = self._bridge.evaluation.findings.get(item_id) or Finding(item_id, ())
            self._bridge.apply(RecordFinding(item_id, held.with_value(key, value), typing))
