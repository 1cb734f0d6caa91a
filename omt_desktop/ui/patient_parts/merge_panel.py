"""Joining two records of one person: which stays, which is joined, which field comes from which, and what follows."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from omt_desktop.domain.patient import Patient
from omt_desktop.ui.button import Button
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.patient_mark import PatientMark
from omt_desktop.ui.patient_parts.merge_preview import MergePreview
from omt_desktop.ui.patient_rows import identity_line
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.row_list import Row, RowList
from omt_desktop.workflow.patient_merge import PatientHoldings

_ASK = "Which record is of the same person? Likely ones are listed; search for others."


class MergePanel(QFrame):
    """First the other record is chosen, then what stays; joining is announced, and so is taking it back."""

    searched = Signal(str)
    chosen = Signal(str)
    """The id of the record to join."""
    swapped = Signal()
    """The other record is to stay."""
    join_wanted = Signal()
    back_wanted = Signal()
    """The joining is to be taken back."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._mark = PatientMark(40)
        self.name, self.identity = PlainLabel("", "heading", wrap=True), PlainLabel("", "small", wrap=True)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Name, birth date, record number or phone")
        self.search.setAccessibleName("Find the other record")
        self.search.textChanged.connect(self.searched)
        self.list = RowList("Records that may be of the same person")
        self.list.setProperty("role", "bare")
        self.list.opened.connect(self.chosen)
        self.word = PlainLabel(_ASK, "muted", wrap=True)
        self.preview = MergePreview()
        self.join = Button("Join these records")
        self.join.setProperty("role", "primary")
        self.swap, self.back = Button("Keep the other record"), Button("Take it back")
        self.close_it = IconButton("close", "Close")
        for button, signal in (
            (self.join, self.join_wanted),
            (self.swap, self.swapped),
            (self.back, self.back_wanted),
            (self.close_it, self.closed),
        ):
            button.clicked.connect(signal)
        self._arrange()

    def ask(self, kept: Patient, today: date) -> None:
        """Asks for the record that is joined to this one."""
        self._show_kept(kept, today)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._show_stage(choosing=True, word=_ASK)
        self.search.setFocus()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows these records to choose from."""
        self.list.show_rows(rows)

    def show_pair(self, kept: Patient, joined: Patient, moving: PatientHoldings, today: date) -> None:
        """Shows what would become of the two records; nothing is joined yet."""
        self._show_kept(kept, today)
        self.preview.show_pair(kept, joined, today)
        self._show_stage(choosing=False, word=_what_moves(joined, moving))
        self.join.setFocus()

    def show_joined(self, kept: Patient, joined: Patient, today: date) -> None:
        """Says that it is done, and offers to take it back as long as the panel is open."""
        self._show_kept(kept, today)
        self._show_stage(choosing=False, word="", done=True)
        self.word.setText(
            f"Joined. What was kept under the record of {joined.full_name} is this patient's now, and is found by both "
            "names and numbers. It can be taken back until this is closed."
        )
        self.close_it.setFocus()

    def say(self, problem: str) -> None:
        """Why it could not be done."""
        self.word.setText(problem)
        self.word.set_role("danger")

    def _show_kept(self, kept: Patient, today: date) -> None:
        self._mark.show_patient(kept.id)
        self.name.setText(kept.called_name)
        self.identity.setText(identity_line(kept, today))

    def _show_stage(self, *, choosing: bool, word: str, done: bool = False) -> None:
        self.word.setText(word)
        self.word.set_role("ok" if done else "muted")
        comparing = not choosing and not done
        self.search.setVisible(choosing)
        self.list.setVisible(choosing)
        self._scrolled.setVisible(comparing)
        self.join.setVisible(comparing)
        self.swap.setVisible(comparing)
        self.back.setVisible(done)
        self.close_it.setText("Close" if done else "Cancel")

    def _arrange(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.identity)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._mark)
        head.addLayout(names, 1)
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        self.preview.setProperty("role", "scrolled")
        self._scrolled.setWidget(self.preview)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.join, self.back, self.swap, self.close_it):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel("Join two records of one person", "heading"))
        column.addWidget(PlainLabel("The record that stays", "label"))
        column.addLayout(head)
        column.addWidget(self.word)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self._scrolled, 1)
        column.addStretch(0)
        column.addLayout(buttons)


def _what_moves(joined: Patient, moving: PatientHoldings) -> str:
    """`2 evaluations (1 signed), 1 document of this record become the patient's too.`"""
    counts = (
        (moving.evaluations, "evaluation", "evaluations", f" ({moving.signed} signed)" if moving.signed else ""),
        (moving.documents, "document", "documents", ""),
        (moving.sessions, "session", "sessions", ""),
        (moving.follow_ups, "follow-up", "follow-ups", ""),
    )
    told = [f"{count} {one if count == 1 else many}{extra}" for count, one, many, extra in counts if count]
    held = f"{', '.join(told)} of the other record" if told else "The other record holds no evaluations; it"
    number = f" Its number {joined.mrn} finds this patient then." if joined.mrn else ""
    become = " become this patient's too; nothing signed is changed." if told else " becomes this patient's too."
    return f"{held}{become}{number} Phones, alerts and notes of both are kept."
