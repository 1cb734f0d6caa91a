"""The grade and the note of one named dysfunction."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import NOTE
from omt_desktop.domain.exam import Item
from omt_desktop.domain.spine.grade_parts import KEY_LESION, SEVERITY, SIGNS
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.part_fields import part_maker
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.answer_words import Value

_LABEL_WIDTH = 56
_KEYS = (SEVERITY, SIGNS, KEY_LESION, NOTE)


class GradeEditor(QFrame):
    """Severity, TART signs, key lesion and note under the name of the dysfunction."""

    answered = Signal(str, object, bool)
    """Key, value and whether it is typing."""

    def __init__(self, item: Item, name: str, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "editor")
        fields = [part for key in _KEYS for part in item.parts if part.key == key]
        self.parts = LabelledParts(fields, part_maker(item, bridge, narrow=True), self, label_width=_LABEL_WIDTH)
        self.parts.set_name(name)
        self.parts.answered.connect(self.answered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(PlainLabel(name, "label", parent=self))
        layout.addWidget(self.parts)
        self.setFocusProxy(self.parts)

    def show_values(self, value_of: Callable[[str], Value | None]) -> None:
        """Shows what `value_of` says for each key."""
        for key in self.parts.keys:
            self.parts.show_part(key, value_of(key))

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        self.parts.commit()
