"""Unlocking: who, and the passphrase. The names of the staff are shown, those of patients are nowhere outside."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.gate.gate_card import GateCard
from omt_desktop.ui.gate.passphrase_line import PassphraseLine
from omt_desktop.ui.gate.waiting import Waiting
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.keys.door import Login, wait_words


class UnlockForm(GateCard):
    """Announces whose passphrase was typed; while it is too early for another try it counts down."""

    tried = Signal(str, str)
    """The id of the person and the passphrase."""
    recovery_wanted = Signal(str)
    """The id of the person who has lost the passphrase."""
    backup_wanted = Signal()

    def __init__(self, logins: Sequence[Login], chosen: str = "", parent: QWidget | None = None) -> None:
        super().__init__("OMT Desktop is locked", parent=parent)
        self._wait = 0
        self._logins = tuple(logins)
        self.who = QComboBox()
        self.who.setAccessibleName("Who you are")
        for login in logins:
            self.who.addItem(login.name, login.person_id)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.only = PlainLabel(logins[0].name if logins else "", "heading", wrap=True)
        self.passphrase = PassphraseLine("Passphrase")
        self.notice = PlainLabel("", "danger", wrap=True)
        self.notice.hide()
        self.waiting = Waiting()
        self.go = Button("Unlock")
        self.go.setProperty("role", "primary")
        self.lost = Button("Use the recovery key")
        self.lost.setProperty("role", "quiet")
        self.backup = Button("Bring a backup back …")
        self.backup.setProperty("role", "quiet")
        self.backup.hide()
        (self.only if len(logins) > 1 else self.who).hide()
        self.add(self.only, self.who, self.passphrase, self.notice, self.waiting)
        self.add_row(self.go, self.lost, self.backup)
        self.setFocusProxy(self.passphrase)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        self.passphrase.entered.connect(self.submit)
        self.go.clicked.connect(self.submit)
        self.backup.clicked.connect(self.backup_wanted)
        self.lost.clicked.connect(lambda: self.recovery_wanted.emit(self.person_id))

    @property
    def person_id(self) -> str:
        """Who is chosen."""
        return str(self.who.currentData() or "")

    def submit(self) -> None:
        """Announces the try; with nothing typed, or too early, nothing happens."""
        if self.passphrase.text and not self._wait and self.go.isEnabled():
            self.tried.emit(self.person_id, self.passphrase.text)

    def refuse(self, sentence: str, wait: int = 0) -> None:
        """Says why it was not opened; the passphrase is typed anew."""
        self.notice.set_role("danger")
        self.notice.setText(sentence)
        self.notice.show()
        self.passphrase.clear()
        self._wait = wait
        if wait:
            self._show_wait()
            self._second.start()
        self.passphrase.setFocus()

    def offer_backup(self) -> None:
        """The database cannot be read: what helps then is in reach."""
        self.backup.show()

    def tell(self, sentence: str) -> None:
        """Says good news."""
        self.notice.set_role("ok")
        self.notice.setText(sentence)
        self.notice.show()

    def clear(self) -> None:
        """What was typed is gone."""
        self.passphrase.clear()
        self.notice.hide()

    def _count_down(self) -> None:
        self._wait = max(0, self._wait - 1)
        self._show_wait()
        if not self._wait:
            self._second.stop()

    def _show_wait(self) -> None:
        self.go.setEnabled(not self._wait)
        if self._wait:
            self.notice.setText(f"Too many wrong tries. The next one is possible in {wait_words(self._wait)}.")
        else:
            self.notice.setText("You can try again now.")
