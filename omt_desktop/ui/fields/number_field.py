"""A measured number with its unit; comma and point both count as the decimal sign."""

from PySide6.QtWidgets import QWidget

from omt_desktop.ui.field_widget import FieldSetup
from omt_desktop.ui.typed_entry import Entry, TypedEntry
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.typed_number import (
    number_as_typed,
    other_unit_in_words,
    read_number,
    written_unit,
)

_WIDTH = 76


class NumberField(TypedEntry):
    """What is no number, or lies outside the range of the field, is named and not recorded."""

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        self._units = setup.units
        super().__init__(setup, _WIDTH, parent)
        self.unit.setText(written_unit(setup.field.unit, setup.units))

    def read(self, text: str) -> Entry:
        entry = read_number(text, self.field, self._units)
        return Entry(entry.value, entry.problem)

    def written(self, value: Value) -> str:
        return number_as_typed(value, self.field.unit, self._units) if isinstance(value, int | float) else str(value)

    def understood(self, value: Value | None) -> str:
        return other_unit_in_words(value, self.field.unit, self._units) if isinstance(value, int | float) else ""
