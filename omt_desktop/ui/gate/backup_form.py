"""Bringing a backup back on a new computer, or in place of a practice that cannot be read: file, key, preview, done."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.button import Button
from omt_desktop.ui.gate.gate_card import GateCard
from omt_desktop.ui.gate.passphrase_line import PassphraseLine
from omt_desktop.ui.gate.waiting import Waiting
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.backups.comparison import Comparison
from omt_desktop.workflow.backups.found import FoundBackup

AskBackup = Callable[[QWidget], str]
"""The path of the chosen file; empty where it was cancelled."""
_INTRO = (
    "A backup is one file that ends in .backup. It lies in the folder «backups» of the data folder, in the second "
    "place you chose, or where you copied it to."
)


def ask_for_backup(parent: QWidget, folder: str = "") -> str:
    """The backup chosen in the system's dialog."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Bring a backup back", folder, "Backups (*.backup)")
    return chosen


class BackupForm(GateCard):
    """Announces each step; it goes on when it is told what came of it."""

    file_chosen = Signal(str)
    tried = Signal(str, str)
    """The id of the person and the passphrase of then."""
    tried_with_recovery_key = Signal(str)
    confirmed = Signal()
    left = Signal()

    def __init__(self, ask: AskBackup = ask_for_backup, parent: QWidget | None = None) -> None:
        super().__init__("Bring a backup back", _INTRO, parent)
        self._ask = ask
        self._step = 0
        self.choose = Button("Choose the backup file …")
        self.found = PlainLabel("", wrap=True)
        self.who = QComboBox()
        self.who.setAccessibleName("Who you are")
        self.passphrase = PassphraseLine("Passphrase of the time of the backup")
        self.key = QLineEdit()
        self.key.setAccessibleName("Recovery key")
        self.key.setPlaceholderText("Or the recovery key from the printed sheet")
        self.key.setProperty("role", "mono")
        self.preview = PlainLabel("", wrap=True)
        self.notice = PlainLabel("", "danger", wrap=True)
        self.waiting = Waiting()
        self.go = Button("Open and check it")
        self.go.setProperty("role", "primary")
        self.back = Button("Back")
        self.add(self.choose, self.found, self.who, self.passphrase, self.key, self.preview, self.notice, self.waiting)
        self.add_row(self.go, self.back)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._choose)
        self.go.clicked.connect(self.submit)
        self.passphrase.entered.connect(self.submit)
        self.key.returnPressed.connect(self.submit)
        self.back.clicked.connect(self.left)
        self._show_step(0)

    def show_found(self, found: FoundBackup, words: str) -> None:
        """Says which backup it is, and asks for what opens it."""
        self.found.setText(words)
        self.who.clear()
        for login in found.logins:
            self.who.addItem(login.name, login.person_id)
        self._show_step(1)
        self.passphrase.setFocus()

    def show_preview(self, comparison: Comparison) -> None:
        """Says what would be there afterwards, and asks whether to go on."""
        self.clear()
        self.preview.setText("\n\n".join(comparison.lines))
        self._show_step(2)
        self.go.setFocus()

    def submit(self) -> None:
        """Announces what is filled in."""
        if self._step == 2:
            self.confirmed.emit()
        elif self.key.text().strip():
            self.tried_with_recovery_key.emit(self.key.text())
        elif self.passphrase.text:
            self.tried.emit(str(self.who.currentData() or ""), self.passphrase.text)

    def refuse(self, sentence: str, wait: int = 0) -> None:
        """Says why it did not work; a recovery key stays, because it is long."""
        self.notice.setText(sentence)
        self.notice.show()
        self.passphrase.clear()

    def clear(self) -> None:
        """What was typed is gone."""
        self.passphrase.clear()
        self.key.clear()
        self.notice.hide()

    def _choose(self) -> None:
        chosen = asked(self, lambda: self._ask(self), "")
        if chosen:
            self.notice.hide()
            self.file_chosen.emit(chosen)

    def _show_step(self, step: int) -> None:
        self._step = step
        self.notice.hide()
        self.choose.setVisible(step < 2)
        self.found.setVisible(step > 0)
        self.who.setVisible(step == 1 and self.who.count() > 1)
        for part in (self.passphrase, self.key):
            part.setVisible(step == 1)
        self.preview.setVisible(step == 2)
        self.go.setVisible(step > 0)
        self.go.setText("Bring it back" if step == 2 else "Open and check it")
