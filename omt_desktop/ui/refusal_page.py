"""What stands in the window where the practice cannot be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel


class RefusalPage(QWidget):
    """Says in one `sentence` why the practice cannot be opened, and lets it be tried again."""

    again = Signal()
    quit_wanted = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.text = PlainLabel(sentence, "muted", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.try_again = IconButton("retry", "Try again", role="primary", token="on_accent")
        self.try_again.clicked.connect(self.again)
        self.quit = Button("Quit")
        self.quit.clicked.connect(self.quit_wanted)
        self._arrange()

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
        inside.addWidget(PlainLabel("The practice could not be opened", "title"))
        inside.addWidget(self.text)
        inside.addLayout(buttons)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
