"""Asks, before something leaves the program, to whom it goes and why. Offers what was said last; Enter is enough."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.disclosure import REASONS, RECIPIENTS, Disclosure, disclosure_of
from omt_desktop.workflow.errors import Refusal

Answer = Callable[[Disclosure], None]


class DisclosureStrip(QFrame):
    """Hidden until it is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusbar")
        self._answer: Answer | None = None
        self.to = _line("Given to", RECIPIENTS)
        self.why = _line("Why", REASONS)
        self.to.setText(RECIPIENTS[0])
        self.why.setText(REASONS[0])
        self.problem = PlainLabel("", "danger", wrap=True)
        self.problem.hide()
        self.confirm = Button("Go on")
        self.confirm.setProperty("role", "primary")
        self.cancel = Button("Cancel")
        self._arrange()
        self.confirm.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self.hide)
        self.to.returnPressed.connect(self.why.setFocus)
        self.why.returnPressed.connect(self._confirm)
        self.hide()

    def ask(self, act: str, answer: Answer) -> None:
        """Shows itself; `answer` is called with what was said, unless it is cancelled. `act` is on the button."""
        self._answer = answer
        self.confirm.setText(act)
        self.problem.hide()
        self.show()
        self.to.setFocus()
        self.to.selectAll()

    def said(self) -> Disclosure | None:
        """What stands in the lines; None where one of them is empty."""
        try:
            return disclosure_of(self.to.text(), self.why.text())
        except Refusal:
            return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        try:
            disclosure = disclosure_of(self.to.text(), self.why.text())
        except Refusal as problem:
            self.problem.setText(str(problem))
            self.problem.show()
            (self.why if self.to.text().strip() else self.to).setFocus()
            return
        self.hide()
        if self._answer is not None:
            self._answer(disclosure)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(8)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        for word, line in (("Given to", self.to), ("Why", self.why)):
            label = PlainLabel(word, "label")
            label.setBuddy(line)
            row.addWidget(label)
            row.addWidget(line, 1)
        row.addWidget(self.confirm)
        row.addWidget(self.cancel)


def _line(name: str, offered: Sequence[str]) -> EntryLine:
    line = EntryLine()
    line.setAccessibleName(name)
    line.setMaxLength(200)
    completer = QCompleter(list(offered), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return line
