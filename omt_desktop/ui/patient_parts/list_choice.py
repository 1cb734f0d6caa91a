"""One of a few words, chosen from a list that drops down."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.icons import drawn
from omt_desktop.ui.theme import colour

_ARROW = 16


class ListChoice(QComboBox):
    """Says which option was picked. The wheel scrolls the page and never changes the choice."""

    picked = Signal(str)

    def __init__(self, options: Sequence[Option], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self.setAccessibleName(name)
        for option in options:
            self.addItem(option.label, option.id)
        self.activated.connect(lambda place: self.picked.emit(str(self.itemData(place))))

    @property
    def choice(self) -> str:
        """The id of what is chosen."""
        return str(self.currentData())

    def choose(self, option_id: str) -> None:
        """Shows this option as chosen; nothing is announced."""
        self.setCurrentIndex(max(0, self.findData(option_id)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        top = (self.height() - _ARROW) // 2
        painter.drawPixmap(
            self.width() - _ARROW - 10, top, drawn("down", colour("muted"), _ARROW, self.devicePixelRatioF())
        )
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
