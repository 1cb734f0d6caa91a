"""What stands in the window where the practice cannot be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.outer_window import OuterWindow
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.errors import NotOurFile, Refusal, SynchronisedFolder


class RefusalPage(QWidget):
    """Says why the practice cannot be opened, lets it be tried again, and offers what else can be done about it."""

    again = Signal()
    quit_wanted = Signal()
    backup_wanted = Signal()
    place_accepted = Signal()
    """The practice shall lie where it lies."""

    def __init__(self, problem: Exception, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sentence = str(problem)
        self.setProperty("role", "page")
        self.text = PlainLabel(sentence, "muted", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.try_again = IconButton("retry", "Try again", role="primary", token="on_accent")
        self.try_again.clicked.connect(self.again)
        self.quit = Button("Quit")
        self.quit.clicked.connect(self.quit_wanted)
        self.backup = Button("Bring a backup back …")
        self.backup.clicked.connect(self.backup_wanted)
        self.stay = Button("Keep it here anyway")
        self.stay.clicked.connect(self.place_accepted)
        self._arrange()
        set_shown(self.backup, isinstance(problem, NotOurFile))
        set_shown(self.stay, isinstance(problem, SynchronisedFolder))

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.try_again)
        buttons.addWidget(self.backup)
        buttons.addWidget(self.stay)
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


def refusal_in(window: OuterWindow, places: QStackedWidget, problem: Exception) -> RefusalPage:
    """The page for what keeps the practice from being opened is in sight; each of its buttons does what it says."""
    page = RefusalPage(problem)

    def accept() -> None:
        try:
            window.door.accept_place()
        except Refusal as refusal:
            page.text.setText(str(refusal))
        else:
            window.open()

    def bring_back() -> None:
        window.show_gate()
        window.gate.show_backup()

    page.again.connect(window.open)
    page.quit_wanted.connect(window.close)
    page.place_accepted.connect(accept)
    page.backup_wanted.connect(bring_back)
    places.addWidget(page)
    places.setCurrentWidget(page)
    page.try_again.setFocus()
    return page
