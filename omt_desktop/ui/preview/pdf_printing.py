"""Prints a document page by page through Qt, without a file: drawn on the worker, painted here, told as it goes."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.preview.page_loader import image_of
from omt_desktop.workflow.pdf_pages import PdfPages

AskPrinter = Callable[[QWidget], QPrinter | None]
_SHARPEST = 300
"""Dots an inch; more is not seen on paper and takes four times the memory."""
_log = logging.getLogger(__name__)


def ask_printer(parent: QWidget) -> QPrinter | None:
    """The printer chosen in the system's dialog; None where it was cancelled."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


class PdfPrinting(QObject):
    """One print at a time."""

    finished = Signal(bool)
    """Whether every page was handed to the printer."""

    def __init__(self, jobs: BackgroundJobs, messages: MessageBar) -> None:
        super().__init__(messages)
        self._jobs = jobs
        self._messages = messages
        self._painter: QPainter | None = None
        self._cancelled = False

    @property
    def running(self) -> bool:
        """Whether pages are still to be printed."""
        return self._painter is not None

    def start(self, pages: PdfPages, printer: QPrinter) -> None:
        """Prints every page in its own size; a second call while one runs does nothing."""
        if self.running:
            return
        printer.setFullPage(True)
        printer.setDocName("Document")  # the queue of a printer shows it: no patient
        self._set_paper(printer, pages.sizes[0])
        painter = QPainter()
        if not painter.begin(printer):
            self._end(False, "The printer cannot be used. Check that it is on and connected, then print again.")
            return
        self._painter, self._cancelled = painter, False
        self._next(pages, printer, 0)

    def cancel(self) -> None:
        """No further page is printed."""
        self._cancelled = True

    def _next(self, pages: PdfPages, printer: QPrinter, page: int) -> None:
        if self._cancelled:
            self._end(False, "Printing was cancelled. Pages that the printer has already may still come out.")
        elif page == len(pages.sizes):
            self._end(True, "Sent to the printer. It may keep a copy of its own.")
        else:
            told = f"Printing page {page + 1} of {len(pages.sizes)} …"
            self._messages.say(told, actions=[("Cancel", self.cancel)])
            scale = min(printer.resolution(), _SHARPEST) / 72
            self._jobs.start(
                lambda: image_of(pages.image(page, scale)),
                lambda image: self._paint(pages, printer, page, image),
                self._failed,
                self,
            )

    def _paint(self, pages: PdfPages, printer: QPrinter, page: int, image: QImage) -> None:
        painter = self._painter
        if painter is None:
            return
        if page and not self._cancelled:
            self._set_paper(printer, pages.sizes[page])
            printer.newPage()
        if not self._cancelled:
            whole = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
            painter.drawImage(QRectF(0, 0, whole.width(), whole.height()), image)
        self._next(pages, printer, page + 1)

    def _failed(self, problem: Exception) -> None:
        _log.error("a page could not be printed", exc_info=problem)
        self._end(False, "The document could not be printed because of a fault in the program. Please report it.")

    def _end(self, whole: bool, told: str) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        self._messages.say(told, MessageKind.OK if whole else MessageKind.WARNING)
        self.finished.emit(whole)

    @staticmethod
    def _set_paper(printer: QPrinter, size: tuple[float, float]) -> None:
        width, height = size
        paper = QPageSize(QRectF(0, 0, min(width, height), max(width, height)).size(), QPageSize.Unit.Point)
        printer.setPageSize(paper)
        lying = QPageLayout.Orientation.Landscape
        printer.setPageOrientation(lying if width > height else QPageLayout.Orientation.Portrait)
