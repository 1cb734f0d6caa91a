"""An exact day; the words beside it say which day was understood."""

from datetime import date

from PySide6.QtWidgets import QWidget

from omt_desktop.ui.field_widget import FieldSetup
from omt_desktop.ui.typed_entry import Entry, TypedEntry
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.typed_date import UnreadableDate
from omt_desktop.workflow.typed_moment import moment_as_typed, read_moment

_WIDTH = 128


class DateField(TypedEntry):
    """Days after the evaluation, days that do not exist and days that may be two are named and not recorded."""

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        super().__init__(setup, _WIDTH, parent)
        self._today = setup.today
        self.line.setPlaceholderText("2 Mar 2026")

    def read(self, text: str) -> Entry:
        if not text.strip():
            return Entry()
        try:
            return Entry(read_moment(text, self._today, partial=False))
        except UnreadableDate as unreadable:
            return Entry(problem=str(unreadable))

    def written(self, value: Value) -> str:
        return moment_as_typed(value) if isinstance(value, date) else str(value)

    def understood(self, value: Value | None) -> str:
        return day_in_words(value) if isinstance(value, date) else ""
