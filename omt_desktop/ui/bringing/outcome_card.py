"""What bringing a file in would do, or did: counts, the first patients, and everything that is refused."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.text_list import TextList
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.bringing.brought import Brought
from omt_desktop.workflow.bringing.brought_words import (
    counts_in_words,
    notes_in_words,
    patients_in_words,
    refusals_in_words,
)


class OutcomeCard(QWidget):
    """Empty until it is told something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = PlainLabel("", wrap=True)
        self.refused = TextList("Not taken over")
        self.notes = TextList("To look at")
        self.patients = TextList("The first patients of the file")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.counts, self.refused, self.notes, self.patients):
            column.addWidget(part)

    def show_brought(self, brought: Brought, *, done: bool) -> None:
        """What would happen, or with `done` what happened."""
        self.counts.setText(counts_in_words(brought, done=done))
        self.refused.show_lines(refusals_in_words(brought))
        self.notes.show_lines(notes_in_words(brought))
        self.patients.show_lines(() if done else patients_in_words(brought))
        set_shown(self, True)
