"""The patient's handout on pages. Imports reportlab: import it where a PDF is made."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, NextPageTemplate, Spacer
from reportlab.platypus import Table as PdfTable

from omt_desktop.reports.archival import with_line_ends
from omt_desktop.reports.bookmarks import Bookmarks
from omt_desktop.reports.escaped_text import escaped_paragraph
from omt_desktop.reports.fonts import REGULAR, SEMIBOLD
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.handout import Handout, Part
from omt_desktop.reports.outline_nodes import Heading
from omt_desktop.reports.pdf_letterhead import letterhead_flowables
from omt_desktop.reports.pdf_pages import counting_canvas
from omt_desktop.reports.pdf_styles import INK, MUTED, SHADE, PageShape
from omt_desktop.reports.pdf_template import LATER, empty_document

USUAL, LARGE = 11.0, 17.0
"""Points of the text. Large print is 17 points, half as large again as most letters."""
_MARGIN = 25 * mm
_SQUARE = 2


def handout_bytes(handout: Handout, page: PageShape, glyphs: Glyphs, *, large: bool) -> bytes:
    """The whole PDF; the same handout gives the same bytes."""
    target, cover = BytesIO(), handout.cover
    document = empty_document(target, cover, page, glyphs, _MARGIN)
    story = _Story(page.width - 2 * _MARGIN, glyphs, LARGE if large else USUAL)
    document.build(list(story.of(handout)), canvasmaker=counting_canvas(cover))
    return with_line_ends(target.getvalue())


class _Story:
    """The handout in one size of letters."""

    def __init__(self, width: float, glyphs: Glyphs, size: float) -> None:
        self._width, self._glyphs, self._size = width, glyphs, size
        self._bookmarks = Bookmarks()
        self._body = _style("body", size, INK)
        self._heading = ParagraphStyle(
            "heading", _style("", size * 1.18, INK, SEMIBOLD), spaceBefore=size * 1.1, spaceAfter=size * 0.3
        )
        self._title = _style("title", size * 1.75, INK, SEMIBOLD)
        self._person = _style("person", size, MUTED)
        self._answer = _style("answer", size * 1.4, INK, SEMIBOLD)

    def of(self, handout: Handout) -> Iterator[Any]:
        """Everything to lay out, in order."""
        cover = handout.cover
        yield NextPageTemplate(LATER)
        if not cover.letterhead.is_empty:
            yield from letterhead_flowables(cover.letterhead, self._width, self._glyphs)
        yield self._bookmarks.mark(Heading(cover.title, 1), self._title.leading)
        yield self._paragraph(cover.title, self._title)
        whose = " · ".join(part for part in (cover.identity.person, cover.identity.visit) if part)
        yield self._paragraph(whose, self._person)
        yield Spacer(0, self._size)
        yield self._bookmarks.mark(Heading(handout.answer.heading, 2), self._answer.leading)
        yield self._box(handout.answer, handout.grave)
        for part in handout.parts:
            # A heading never stands alone: three lines, or two entries of a list, come with it.
            yield CondPageBreak(self._heading.spaceBefore + self._heading.leading + 3.5 * self._body.leading)
            yield from self._part(part)

    def _box(self, answer: Part, grave: bool) -> Any:
        rows = [[self._paragraph(answer.heading, self._answer)]]
        rows += [[self._paragraph(line, self._body)] for line in answer.text]
        style: list[tuple[Any, ...]] = [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("BACKGROUND", (0, 0), (-1, -1), SHADE),
            ("BOX", (0, 0), (-1, -1), 3.0 if grave else 1.0, INK, _SQUARE),
            ("LEFTPADDING", (0, 0), (-1, -1), self._size * 1.2),
            ("RIGHTPADDING", (0, 0), (-1, -1), self._size * 1.2),
            ("TOPPADDING", (0, 0), (-1, -1), self._size * 0.35),
            ("TOPPADDING", (0, 0), (-1, 0), self._size * 0.8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, -1), (-1, -1), self._size),
        ]
        return PdfTable(rows, colWidths=[self._width], style=style)

    def _part(self, part: Part) -> Iterator[Any]:
        yield self._paragraph(part.heading, self._heading)
        yield self._bookmarks.mark(Heading(part.heading, 2), self._heading.leading)
        for text in part.text:
            yield self._paragraph(text, self._body)
            yield Spacer(0, self._size * 0.35)
        if part.items:
            yield self._list(part.items)

    def _list(self, items: tuple[str, ...]) -> Any:
        rows = [[self._paragraph("•", self._body), self._paragraph(item, self._body)] for item in items]
        style: list[tuple[Any, ...]] = [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), self._size * 0.25),
        ]
        bullet = self._size * 1.4
        return PdfTable(rows, colWidths=[bullet, self._width - bullet], style=style)

    def _paragraph(self, text: str, style: ParagraphStyle) -> Any:
        return escaped_paragraph(text, style, self._glyphs)


def _style(name: str, size: float, color: Any, font: str = REGULAR) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=size * 1.42, textColor=color, splitLongWords=1, allowWidows=0
    )
