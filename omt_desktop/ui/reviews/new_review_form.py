"""Setting a day on which the patient is looked at again: what for, and when, in any usual words."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.day_words import weekday_in_words
from omt_desktop.workflow.typed_date import UnreadableDate
from omt_desktop.workflow.typed_time import read_day_ahead


class NewReviewForm(QWidget):
    """Says while it is typed which day is meant; what is typed stays until it was kept."""

    wanted = Signal(str, object)
    """What is to be looked at, and the day."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.what, self.when = QLineEdit(), QLineEdit()
        self.what.setAccessibleName("What is to be looked at again")
        self.what.setPlaceholderText("What to look at again")
        self.when.setAccessibleName("When")
        self.when.setPlaceholderText("in 4 weeks")
        self.when.setFixedWidth(136)
        self.keep = Button("Remind me")
        self.word = PlainLabel("", "small", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.what, 1)
        row.addWidget(self.when)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.word)
        set_shown(self.word, False)
        self.when.textEdited.connect(self._read)
        self.keep.clicked.connect(self._want)
        for line in (self.what, self.when):
            line.returnPressed.connect(self._want)

    def clear(self) -> None:
        """Both lines are empty."""
        self.what.clear()
        self.when.clear()
        self.say("")

    def say(self, text: str, role: str = "danger") -> None:
        """Why it cannot be kept, or which day is meant; empty for nothing."""
        self.word.setText(text)
        self.word.set_role(role)
        set_shown(self.word, bool(text))

    def _read(self) -> None:
        try:
            self.say(weekday_in_words(read_day_ahead(self.when.text(), self._today())), "small")
        except UnreadableDate:
            # Nobody is told off while the day is not typed to its end.
            self.say("")

    def _want(self) -> None:
        if not self.what.text().strip():
            self.say("Write down what is to be looked at again.")
            self.what.setFocus()
            return
        try:
            day = read_day_ahead(self.when.text(), self._today())
        except UnreadableDate as problem:
            self.say(f"{problem} Such as in 4 weeks, or 12 Jan 2027.")
            self.when.setFocus()
            return
        self.wanted.emit(self.what.text(), day)
