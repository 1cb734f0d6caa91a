"""A line for the passphrase and the button that signs with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown


class ProofRow(QWidget):
    """Announces what was typed, once, and forgets it; Enter in the line does the same as the button."""

    proven = Signal(str)

    def __init__(self, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = PlainLabel("Your passphrase, once more", "label", parent=self)
        self.passphrase = QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaximumWidth(360)
        self.passphrase.setAccessibleName("Your passphrase, once more")
        label.setBuddy(self.passphrase)
        self.go = Button(act, self)
        self.go.setProperty("role", "primary")
        self.told = PlainLabel("", "danger", wrap=True, parent=self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.go)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label)
        layout.addLayout(row)
        layout.addWidget(self.told)
        set_shown(self.told, False)
        self.go.clicked.connect(self._announce)
        self.passphrase.returnPressed.connect(self._announce)

    def tell(self, words: str) -> None:
        """Why it did not work, below the line; nothing for an empty text."""
        self.told.setText(words)
        set_shown(self.told, bool(words))

    def set_busy(self, busy: bool) -> None:
        """Whether the passphrase is being tried now."""
        self.setEnabled(not busy)
        if busy:
            self.tell("")

    def _announce(self) -> None:
        typed = self.passphrase.text()
        self.passphrase.clear()
        if typed:
            self.proven.emit(typed)
        else:
            self.tell("Type your passphrase first: it is what makes this your signature.")
            self.passphrase.setFocus()
