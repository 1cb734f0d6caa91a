"""The few parts of a small finding in one line, each with its label in front; a note waits behind a button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from omt_desktop.domain.exam import Field, FieldKind
from omt_desktop.ui.field_widget import FieldWidget
from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.single_choice import segments_width
from omt_desktop.workflow.answer_words import Value

_MOST_PARTS = 4
_WIDEST = 900
"""About two lines of the page, in pixels."""
_NUMBER_WIDTH = 140
_SMALL_KINDS = (FieldKind.TRI, FieldKind.CHOICE, FieldKind.NUMBER, FieldKind.SIDE, FieldKind.SEVERITY)


def fits_inline(parts: Sequence[Field]) -> bool:
    """Whether the parts are few and small enough to stand in a line or two."""
    asked = [part for part in parts if part.kind is not FieldKind.TEXT]
    small = all(part.kind in _SMALL_KINDS for part in asked) and len(parts) - len(asked) <= 1
    width = sum(_NUMBER_WIDTH if part.kind is FieldKind.NUMBER else segments_width(part.options) for part in asked)
    return small and len(asked) <= _MOST_PARTS and width <= _WIDEST


class InlineParts(LabelledParts):
    """Small parts side by side."""

    def arrange(self, make_part: Callable[[Field], FieldWidget]) -> None:
        flow = FlowLayout(self, gap=10)
        self._notes: dict[str, QPushButton] = {}
        for field in self.fields:
            widget = self.make(field, make_part)
            if field.kind is FieldKind.TEXT:
                flow.addWidget(self._note_button(field, widget))
                widget.setParent(self)
                widget.setMinimumWidth(280)
                widget.hide()
                flow.addWidget(widget)
            else:
                flow.addWidget(self._pair(field, widget))

    def show_part(self, key: str, value: Value | None) -> None:
        super().show_part(key, value)
        if key in self._notes and value is not None:
            self._open_note(key)

    def _pair(self, field: Field, widget: FieldWidget) -> QWidget:
        pair = QWidget(self)
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        label = PlainLabel(field.label, "small", parent=pair)
        label.setBuddy(widget)
        line.addWidget(label)
        line.addWidget(widget)
        return pair

    def _note_button(self, field: Field, widget: FieldWidget) -> QPushButton:
        button = QPushButton(f"{field.label}…", self)
        button.setProperty("role", "quiet")

        def write() -> None:
            self._open_note(field.key)
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

        button.clicked.connect(write)
        self._notes[field.key] = button
        return button

    def _open_note(self, key: str) -> None:
        self._notes[key].hide()
        self.part(key).show()
