"""Pages of a PDF as images and as places of text, by PDFium, from memory and never through a file.

PDFium is not thread-safe in any of its parts, so one lock stands before all of it.
"""

import ctypes
from collections.abc import Sequence
from threading import Lock
from typing import Any

from omt_desktop.workflow.documents import PDF
from omt_desktop.workflow.pdf_pages import NotAPdf, PageHit, PageImage, PdfPages

_PDFIUM = Lock()
_LARGEST_SIDE = 8000
"""Pixels; a page that a hostile file makes kilometres wide is drawn smaller."""
_MOST_HITS = 2000


class PdfiumOpener:
    """Fulfils workflow.pdf_pages.PdfOpener. PDFium is loaded with the first PDF."""

    def open_pdf(self, data: bytes, media_type: str = PDF) -> PdfPages:
        """The pages of the PDF, or of a picture or plain text laid out as one; NotAPdf where it cannot be shown."""
        import pypdfium2

        if media_type != PDF:
            from omt_desktop.reports.document_pages import as_pdf

            data = as_pdf(data, media_type)

        with _PDFIUM:
            try:
                document = pypdfium2.PdfDocument(data)
                document.init_forms()  # what is written in fields is seen too, such as a second signer's line
                sizes = tuple(document.get_page_size(page) for page in range(len(document)))
            except pypdfium2.PdfiumError:
                raise NotAPdf(
                    "This document cannot be shown: it is damaged, locked with a password, or not a PDF. Nothing was "
                    "changed. Export it and open it in another program."
                ) from None
        return PdfiumPages(document, sizes)


class PdfiumPages:
    """Fulfils workflow.pdf_pages.PdfPages."""

    def __init__(self, document: Any, sizes: Sequence[tuple[float, float]]) -> None:
        self._document = document
        self._sizes = tuple(sizes)
        self._open = True

    @property
    def sizes(self) -> Sequence[tuple[float, float]]:
        """Width and height of each page in points."""
        return self._sizes

    def image(self, page: int, scale: float) -> PageImage:
        """The page drawn on white at so many pixels a point, at most 8000 pixels wide or high."""
        fits = min(scale, _LARGEST_SIDE / max(1.0, *self._sizes[page]))
        with _PDFIUM:
            opened = self._page(page)
            try:
                bitmap = opened.render(scale=fits, prefer_bgrx=True)
                pixels = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
                return PageImage(bitmap.width, bitmap.height, bitmap.stride, pixels)
            finally:
                opened.close()

    def find(self, text: str) -> Sequence[PageHit]:
        """Every place of the text in reading order, at most 2000."""
        wanted = text.strip()
        found: list[PageHit] = []
        for page in range(len(self._sizes) if wanted else 0):
            with _PDFIUM:
                found += self._on_page(page, wanted, _MOST_HITS - len(found))
        return found

    def close(self) -> None:
        """Lets go of the PDF."""
        with _PDFIUM:
            self._open = False
            self._document.close()

    def _page(self, page: int) -> Any:
        if not self._open:
            raise NotAPdf("This document is not open any more.")
        return self._document[page]

    def _on_page(self, page: int, text: str, most: int) -> list[PageHit]:
        opened = self._page(page)
        words = opened.get_textpage()
        found: list[PageHit] = []
        try:
            search = words.search(text)
            while len(found) < most and (place := search.get_next()) is not None:
                rectangles = [words.get_rect(n) for n in range(words.count_rects(*place))]
                height = self._sizes[page][1]
                areas = tuple((l, height - t, r - l, t - b) for l, b, r, t in rectangles)  # noqa: E741
                found.append(PageHit(page, areas))
            search.close()
        finally:
            words.close()
            opened.close()
        return found
