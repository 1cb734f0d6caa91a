"""Emergency access: offered to a person without clinical rights, with a reason; then a red banner until the lock."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_look
from omt_desktop.workflow.emergency import Emergency
from omt_desktop.workflow.errors import Refusal

_BEGUN = (
    "Emergency access: you see clinical content until the practice is locked. Your reason is in the audit trail and is "
    "shown to the administrator."
)
_ASK = "What is the emergency? It is written down before anything is shown."


class EmergencyBar(QFrame):
    """One quiet line; asking for the reason stands in its place, and after that the banner."""

    begun = Signal()

    def __init__(self, emergency: Emergency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._emergency = emergency
        self.setProperty("role", "message")
        self.words = PlainLabel("Clinical content is for the clinicians.", wrap=True, parent=self)
        self.offer = Button("Emergency access", self)
        self.offer.setProperty("role", "quiet")
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName("What is the emergency?")
        self.reason.setMaxLength(300)
        self.go = Button("Open clinical content", self)
        self.go.setProperty("role", "danger")
        self.stop = Button("Cancel", self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.offer)
        self._asking = QHBoxLayout()
        self._asking.setSpacing(8)
        self._asking.addWidget(self.reason, 1)
        self._asking.addWidget(self.go)
        self._asking.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 12, 8)
        column.addLayout(row)
        column.addLayout(self._asking)
        self._ask(False)
        self.offer.clicked.connect(lambda: self._ask(True))
        self.stop.clicked.connect(lambda: self._ask(False))
        self.go.clicked.connect(self.submit)
        self.reason.returnPressed.connect(self.submit)

    def submit(self) -> None:
        """Clinical content is open, or the bar says why not."""
        try:
            self._emergency.begin(self.reason.text())
        except Refusal as problem:
            self.words.setText(str(problem))
            self.reason.setFocus()
            return
        self.reason.clear()
        self._ask(False)
        self.offer.hide()
        self.words.setText(_BEGUN)
        set_look(self, "role", "emergency")
        self.begun.emit()

    def _ask(self, asking: bool) -> None:
        for part in (self.reason, self.go, self.stop):
            part.setVisible(asking)
        self.offer.setVisible(not asking)
        if asking:
            self.words.setText(_ASK)
            self.reason.setFocus()
