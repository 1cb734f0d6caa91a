"""The one deliberate act that answers the open questions of a block with an explicit no."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from omt_desktop.ui.widget_look import set_shown


class NoneButton(QPushButton):
    """Says how many answers it records; it is away while there are none. N presses it while it has the focus."""

    def __init__(self, label: str, block_title: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._label = label
        self._title = block_title
        self.setProperty("role", "none")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_count(self, count: int) -> None:
        """How many questions one press answers with no."""
        statement = f"Records an explicit no for {count} question{'' if count == 1 else 's'} without an answer"
        self.setToolTip(f"{statement} · Alt+N")
        self.setAccessibleName(f"{self._title}: {self._label}")
        self.setAccessibleDescription(statement)
        set_shown(self, count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)
