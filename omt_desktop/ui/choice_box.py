"""A box to choose one of many from, in the look of the program."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from omt_desktop.ui.icons import drawn
from omt_desktop.ui.theme import colour

_ARROW, _FROM_RIGHT = 16, 26
_SHARPNESS = 2.0


class ChoiceBox(QComboBox):
    """The wheel scrolls the page under it and never changes what is chosen by the way."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # A style sheet that rounds the box takes Qt's own arrow away.
        place = QRect(self.width() - _FROM_RIGHT, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        painter = QPainter(self)
        painter.drawPixmap(place, drawn("down", colour("muted"), _ARROW, _SHARPNESS))
        painter.end()
