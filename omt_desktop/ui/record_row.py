"""One row of a list of records: its columns under one another, with a way to remove it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.evaluation import FactRecord
from omt_desktop.domain.exam import Field, FieldKind
from omt_desktop.domain.judgement import PARTIAL_DATE_KEY
from omt_desktop.ui.field_widget import FieldWidget
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.answer_words import Value


class RecordRow(QFrame):
    """The exact date and the date known in part are one line to type in; the answer goes where it belongs."""

    changed = Signal(object, bool)
    removed = Signal()

    def __init__(
        self,
        columns: Sequence[Field],
        make_part: Callable[[Field], FieldWidget],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "record")
        self._record = FactRecord()
        self._moment_key = _moment_key(columns)
        self.parts = LabelledParts([*self._shown(columns)], make_part, self)
        self.parts.set_name(name)
        self.parts.answered.connect(self._column_answered)
        self.remove = QPushButton("Remove", self)
        self.remove.setProperty("role", "quiet")
        self.remove.setAccessibleName(f"{name}: remove")
        self.remove.clicked.connect(self.removed)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(name, "label", wrap=True, parent=self), 1)
        head.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 12)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.parts)
        self.setFocusProxy(self.parts)

    def show_record(self, record: FactRecord) -> None:
        """Shows the row without announcing it."""
        self._record = record
        for key in self.parts.keys:
            value = record.get(key)
            if key == self._moment_key and value is None:
                value = record.get(PARTIAL_DATE_KEY)
            self.parts.show_part(key, value)

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        self.parts.commit()

    def _shown(self, columns: Sequence[Field]) -> list[Field]:
        if not self._moment_key:
            return list(columns)
        kept = [column for column in columns if column.key != PARTIAL_DATE_KEY]
        return [replace(c, kind=FieldKind.PARTIAL_DATE) if c.key == self._moment_key else c for c in kept]

    def _column_answered(self, key: str, value: Value | None, typing: bool) -> None:
        record = self._record
        if key == self._moment_key:
            record = record.with_entry(PARTIAL_DATE_KEY, value if isinstance(value, PartialDate) else None)
            record = record.with_entry(key, value if isinstance(value, date) else None)
        elif value is None or isinstance(value, str | date | PartialDate):
            record = record.with_entry(key, value)
        self._record = record
        self.changed.emit(record, typing)


def _moment_key(columns: Sequence[Field]) -> str:
    """The key of the exact date that goes together with a date known in part; empty where there is none."""
    if not any(column.key == PARTIAL_DATE_KEY for column in columns):
        return ""
    return next((column.key for column in columns if column.kind is FieldKind.DATE), "")
