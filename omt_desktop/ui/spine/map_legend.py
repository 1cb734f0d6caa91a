"""What outline, tone and dots of the drawing mean, in the same drawing and in words."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from omt_desktop.domain.spine.drawing import legend
from omt_desktop.ui.spine.spine_look import window_look
from omt_desktop.workflow.spine_marks import legend_entries

_WIDTH = 128.0
_COLUMNS = 2


class MapLegend(QWidget):
    """As wide as it is given, in its own proportions."""

    def __init__(self, wording: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = legend_entries(wording)
        self._renderer = QSvgRenderer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Legend: " + ", ".join(words for _, words in self._entries))
        self._load()

    def sizeHint(self) -> QSize:
        return self._renderer.defaultSize()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        box = self._renderer.viewBoxF()
        self.setFixedHeight(round(min(event.size().width() / box.width(), 1.0) * box.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._load()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        box = self._renderer.viewBoxF()
        scale = self.height() / box.height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, QRectF(0, 0, box.width() * scale, box.height() * scale))
        painter.end()

    def _load(self) -> None:
        self._renderer.load(QByteArray(legend(self._entries, window_look(), _COLUMNS, _WIDTH).encode()))
