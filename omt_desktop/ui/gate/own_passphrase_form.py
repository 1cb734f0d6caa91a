"""Choosing an own passphrase in place of the one that an administrator handed over."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.gate.gate_card import GateCard
from omt_desktop.ui.gate.new_passphrase import Judge, NewPassphrase
from omt_desktop.ui.gate.waiting import Waiting
from omt_desktop.ui.plain_label import PlainLabel

_INTRO = "The passphrase you were given is known to whoever gave it to you. Choose one that only you know."


class OwnPassphraseForm(GateCard):
    """Announces the passphrase once it can be used."""

    filled = Signal(str)

    def __init__(
        self, name: str, judge: Judge, suggest: Callable[[], str], jobs: BackgroundJobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Welcome, {name}", _INTRO, parent)
        self.passphrase = NewPassphrase(judge, suggest, jobs)
        self.passphrase.know(*name.split())
        self.notice = PlainLabel("", "warning", wrap=True)
        self.notice.hide()
        self.waiting = Waiting()
        self.go = Button("Use this passphrase")
        self.go.setProperty("role", "primary")
        self.add(self.passphrase, self.notice, self.waiting)
        self.add_row(self.go)
        self.setFocusProxy(self.passphrase)
        self.passphrase.entered.connect(self.submit)
        self.go.clicked.connect(self.submit)

    def submit(self) -> None:
        """Announces the passphrase, or says what is missing."""
        problem = self.passphrase.problem
        self.say(problem)
        if not problem:
            self.filled.emit(self.passphrase.text)

    def say(self, problem: str) -> None:
        """Shows what is in the way; nothing for an empty text."""
        self.notice.setText(problem)
        self.notice.setVisible(bool(problem))

    def refuse(self, sentence: str, wait: int = 0) -> None:
        """Says why it did not work; what is typed stays."""
        self.say(sentence)

    def clear(self) -> None:
        """What was typed is gone."""
        self.passphrase.clear()
