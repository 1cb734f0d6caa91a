"""The notes that wait for a decision, shown before anything else."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.ui.empty_state import EmptyState
from omt_desktop.ui.patient_rows import note_row
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.row_list import RowList
from omt_desktop.workflow.evaluation_record import EvaluationSummary
from omt_desktop.workflow.words import Words, counted

LIMIT = 50


class UnfinishedNotes(QFrame):
    """A click or Enter on a note says which evaluation to open."""

    opened = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words = words
        self.heading = PlainLabel("Unfinished notes", "heading")
        self.detail = PlainLabel("", "muted", wrap=True)
        self.list = RowList("Unfinished notes")
        self.list.setProperty("role", "bare")
        self.list.opened.connect(self.opened)
        self.empty = EmptyState("ok", "No unfinished notes", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 16)
        column.setSpacing(4)
        for label in (self.heading, self.detail):
            label.setContentsMargins(8, 0, 8, 0)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self._stack, 1)

    def show_notes(self, notes: Sequence[EvaluationSummary], patients: int, today: date) -> None:
        """Shows the notes; without any, says what to do in a practice of so many patients."""
        self.list.show_rows([note_row(note, self._words, today) for note in notes])
        self._stack.setCurrentWidget(self.list if notes else self.empty)
        self.heading.setVisible(bool(notes))
        self.detail.setVisible(bool(notes))
        waiting = counted(len(notes), "evaluation is", "evaluations are")
        more = "The latest " if len(notes) >= LIMIT else ""
        self.detail.setText(f"{more}{waiting} not signed yet. Open one to go on where you were.")
        if patients:
            self.empty.say(
                "No unfinished notes", "Choose a patient on the left to see their evaluations or begin a new one."
            )
        else:
            self.empty.say(
                "Welcome",
                "Add your first patient (Ctrl+N) and start an evaluation. Everything is saved while you enter it.",
            )
