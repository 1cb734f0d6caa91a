"""What stands in the window before the practice is open, and where it cannot be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel


class OpeningPage(QWidget):
    """Says that the practice is being opened, or in one sentence why it cannot be."""

    again = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.heading = PlainLabel("OMT Desktop", "title")
        self.text = PlainLabel("", "muted", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(4)
        self._busy.setAccessibleName("Opening")
        self.try_again = IconButton("retry", "Try again", role="primary", token="on_accent")
        self.try_again.clicked.connect(self.again)
        self.quit = Button("Quit")
        self.quit.clicked.connect(self.quit_wanted)
        self._arrange()
        self.show_opening()

    def show_opening(self) -> None:
        """The practice is being opened."""
        self.heading.setText("OMT Desktop")
        self.text.setText("Opening your practice …")
        self._set_busy(True)

    def show_refusal(self, sentence: str) -> None:
        """The practice cannot be opened, for the reason in the sentence."""
        self.heading.setText("The practice could not be opened")
        self.text.setText(sentence)
        self._set_busy(False)
        self.try_again.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.try_again.setVisible(not busy)
        self.quit.setVisible(not busy)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.try_again)
        buttons.addWidget(self.quit)
        buttons.addStretch(1)
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(480)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 28, 32, 28)
        inside.setSpacing(16)
        for widget in (self.heading, self.text, self._busy):
            inside.addWidget(widget)
        inside.addLayout(buttons)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
