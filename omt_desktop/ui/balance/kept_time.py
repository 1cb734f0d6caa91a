"""A time that was not recorded, with the reason, kept in sight until the doctor decides about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.balance import TimedTest
from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.balance_words import timed_in_words


class KeptTime(QFrame):
    """Nothing is lost by itself: the time goes into the note, is tried again, or is discarded by hand."""

    retried = Signal()
    noted = Signal()
    discarded = Signal()

    def __init__(
        self, test: TimedTest, seconds: float, problem: str, *, notable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.test = test
        self.seconds = seconds
        self.setProperty("role", "kept")
        words = f"Not recorded: {timed_in_words(test, seconds)}. {problem}"
        self.text = PlainLabel(words, "warning", wrap=True, parent=self)
        self.retry = Button("Record it now", self)
        self.note = Button("Keep it in the note", self)
        self.note.setVisible(notable)
        self.discard = Button("Discard", self)
        self.discard.setProperty("role", "quiet")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button, signal in ((self.retry, self.retried), (self.note, self.noted), (self.discard, self.discarded)):
            button.clicked.connect(signal)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addLayout(buttons)
