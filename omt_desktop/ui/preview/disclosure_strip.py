"""Asks, before something leaves the program, to whom it goes and why: one press for what is usual, two lines else."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.disclosure import QUICK, REASONS, RECIPIENTS, Disclosure, disclosure_of
from omt_desktop.workflow.errors import Refusal

Answer = Callable[[Disclosure], None]


class DisclosureStrip(QFrame):
    """Hidden until it is asked."""

    left = Signal()
    """Nothing was said, and the strip is gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusbar")
        self._answer: Answer | None = None
        self.question = PlainLabel("", "label")
        self.quick = [self._quick(word, disclosure) for word, disclosure in QUICK]
        self.other = Button("Somebody else …")
        self.cancel = Button("Cancel")
        self.to = _line("Given to", RECIPIENTS)
        self.why = _line("Why", REASONS)
        self.problem = PlainLabel("", "danger", wrap=True)
        self.confirm = Button("Go on")
        self.confirm.setProperty("role", "primary")
        self.lines = QWidget()
        self._arrange()
        self.other.clicked.connect(self._ask_in_words)
        self.confirm.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self.leave)
        self.to.returnPressed.connect(self.why.setFocus)
        self.why.returnPressed.connect(self._confirm)
        self.hide()

    def ask(self, act: str, answer: Answer) -> None:
        """Shows itself; `answer` is called with what was said, unless it is cancelled. `act` is what is asked about."""
        self._answer = answer
        self.question.setText(f"{act}: given to whom?")
        self.confirm.setText(act)
        self.problem.hide()
        self.lines.hide()
        self.show()
        self.quick[0].setFocus()

    def leave(self) -> None:
        """Goes without an answer."""
        self.hide()
        self._answer = None
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Esc is the strip's own while the hand is in it, also where the page has a shortcut of that key."""
        override = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if override and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape:
            event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = [*self.quick, self.other, self.cancel]
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = next((n for n, button in enumerate(row) if button.hasFocus()), -1)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif step and place >= 0:
            row[max(0, min(place + step, len(row) - 1))].setFocus()
        else:
            super().keyPressEvent(event)

    def _quick(self, word: str, disclosure: Disclosure) -> Button:
        button = Button(word)
        button.setAccessibleDescription(f"{disclosure.to}. {disclosure.why}.")
        button.clicked.connect(lambda: self._say(disclosure))
        return button

    def _ask_in_words(self) -> None:
        self.lines.show()
        self.to.setFocus()
        self.to.selectAll()

    def _confirm(self) -> None:
        try:
            disclosure = disclosure_of(self.to.text(), self.why.text())
        except Refusal as problem:
            self.problem.setText(str(problem))
            self.problem.show()
            (self.why if self.to.text().strip() else self.to).setFocus()
            return
        self._say(disclosure)

    def _say(self, disclosure: Disclosure) -> None:
        answer, self._answer = self._answer, None
        self.hide()
        if answer is not None:
            answer(disclosure)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(8)
        column.addWidget(self.problem)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.question)
        for button in (*self.quick, self.other):
            above.addWidget(button)
        above.addStretch(1)
        above.addWidget(self.cancel)
        column.addLayout(above)
        row = QHBoxLayout(self.lines)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for word, line in (("To", self.to), ("Because", self.why)):
            label = PlainLabel(word, "label")
            label.setBuddy(line)
            row.addWidget(label)
            row.addWidget(line, 1)
        row.addWidget(self.confirm)
        column.addWidget(self.lines)


def _line(name: str, offered: Sequence[str]) -> EntryLine:
    line = EntryLine()
    line.setAccessibleName(name)
    line.setMaxLength(200)
    completer = QCompleter(list(offered), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return line
