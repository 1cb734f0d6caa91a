"""Accepting the database as it is: a reason and the administrator's passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.signing.proof_row import ProofRow

_WARNING = (
    "From then on the database as it is now is the state of record. What was lost or changed stays so; the audit trail "
    "tells that you accepted it, and why. Bring back a backup instead where there is one."
)


class AcceptanceForm(QWidget):
    """Announces the reason and the passphrase."""

    accepted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = PlainLabel("Why the database is right as it is", "label", parent=self)
        self.reason = EntryLine(self)
        self.reason.setMaxLength(500)
        self.reason.setAccessibleName("Why the database is right as it is")
        label.setBuddy(self.reason)
        self.proof = ProofRow("Accept the database as it is", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (PlainLabel(_WARNING, wrap=True, parent=self), label, self.reason, self.proof):
            layout.addWidget(part)
        self.proof.proven.connect(lambda typed: self.accepted.emit(self.reason.text(), typed))
