"""Who may be the same person as the one in the form, with the reasons, while there is still time."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.patient import Patient
from omt_desktop.ui.button import Button
from omt_desktop.ui.patient_mark import PatientMark
from omt_desktop.ui.patient_rows import identity_line
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.likely_duplicates import Likeness


class AlikeRow(QWidget):
    """One of them: mark, name, who it is, why it may be the same, and a button that takes the record."""

    chosen = Signal(object)
    """The patient whose record is to be used."""

    def __init__(self, one: Likeness, today: date, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patient: Patient = one.patient
        mark = PatientMark(32)
        mark.show_patient(one.patient.id)
        self.name = PlainLabel(one.patient.called_name, "label", wrap=True)
        self.identity = PlainLabel(identity_line(one.patient, today), "small", wrap=True)
        self.reasons = PlainLabel(f"{one.sentence} · {one.score} of 100", "warning", wrap=True)
        self.use = Button(word)
        self.use.setAccessibleName(f"{word}: {one.patient.full_name}, {one.sentence}")
        self.use.clicked.connect(lambda: self.chosen.emit(self.patient))
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.name, self.identity, self.reasons):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(mark)
        row.addLayout(words, 1)
        row.addWidget(self.use)


class AlikeCard(QFrame):
    """Hidden while nobody is alike. Nothing is decided here: whoever types may go on with a new record."""

    chosen = Signal(object)
    """The patient whose record is to be used instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "alike")
        self._found: tuple[Likeness, ...] = ()
        self.rows: list[AlikeRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(12)
        self._column.addWidget(PlainLabel("This may be a patient you already have", "label"))
        self.hide()

    def show_alike(self, found: Sequence[Likeness], today: date, *, may_use: bool) -> None:
        """Shows these, the likeliest first, and no others; their records are offered in place of a new one only."""
        if tuple(found) == self._found:
            return
        self._found = tuple(found)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [AlikeRow(one, today, "Use this record") for one in found]
        for row in self.rows:
            row.chosen.connect(self.chosen)
            row.use.setVisible(may_use)
            self._column.addWidget(row)
        self.setVisible(bool(found))
