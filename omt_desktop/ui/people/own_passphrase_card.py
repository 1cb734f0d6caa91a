"""Changing the own passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.gate.new_passphrase import Judge, NewPassphrase
from omt_desktop.ui.gate.passphrase_line import PassphraseLine
from omt_desktop.ui.gate.waiting import Waiting
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.people import People

TITLE = "Your passphrase"
INTRO = (
    "The new one works from the moment it is kept, and the old one not any more. Backups made before still open with "
    "the passphrase of their day."
)


class OwnPassphraseCard(QWidget):
    """What is typed is dropped as soon as it was used."""

    def __init__(
        self,
        people: People,
        judge: Judge,
        suggest: Callable[[], str],
        jobs: BackgroundJobs,
        known: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people, self._jobs = people, jobs
        self.present = PassphraseLine("Present passphrase")
        self.new = NewPassphrase(judge, suggest, jobs, label="New passphrase")
        self.new.know(*known)
        self.told = PlainLabel("", "small", wrap=True)
        self.waiting = Waiting()
        self.go = Button("Change the passphrase")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.present, self.new, self.told, self.waiting):
            column.addWidget(part)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMaximumWidth(520)
        self.new.entered.connect(self.submit)
        self.go.clicked.connect(self.submit)

    def submit(self) -> None:
        """The passphrase is changed, or the card says what is in the way."""
        problem = self.new.problem if self.present.text else "Type your present passphrase as well."
        if problem:
            self._say(problem, "warning")
            return
        new, present, change = self.new.text, self.present.text, self._people.change_own_passphrase
        self.waiting.begin("Working out the keys …")
        self.setEnabled(False)
        self._jobs.start(lambda: change(new, present), lambda _: self._changed(), self._failed, self)

    def _changed(self) -> None:
        self._again()
        self.present.clear()
        self.new.clear()
        self._say("Your passphrase is changed.", "ok")

    def _failed(self, problem: Exception) -> None:
        self._again()
        self._say(str(problem) if isinstance(problem, Refusal) else "Nothing was changed: a fault.", "danger")
        self.present.setFocus()

    def _again(self) -> None:
        self.waiting.end()
        self.setEnabled(True)

    def _say(self, words: str, role: str) -> None:
        self.told.setText(words)
        self.told.set_role(role)
