"""Coming in with the printed recovery key, which makes one choose a new passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.gate.gate_card import GateCard
from omt_desktop.ui.gate.new_passphrase import Judge, NewPassphrase
from omt_desktop.ui.gate.waiting import Waiting
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.keys.door import Login
from omt_desktop.workflow.keys.recovery_text import NotARecoveryKey, read_recovery_key

_INTRO = (
    "Type the letters from your recovery sheet; spaces, hyphens and capitals do not matter. Then choose a new "
    "passphrase for {name}: the old one will not work any more, the recovery key will."
)
_CORRECT_FIRST = "Correct the recovery key first: what is wrong with it stands under it."


class RecoveryForm(GateCard):
    """Announces the key and the new passphrase once both can be used."""

    filled = Signal(str, str, str)
    """The id of the person, the recovery key, the new passphrase."""
    left = Signal()

    def __init__(
        self,
        login: Login,
        judge: Judge,
        suggest: Callable[[], str],
        jobs: BackgroundJobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Open with the recovery key", _INTRO.format(name=login.name), parent)
        self._person_id = login.person_id
        self.key = QLineEdit()
        self.key.setAccessibleName("Recovery key")
        self.key.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXX")
        self.key.setProperty("role", "mono")
        heading = PlainLabel("Recovery key", "label")
        heading.setBuddy(self.key)
        self.key_word = PlainLabel("", "small", wrap=True)
        self.passphrase = NewPassphrase(judge, suggest, jobs, label="New passphrase")
        self.passphrase.know(*login.name.split())
        self.notice = PlainLabel("", "danger", wrap=True)
        self.notice.hide()
        self.waiting = Waiting()
        self.go = Button("Open the practice")
        self.go.setProperty("role", "primary")
        self.back = Button("Back")
        self.add_field(heading, self.key, self.key_word)
        self.add(self.passphrase, self.notice, self.waiting)
        self.add_row(self.go, self.back)
        self.setFocusProxy(self.key)
        self.key.editingFinished.connect(self._check_key)
        self.key.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self.submit)
        self.go.clicked.connect(self.submit)
        self.back.clicked.connect(self.left)

    def submit(self) -> None:
        """Announces what is filled in, or says what is wrong with it."""
        empty, wrong = not self.key.text().strip(), self._check_key()
        problem = "Type the recovery key first." if empty else _CORRECT_FIRST if wrong else self.passphrase.problem
        if problem:
            self.refuse(problem)
            (self.key if empty or wrong else self.passphrase).setFocus()
            return
        self.notice.hide()
        self.filled.emit(self._person_id, self.key.text(), self.passphrase.text)

    def refuse(self, sentence: str, wait: int = 0) -> None:
        """Says why it was not opened; what is typed stays, because it is long."""
        self.notice.setText(sentence)
        self.notice.show()

    def clear(self) -> None:
        """What was typed is gone."""
        self.key.clear()
        self.passphrase.clear()

    def _check_key(self) -> bool:
        """Says what is wrong with the key as far as its letters tell; whether something is."""
        typed = self.key.text().strip()
        if not typed:
            self.key_word.setText("")
            return False
        try:
            self.key.setText(read_recovery_key(typed))
        except NotARecoveryKey as problem:
            self.key_word.setText(str(problem))
            self.key_word.set_role("danger")
            return True
        self.key_word.setText("All letters fit together.")
        self.key_word.set_role("ok")
        return False
