"""The pages of a PDF one below the other: scrolled, zoomed, with what was found marked. Paints what it is given."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from omt_desktop.ui.preview.page_layout import GAP, PageLayout
from omt_desktop.ui.theme import colour
from omt_desktop.workflow.pdf_pages import PageHit

SMALLEST, LARGEST = 0.25, 5.0
ZOOM_STEP = 1.2
_POINTS_PER_PIXEL = 96 / 72
"""At 100 % a page is as large as on paper, on a screen of 96 pixels an inch."""
_LINE = 48


class PageView(QAbstractScrollArea):
    """Asks for pages by `wanted` and shows blank paper until they come."""

    wanted = Signal(int, float)
    """A page is in sight, to be drawn at so many device pixels a point."""
    moved = Signal(int)
    """Another page is in the middle of the view, counted from 0."""
    zoomed = Signal(float)
    """1.0 is the size of the paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages of the document")
        self.verticalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self._layout = PageLayout()
        self._images: dict[int, QImage] = {}
        self._hits: Sequence[PageHit] = ()
        self._hit = -1
        self._here = 0
        self._instead = ""
        self._zoom = 1.0
        self._fits_width = True

    @property
    def zoom(self) -> float:
        """1.0 is the size of the paper."""
        return self._zoom

    @property
    def page(self) -> int:
        """The page in the middle of the view, counted from 0."""
        return self._here

    def show_document(self, sizes: Sequence[tuple[float, float]], instead: str = "") -> None:
        """Blank pages of these sizes in points, from the first one on; `instead` is said where there are none."""
        self._instead = instead
        self._layout = PageLayout(sizes, self._layout.scale)
        self._hits, self._hit, self._here = (), -1, 0
        self._images.clear()
        self.verticalScrollBar().setValue(0)
        self._lay_out()
        self.moved.emit(0)

    def show_image(self, page: int, image: QImage) -> None:
        """The page is drawn; what is drawn of pages far away is forgotten."""
        self._images[page] = image
        for far in [kept for kept in self._images if abs(kept - self._here) > 6]:
            del self._images[far]
        self.viewport().update()

    def show_hits(self, hits: Sequence[PageHit], current: int) -> None:
        """Marks what was found and brings the current one into sight; -1 for none."""
        self._hits, self._hit = hits, current
        if 0 <= current < len(hits):
            self._bring_into_sight(hits[current])
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """The top of the page is at the top of the view."""
        if 0 <= page < len(self._layout.sizes):
            self.verticalScrollBar().setValue(round(self._layout.top(page) - GAP / 2))

    def zoom_to(self, zoom: float) -> None:
        """That size from now on; the middle of the view stays where it is."""
        self._fits_width = False
        self._set_zoom(zoom)

    def fit_width(self) -> None:
        """Pages are as wide as the view, also when its size changes."""
        self._fits_width = True
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        moves = {
            Qt.Key.Key_PageDown: lambda: self.go_to(min(self._here + 1, len(self._layout.sizes) - 1)),
            Qt.Key.Key_PageUp: lambda: self.go_to(max(self._here - 1, 0)),
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
            Qt.Key.Key_Down: lambda: bar.setValue(bar.value() + _LINE),
            Qt.Key.Key_Up: lambda: bar.setValue(bar.value() - _LINE),
            Qt.Key.Key_Space: lambda: bar.setValue(bar.value() + self.viewport().height() - _LINE),
        }
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or Qt.Key(key) not in moves:
            super().keyPressEvent(event)
        else:
            moves[Qt.Key(key)]()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self._zoom * (ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), colour("window"))
        if not self._layout.sizes:
            painter.setPen(colour("muted"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._instead)
        for page in self._visible():
            area = self._area(page)
            painter.fillRect(area, QColor("white"))
            image = self._images.get(page)
            if image is not None:
                painter.drawImage(area, image)
            painter.setPen(QPen(colour("line"), 1))
            painter.drawRect(area)
            self._paint_hits(painter, page, area.topLeft())
        painter.end()

    def _paint_hits(self, painter: QPainter, page: int, origin: QPointF) -> None:
        for number, hit in enumerate(self._hits):
            if hit.page != page:
                continue
            current = number == self._hit
            shade = QColor(colour("accent") if current else colour("warning"))
            painter.setPen(QPen(shade, 2 if current else 1))
            shade.setAlpha(90 if current else 60)
            for left, top, width, height in hit.areas:
                place = QRectF(left, top, width, height)
                scaled = QRectF(place.topLeft() * self._layout.scale, place.size() * self._layout.scale)
                painter.fillRect(scaled.translated(origin), shade)
                painter.drawRect(scaled.translated(origin).adjusted(-1, -1, 1, 1))

    def _area(self, page: int) -> QRectF:
        """Where the page lies in the view."""
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self._layout.area(page, QSizeF(self.viewport().size()), scrolled)

    def _visible(self) -> list[int]:
        view = QRectF(self.viewport().rect())
        return [page for page in range(len(self._layout.sizes)) if self._area(page).intersects(view)]

    def _set_zoom(self, zoom: float) -> None:
        kept, self._zoom = self._zoom, min(max(zoom, SMALLEST), LARGEST)
        middle = (self.verticalScrollBar().value() + self.viewport().height() / 2) * self._zoom / kept
        self._lay_out()
        self.verticalScrollBar().setValue(round(middle - self.viewport().height() / 2))

    def _lay_out(self) -> None:
        sizes, view = self._layout.sizes, self.viewport().size()
        if not sizes:
            return
        if self._fits_width:
            widest = max(width for width, _ in sizes)
            room = view.width() - 2 * GAP
            self._zoom = min(max(room / (widest * _POINTS_PER_PIXEL), SMALLEST), LARGEST)
        self._layout = PageLayout(sizes, self._zoom * _POINTS_PER_PIXEL)
        needed = self._layout.size
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setRange(0, max(0, round(needed.height()) - view.height()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, round(needed.width()) - view.width()))
        self.zoomed.emit(self._zoom)
        self._scrolled()

    def _scrolled(self) -> None:
        middle = self.viewport().height() / 2
        here = next((p for p in self._visible() if self._area(p).bottom() >= middle), self._here)
        if self._layout.sizes and here != self._here:
            self._here = here
            self.moved.emit(here)
        self.viewport().update()
        seen = self._visible()
        # The pages in sight first, then the next one.
        for page in [*seen, *([seen[-1] + 1] if seen and seen[-1] + 1 < len(self._layout.sizes) else [])]:
            self.wanted.emit(page, self._layout.scale * self.devicePixelRatioF())

    def _bring_into_sight(self, hit: PageHit) -> None:
        top = self._layout.top(hit.page) + min(area[1] for area in hit.areas) * self._layout.scale if hit.areas else 0
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() + GAP <= top <= bar.value() + height - 3 * GAP:
            bar.setValue(round(top - height / 3))
