"""A measured number with its unit; comma and point both count as the decimal sign."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from omt_desktop.ui.field_widget import FieldSetup
from omt_desktop.ui.number_line import BUTTON_WIDTH, NumberLine
from omt_desktop.ui.number_pad import BACK, DONE, DOWN, NEXT, SIGN, UP, NumberPad
from omt_desktop.ui.typed_entry import Entry, TypedEntry
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.number_steps import can_be_negative, stepped, turned
from omt_desktop.workflow.typed_number import (
    number_as_typed,
    other_unit_in_words,
    range_in_words,
    read_number,
    written_unit,
)

_WIDTH = 64 + BUTTON_WIDTH
_STEPS = {UP: 1, DOWN: -1}


class NumberField(TypedEntry):
    """What is no number, or lies outside the range of the field, is named and not recorded.

    The number is typed, or tapped on a pad that opens beside the line.
    """

    line: NumberLine

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        self._units = setup.units
        self.pad: NumberPad | None = None
        """The number pad while it is open."""
        super().__init__(setup, _WIDTH, parent)
        self.unit.setText(written_unit(setup.field.unit, setup.units))
        self.line.pad_wanted.connect(self.toggle_pad)

    def make_line(self) -> NumberLine:
        return NumberLine(self)

    def read(self, text: str) -> Entry:
        entry = read_number(text, self.field, self._units)
        return Entry(entry.value, entry.problem)

    def written(self, value: Value) -> str:
        return number_as_typed(value, self.field.unit, self._units) if isinstance(value, int | float) else str(value)

    def understood(self, value: Value | None) -> str:
        return other_unit_in_words(value, self.field.unit, self._units) if isinstance(value, int | float) else ""

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.line.set_name(name)

    def toggle_pad(self) -> None:
        """Opens the number pad, with the number selected so that the next digit replaces it; or closes it."""
        if self.pad is not None:
            self.pad.close_pad()
            return
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        self.line.selectAll()
        limits = range_in_words(self.field, self._units)
        name = self.line.accessibleName() or self.field.label
        signed, has_next = can_be_negative(self.field), self.line.next_number() is not None
        self.pad = NumberPad(self.line, name, limits[:1].upper() + limits[1:], signed=signed, has_next=has_next)
        self.pad.pressed.connect(self._tap)
        self.pad.closed.connect(self._forget_pad)
        self.pad.say(self.read(self.line.text()).problem)
        self.pad.open()

    def _tap(self, key: str) -> None:
        if key in (DONE, NEXT):
            self.commit()
            if self.pad is not None:
                self.pad.close_pad()
            following = self.line.next_number() if key == NEXT else None
            if following is not None:
                following.ask_for_pad()
            return
        if key == BACK:
            self.line.backspace()
        elif key in _STEPS:
            self._write(stepped(self.line.text(), _STEPS[key], self.field, self._units))
        elif key == SIGN:
            self._write(turned(self.line.text()))
        else:
            self.line.insert(key)

    def _write(self, text: str) -> None:
        """Replaces what is in the line as typing does, so that it can be taken back there too."""
        self.line.selectAll()
        self.line.insert(text)

    def _say(self, entry: Entry) -> None:
        super()._say(entry)
        if self.pad is not None:
            self.pad.say(entry.problem)

    def _forget_pad(self) -> None:
        self.pad = None
