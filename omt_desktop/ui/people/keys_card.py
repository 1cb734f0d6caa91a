"""The recovery key and the data key, for whoever manages them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.gate.passphrase_line import PassphraseLine
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.people import People

TITLE = "Recovery key and data key"
INTRO = "The recovery key opens the practice when every passphrase is lost. Without both nobody can open it."
_KEPT = "A recovery sheet was printed and checked."
_NOT_KEPT = "Nobody has said yet that the recovery sheet was kept. Make a new one now."
_ANEW = (
    "When somebody left who may have copied the files, encrypt everything anew: a copy is made first, the practice is "
    "locked meanwhile, and everybody else gets a new passphrase to hand over. It takes about a second for 100 MB."
)


class KeysCard(QWidget):
    """Announces a new recovery key, which the window shows once, and the wish to encrypt everything anew."""

    key_made = Signal(str)
    exchange_wanted = Signal(str)
    """The own passphrase, which the exchange needs."""

    def __init__(self, people: People, jobs: BackgroundJobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people, self._jobs = people, jobs
        self.state = PlainLabel("", "muted", wrap=True)
        self.renew = Button("Make a new recovery key")
        self.told = PlainLabel("", "danger", wrap=True)
        self.told.hide()
        self.passphrase = PassphraseLine("Your passphrase")
        self.passphrase.setMaximumWidth(520)
        self.exchange = Button("Encrypt everything anew")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addWidget(self.passphrase)
        column.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(PlainLabel(_ANEW, "muted", wrap=True))
        column.addWidget(self.exchange, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.told)
        self.renew.clicked.connect(self._renew)
        self.exchange.clicked.connect(self._exchange)
        self.passphrase.entered.connect(self._renew)
        self.show_state()

    def show_state(self) -> None:
        """Says whether a sheet was kept."""
        kept = self._people.recovery_is_checked()
        self.state.setText(_KEPT if kept else _NOT_KEPT)
        self.state.set_role("muted" if kept else "warning")

    def _renew(self) -> None:
        words = self._typed("whoever finds the practice open makes no way in for later")
        if not words:
            return
        self.setEnabled(False)
        self._jobs.start(lambda: self._people.new_recovery_key(words), self._renewed, self._failed, self)

    def _renewed(self, key: str) -> None:
        self.setEnabled(True)
        self.show_state()
        self.key_made.emit(key)

    def _failed(self, problem: Exception) -> None:
        self.setEnabled(True)
        self._refuse(str(problem) if isinstance(problem, Refusal) else "Nothing was changed: a fault.")
        self.passphrase.line.setFocus()

    def _exchange(self) -> None:
        words = self._typed("the new key is wrapped with it")
        if words:
            self.exchange_wanted.emit(words)

    def _typed(self, why: str) -> str:
        """The passphrase, which is taken off the screen; empty where none was typed, which is said with the reason."""
        words = self.passphrase.text
        self.passphrase.clear()
        self.told.hide()
        if not words:
            self._refuse(f"Type your passphrase first: {why}.")
            self.passphrase.line.setFocus()
        return words

    def _refuse(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()
