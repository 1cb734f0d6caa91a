"""A finding of several parts, recorded together under one item of the exam."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import Finding
from omt_desktop.ui.field_widget import FieldSetup, FieldWidget, Placement
from omt_desktop.ui.inline_parts import InlineParts, fits_inline
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.answer_words import Value


class FindingField(FieldWidget):
    """Every part stands by itself; a finding without any part is not examined."""

    placement = Placement.BELOW

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        super().__init__(setup, parent)
        self._item_id = setup.field.key
        inline = fits_inline(setup.parts)
        self.parts = (InlineParts if inline else LabelledParts)(setup.parts, setup.make_part, self)
        self.clear = QPushButton("Not examined", self)
        self.clear.setProperty("role", "quiet")
        self.clear.setToolTip("Takes everything recorded here back")
        self._clearable = not inline
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.parts)
        layout.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignRight)
        self._value: Finding | None = None
        self.parts.answered.connect(self._part_answered)
        self.clear.clicked.connect(lambda: self._answer(None, False))
        self.setFocusProxy(self.parts)
        self.show_value(None)

    def show_value(self, value: Value | None) -> None:
        self._value = value if isinstance(value, Finding) else None
        for key in self.parts.keys:
            self.parts.show_part(key, self._value.get(key) if self._value else None)
        set_shown(self.clear, self._clearable and self._value is not None)

    def commit(self) -> None:
        self.parts.commit()

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.parts.set_name(name)

    def _part_answered(self, key: str, value: Value | None, typing: bool) -> None:
        held = self._value or Finding(self._item_id, ())
        if value is None or isinstance(value, str | int | float):
            self._answer(held.with_value(key, value), typing)
        elif isinstance(value, tuple):
            self._answer(held.with_value(key, tuple(map(str, value))), typing)

    def _answer(self, value: Finding | None, typing: bool) -> None:
        kept = value if value and value.values else None
        self.show_value(kept)
        self.answered.emit(kept, typing)
