"""One option among several: a segment, or a chip with a box or a ring that says by its shape whether it is on."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from omt_desktop.ui.theme import colour
from omt_desktop.ui.widget_look import show_asked

_MARK_SIZE = 12
_MARK_LEFT = 11


class Mark(StrEnum):
    """The shape in front of a chip."""

    RING = "ring"
    """One of several."""
    BOX = "box"
    """Any of several."""


class OptionButton(QPushButton):
    """Arrow keys and letters are its group's; it is on when the group says so."""

    def __init__(self, label: str, mark: Mark | None, parent: QWidget) -> None:
        super().__init__(label.replace("&", "&&"), parent)
        self._mark = mark
        self.setProperty("asked", False)
        self.setCheckable(True)
        self.setAutoDefault(False)

    def show_as(self, on: bool, asked: bool) -> None:
        """On or off, and dashed while nothing is answered."""
        self.setChecked(on)
        show_asked(self, asked)

    def sizeHint(self) -> QSize:
        """Wide enough for the heavier letters it has when it is on, so that nothing moves when it is picked."""
        size = super().sizeHint()
        return QSize(size.width() + _extra_width(self.text(), self.font().key()) + 2, size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._mark is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(_MARK_LEFT + 0.5, (self.height() - _MARK_SIZE) / 2 + 0.5, _MARK_SIZE - 1, _MARK_SIZE - 1)
        strong = colour("accent" if self.isChecked() else "control_line")
        painter.setPen(QPen(strong, 1.5))
        if self._mark is Mark.RING:
            painter.drawEllipse(shape)
            if self.isChecked():
                painter.setBrush(strong)
                painter.drawEllipse(shape.adjusted(3, 3, -3, -3))
        else:
            if self.isChecked():
                painter.setBrush(strong)
            painter.drawRoundedRect(shape, 2, 2)
            if self.isChecked():
                painter.setPen(QPen(colour("on_accent"), 1.8))
                left, top = shape.left(), shape.top()
                painter.drawPolyline(_tick(left, top))
        painter.end()


@lru_cache(maxsize=2048)
def _extra_width(label: str, font_key: str) -> int:
    """How much wider the label is in heavier letters of the font, in pixels."""
    normal, heavier = QFont(), QFont()
    normal.fromString(font_key)
    heavier.fromString(font_key)
    heavier.setWeight(QFont.Weight.DemiBold)
    return max(0, QFontMetrics(heavier).horizontalAdvance(label) - QFontMetrics(normal).horizontalAdvance(label))


def _tick(left: float, top: float) -> list[QPointF]:
    return [QPointF(left + x, top + y) for x, y in ((2.5, 5.5), (4.8, 8), (8.8, 3))]
