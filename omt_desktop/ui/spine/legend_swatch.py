"""One look of the drawing on a small bone."""

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from omt_desktop.domain.spine.drawing import Mark, legend
from omt_desktop.ui.spine.spine_look import window_look

_SIZE = QSize(26, 14)
_DRAWN_WIDTH = 38.0


class LegendSwatch(QWidget):
    """Drawn as the drawing draws it, in the theme that is on."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._renderer = QSvgRenderer(self)
        self.setFixedSize(_SIZE)
        self._load()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._load()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, QRectF(self.rect()))
        painter.end()

    def _load(self) -> None:
        self._renderer.load(QByteArray(legend(((self._mark, ""),), window_look(), 1, _DRAWN_WIDTH).encode()))
