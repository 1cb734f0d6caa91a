"""The first start: who works here, and the passphrase; or the same for a practice from before passphrases."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.gate.gate_card import GateCard
from omt_desktop.ui.gate.new_passphrase import Judge, NewPassphrase
from omt_desktop.ui.gate.waiting import Waiting
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown

_NEW = (
    "Everything stays on this computer, encrypted. Only your passphrase opens it, and nobody could send you a new one: "
    "next you get a recovery key to print."
)
_FROM_BEFORE = (
    "This version encrypts your practice with a passphrase of your own instead of a key in a file. All patients and "
    "evaluations are kept. Next you get a recovery key to print."
)


class FirstStartForm(GateCard):
    """Announces name and passphrase once both can be used."""

    filled = Signal(str, str)
    sample_wanted = Signal()
    """Somebody wants to look around first."""
    backup_wanted = Signal()
    """There is a practice already, in a backup."""

    def __init__(
        self,
        judge: Judge,
        suggest: Callable[[], str],
        jobs: BackgroundJobs,
        *,
        from_before: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        title = "Protect your practice" if from_before else "Welcome to OMT Desktop"
        super().__init__(title, _FROM_BEFORE if from_before else _NEW, parent)
        self.name = QLineEdit()
        self.name.setAccessibleName("Your name")
        self.name.setPlaceholderText("As it is to stand under your reports")
        self.name.setMaxLength(80)
        heading = PlainLabel("Your name", "label")
        heading.setBuddy(self.name)
        self.passphrase = NewPassphrase(judge, suggest, jobs)
        self.notice = PlainLabel("", "warning", wrap=True)
        self.notice.hide()
        self.waiting = Waiting()
        self.go = Button("Protect the practice" if from_before else "Create the practice")
        self.go.setProperty("role", "primary")
        hint = PlainLabel("You may do everything; you can add people with their own logins later.", "small", wrap=True)
        self.add_field(heading, self.name, hint)
        self.add(self.passphrase, self.notice, self.waiting)
        self.sample = Button("Explore a sample practice")
        self.sample.setProperty("role", "quiet")
        if from_before:
            self.sample.hide()
        self.sample.clicked.connect(self.sample_wanted)
        self.from_backup = Button("Bring a backup back …")
        self.from_backup.setProperty("role", "quiet")
        self.from_backup.clicked.connect(self.backup_wanted)
        self.add_row(self.go)
        self.add_row(self.sample, self.from_backup)
        set_shown(self.from_backup, not from_before)
        self.setFocusProxy(self.name)
        self.name.returnPressed.connect(self.passphrase.setFocus)
        self.name.textChanged.connect(lambda text: self.passphrase.know(*text.split()))
        self.passphrase.entered.connect(self.submit)
        self.go.clicked.connect(self.submit)

    def submit(self) -> None:
        """Announces what is filled in, or says what is missing."""
        name = " ".join(self.name.text().split())
        problem = self.passphrase.problem if name else "Type your name: it stands on what you sign."
        if problem:
            self.say(problem)
            (self.passphrase if name else self.name).setFocus()
            return
        self.say("")
        self.filled.emit(name, self.passphrase.text)

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
