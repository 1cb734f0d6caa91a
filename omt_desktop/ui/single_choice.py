"""A field of which one option is the answer; picking it again takes the answer back."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.field_widget import FieldSetup, FieldWidget, Placement
from omt_desktop.ui.option_button import Mark
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.workflow.answer_words import Value

_JOINED_OPTIONS = 6
_BESIDE_WIDTH = 299
_JOINED_WIDTH = 440
_NARROW_WIDTH = 330
_LETTER_WIDTH = 7
_SEGMENT_PADDING = 26
"""In pixels, near enough to choose between segments beside the label, segments below it, and chips."""


class SingleChoice(FieldWidget):
    """Segments where they are few and short, otherwise chips with rings."""

    def __init__(
        self, setup: FieldSetup, options: Sequence[Option], keys: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(setup, parent)
        room = _NARROW_WIDTH if setup.narrow else _JOINED_WIDTH
        joined = len(options) <= _JOINED_OPTIONS and segments_width(options) <= room
        beside = joined and segments_width(options) <= _BESIDE_WIDTH
        self.placement = Placement.BESIDE if beside else Placement.BELOW
        mark = None if joined else Mark.RING
        self.choices = OptionButtons(options, keys, joined=joined, calm=setup.calm, mark=mark, parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choices, 0 if joined else 1)
        if joined:
            layout.addStretch(1)
        self._value: Value | None = None
        self.choices.picked.connect(self._pick)
        self.choices.taken_back.connect(lambda: self._answer(None))
        self.setFocusProxy(self.choices)

    def value_of(self, option_id: str) -> Value:
        """The value that the option stands for."""
        return option_id

    def show_value(self, value: Value | None) -> None:
        self._value = value
        self.choices.show_on(() if value is None else (str(value),), asked=value is not None)

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.choices.set_name(name)

    def _pick(self, option_id: str) -> None:
        value = self.value_of(option_id)
        self._answer(None if value == self._value else value)

    def _answer(self, value: Value | None) -> None:
        if value != self._value:
            self.show_value(value)
            self.answered.emit(value, False)


def segments_width(options: Sequence[Option]) -> int:
    """About how wide the options are as segments in one line, in pixels."""
    return sum(len(option.label) * _LETTER_WIDTH + _SEGMENT_PADDING for option in options)


def digit_keys(options: Sequence[Option]) -> dict[str, str]:
    """Keys 1 to 9 for the first nine options; a scale whose options are digits is answered by them."""
    if all(len(option.id) == 1 and option.id.isdecimal() for option in options):
        return {option.id: option.id for option in options}
    return {str(number): option.id for number, option in enumerate(options[:9], 1)}
