"""Has pages drawn on the worker, the ones in sight first, and forgets what nobody waits for any more."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.workflow.pdf_pages import PageImage, PdfPages

_CLOSE_ENOUGH = 0.01


def image_of(drawn: PageImage) -> QImage:
    """The page as Qt shows it, with pixels of its own."""
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    return image.copy()


class PageLoader(QObject):
    """One page is drawn at a time; the page asked for last comes next, because it is the one in sight."""

    drawn = Signal(int, QImage)

    def __init__(self, pages: PdfPages, jobs: BackgroundJobs, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._jobs = jobs
        self._waiting: dict[int, float] = {}
        self._have: dict[int, float] = {}
        self._busy = False
        self._closed = False

    def want(self, page: int, scale: float) -> None:
        """The page is drawn soon, unless it is there at this scale already."""
        if abs(self._have.get(page, 0.0) - scale) > _CLOSE_ENOUGH:
            self._waiting[page] = scale
            self._go_on()

    def forget(self) -> None:
        """Nothing that was not begun is drawn: something else is in sight now."""
        self._waiting.clear()

    def close(self) -> None:
        """Draws nothing any more."""
        self._closed = True
        self.forget()

    def _go_on(self) -> None:
        if self._busy or self._closed or not self._waiting:
            return
        page = next(iter(self._waiting))
        scale = self._waiting.pop(page)
        self._busy = True
        pages = self._pages
        self._jobs.start(
            lambda: image_of(pages.image(page, scale)),
            lambda image: self._deliver(page, scale, image),
            lambda _problem: self._deliver(page, scale, None),
            self,
        )

    def _deliver(self, page: int, scale: float, image: QImage | None) -> None:
        self._busy = False
        if image is not None and not self._closed:
            self._have[page] = scale
            self.drawn.emit(page, image)
        self._go_on()
