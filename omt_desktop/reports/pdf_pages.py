"""What stands on every page: identity, page n of m. Imports reportlab: import it where a PDF is made."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from omt_desktop.reports.archival import make_archival
from omt_desktop.reports.escaped_text import escaped_paragraph
from omt_desktop.reports.fonts import REGULAR
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.outline_nodes import Outline
from omt_desktop.reports.pdf_styles import (
    FOOTER_BASE,
    HAIRLINE,
    HEADER_BASE,
    LINE,
    MUTED,
    RUNNING,
    RUNNING_NAME,
    RUNNING_RIGHT,
    RUNNING_STANDING,
    SIDE_MARGIN,
    PageShape,
)
from omt_desktop.reports.printable_text import printable, shortened

_TOTAL = "page-count"
_FOOT_SIZE = 7.4
_FOOT_SHARE = 0.8
_LONGEST_LINE = 160
_VISIT_WIDTH = 62 * mm


class PageMarks:
    """Draws the head and the foot of pages. A very long name is shortened here; the first page has it whole."""

    def __init__(self, outline: Outline, page: PageShape, glyphs: Glyphs) -> None:
        self._outline = outline
        self._page = page
        self._glyphs = glyphs

    def draw_first(self, canvas: Any, document: Any) -> None:
        """The foot only: the first page opens with the whole identity."""
        self._foot(canvas, document.page)

    def draw_later(self, canvas: Any, document: Any) -> None:
        """The identity at the head, and the foot."""
        identity, page = self._outline.identity, self._page
        base = page.height - HEADER_BASE
        left = page.text_width - _VISIT_WIDTH
        self._line(canvas, identity.name, RUNNING_NAME, left, base + 14, SIDE_MARGIN)
        self._line(canvas, identity.person, RUNNING, left, base + 3.5, SIDE_MARGIN)
        self._line(canvas, identity.visit, RUNNING_RIGHT, _VISIT_WIDTH, base + 14, SIDE_MARGIN + left)
        self._line(canvas, self._outline.standing, RUNNING_STANDING, _VISIT_WIDTH, base + 3.5, SIDE_MARGIN + left)
        self._rule(canvas, base)
        self._foot(canvas, document.page)

    def _foot(self, canvas: Any, number: int) -> None:
        page = self._page
        self._rule(canvas, FOOTER_BASE + 9)
        width = page.text_width * _FOOT_SHARE
        self._line(
            canvas, self._outline.foot, RUNNING_RIGHT, width, FOOTER_BASE - 3.4, page.width - SIDE_MARGIN - width
        )
        page_word, of_word = self._outline.page_words
        before = f"{page_word} {number} {of_word} "
        canvas.setFont(REGULAR, _FOOT_SIZE)
        canvas.setFillColor(MUTED)
        canvas.drawString(SIDE_MARGIN, FOOTER_BASE - 1, before)
        canvas.saveState()
        canvas.translate(SIDE_MARGIN + stringWidth(before, REGULAR, _FOOT_SIZE), FOOTER_BASE - 1)
        canvas.doForm(_TOTAL)
        canvas.restoreState()

    def _rule(self, canvas: Any, height: float) -> None:
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(SIDE_MARGIN, height, self._page.width - SIDE_MARGIN, height)

    def _line(self, canvas: Any, text: str, style: ParagraphStyle, width: float, base: float, left: float) -> None:
        """The text in one line from `left`, with an ellipsis where it is longer than `width` points."""
        whole = " ".join(self._glyphs.written_out(printable(text)).split())
        shown = shortened(whole, _LONGEST_LINE)
        while stringWidth(shown, style.fontName, style.fontSize) > width - 1:
            shown = shortened(whole, len(shown) - 1)
        paragraph = escaped_paragraph(shown, style, self._glyphs)
        paragraph.wrapOn(canvas, width, self._page.height)
        paragraph.drawOn(canvas, left, base)


def counting_canvas(outline: Outline) -> Callable[..., Any]:
    """Makes canvases for archival files that write the number of pages where the foot has left room for it.

    The number is a form that every page refers to and that is drawn last, so nothing is laid out twice.
    """
    as_of = outline.as_of
    offset = as_of.strftime("%z") or "+0000"
    stamp = f"D:{as_of:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"

    def make(*arguments: Any, **options: Any) -> Any:
        canvas = Canvas(*arguments, **options)
        canvas.setDateFormatter(lambda *_: stamp)
        write = canvas.save

        def save() -> None:
            pages = canvas.getPageNumber() - 1
            canvas.beginForm(_TOTAL)
            canvas.setFont(REGULAR, _FOOT_SIZE)
            canvas.setFillColor(MUTED)
            canvas.drawString(0, 0, str(pages))
            canvas.endForm()
            make_archival(canvas, outline, as_of)
            write()

        canvas.save = save
        return canvas

    return make
