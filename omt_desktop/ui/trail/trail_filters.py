"""Which lines of the trail are wanted: by person, by what was done, by patient, and from which day to which."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.choice_box import ChoiceBox
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.trail.line import TrailFilter
from omt_desktop.workflow.trail.words import KIND_WORDS
from omt_desktop.workflow.typed_date import UnreadableDate, read_day

_ANYBODY, _ANYTHING = "Anybody", "Anything"


class TrailFilters(QWidget):
    """Announces that the list is to be read anew; a day that cannot be read is said beside it, and nothing is read."""

    wanted = Signal()

    def __init__(self, people: Mapping[str, str], zone: tzinfo | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.person, self.kind = ChoiceBox(), ChoiceBox()
        self.person.addItem(_ANYBODY, "")
        for person_id, name in people.items():
            self.person.addItem(name, person_id)
        self.kind.addItem(_ANYTHING, "")
        for kind, words in sorted(KIND_WORDS.items(), key=lambda pair: pair[1]):
            self.kind.addItem(words, str(kind))
        self.patient, self.since, self.until = QLineEdit(), QLineEdit(), QLineEdit()
        self.patient.setPlaceholderText("Name or record number")
        for day in (self.since, self.until):
            day.setPlaceholderText("20 Nov 2026")
        self.show_lines = Button("Show")
        self.show_lines.setProperty("role", "primary")
        self.told = PlainLabel("", "danger", wrap=True)
        self.told.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        for label, field in (
            ("Who", self.person), ("What", self.kind), ("Patient", self.patient), ("From", self.since),
            ("To", self.until),
        ):  # fmt: skip
            row.addLayout(_labelled(label, field), 1)
        row.addLayout(_labelled(" ", self.show_lines))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.told)
        self.show_lines.clicked.connect(self.wanted)
        for line in (self.patient, self.since, self.until):
            line.returnPressed.connect(self.wanted)
        for box in (self.person, self.kind):
            box.activated.connect(lambda _: self.wanted.emit())

    def read(self, patient_id: str) -> TrailFilter | None:
        """What is wanted, of this patient where there is one; None where a day cannot be read, which is then said."""
        try:
            since, until = self._moment(self.since.text()), self._moment(self.until.text())
        except UnreadableDate as problem:
            self.tell(str(problem))
            return None
        self.tell("")
        after_the_day = until + timedelta(days=1) if until is not None else None
        return TrailFilter(
            self.person.currentData(), self.kind.currentData(), patient_id, since=since, until=after_the_day
        )

    def tell(self, words: str) -> None:
        """What is wrong with what was asked for; nothing for an empty text."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _moment(self, text: str) -> datetime | None:
        return datetime.combine(read_day(text), time.min, self._zone) if text.strip() else None


def _labelled(words: str, field: QWidget) -> QVBoxLayout:
    label = PlainLabel(words, "label")
    label.setBuddy(field)
    field.setAccessibleName(words.strip() or "Show")
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(field)
    return column
