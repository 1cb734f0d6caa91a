"""Prints the recovery sheet through Qt, without a file: drawn on the worker, painted here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.background_jobs import BackgroundJobs

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from omt_desktop.ui.preview.pdf_printing import AskPrinter

_SHARPEST = 300
"""Dots an inch."""


class SheetPrinting(QObject):
    """One page, for the printer that was chosen."""

    told = Signal(str, str)
    """What came of it, in words, and the role of the words."""

    def __init__(self, jobs: BackgroundJobs, parent: QWidget, ask: AskPrinter | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._parent, self._ask = jobs, parent, ask

    def start(self, key: str, made: datetime) -> None:
        """Asks for a printer, and prints the sheet where one was chosen."""
        from omt_desktop.bootstrap import recovery_sheet
        from omt_desktop.ui.preview.page_loader import image_of
        from omt_desktop.ui.preview.pdf_printing import ask_printer

        printer = asked(self._parent, lambda: (self._ask or ask_printer)(self._parent), None)
        if printer is None:
            return
        scale = min(printer.resolution(), _SHARPEST) / 72

        def draw() -> QImage:
            pages = recovery_sheet(key, made)
            try:
                return image_of(pages.image(0, scale))
            finally:
                pages.close()

        self._jobs.start(draw, lambda image: self._paint(printer, image), self._failed, self)

    def _paint(self, printer: QPrinter, image: QImage) -> None:
        printer.setFullPage(True)
        printer.setDocName("Document")
        painter = QPainter()
        if not painter.begin(printer):
            self.told.emit("The printer cannot be used. Check that it is on, or save the sheet instead.", "danger")
            return
        page = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        whole = QRectF(0, 0, page.width(), min(page.height(), page.width() * image.height() / image.width()))
        painter.drawImage(whole, image)
        painter.end()
        self.told.emit("Sent to the printer. It may keep a copy of its own.", "ok")

    def _failed(self, problem: Exception) -> None:
        self.told.emit("The sheet could not be printed. Save it, or copy the letters by hand.", "danger")
