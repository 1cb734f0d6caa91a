"""The drawn spine in layers: what is the same for every patient is drawn once for a size and a theme."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from omt_desktop.domain.spine.drawing import Look, Mark, painted_ground, painted_halos, painted_marks
from omt_desktop.ui.spine.spine_look import spine_drawing


class MapPainting:
    """Paints what the last `load` said. The dashes of what was not examined are by far the slowest, and are kept."""

    def __init__(self) -> None:
        self._svg = spine_drawing()
        self._halos, self._marks = QSvgRenderer(), QSvgRenderer()
        self._ground, self._whole = QPixmap(), QPixmap()
        self._ground_of: tuple[Look, QSize, float] | None = None
        self._whole_of: tuple[Look, QSize, float] | None = None
        self._marks.load(QByteArray(self._svg.encode()))
        self.box: QRectF = self._marks.viewBoxF()
        """The drawing in its own units."""

    def load(self, marks: Mapping[str, Mark], look: Look, chosen: Collection[str]) -> None:
        """These parts are marked and those stand out from the next painting on."""
        self._whole_of = None
        self._halos.load(QByteArray(painted_halos(self._svg, look, chosen).encode()))
        self._marks.load(QByteArray(painted_marks(self._svg, marks, look).encode()))

    def paint(self, painter: QPainter, size: QSize, ratio: float, look: Look) -> None:
        """Paints it into a widget of this size on a screen with so many pixels to a point."""
        if (look, size, ratio) != self._whole_of:
            self._whole_of = (look, size, ratio)
            self._whole = _clear(size, ratio)
            on_whole = QPainter(self._whole)
            on_whole.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = self.area(size)
            self._halos.render(on_whole, area)
            on_whole.drawPixmap(0, 0, self._ground_for(size, ratio, look))
            self._marks.render(on_whole, area)
            on_whole.end()
        painter.drawPixmap(0, 0, self._whole)

    def area(self, size: QSize) -> QRectF:
        """Where the drawing is in a widget of this size: in its own proportions, as large as fits."""
        scale = min(size.width() / self.box.width(), size.height() / self.box.height())
        width, height = self.box.width() * scale, self.box.height() * scale
        return QRectF((size.width() - width) / 2, (size.height() - height) / 2, width, height)

    def _ground_for(self, size: QSize, ratio: float, look: Look) -> QPixmap:
        if (look, size, ratio) != self._ground_of:
            self._ground_of = (look, size, ratio)
            self._ground = _clear(size, ratio)
            painter = QPainter(self._ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            QSvgRenderer(QByteArray(painted_ground(self._svg, look).encode())).render(painter, self.area(size))
            painter.end()
        return self._ground


def _clear(size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
