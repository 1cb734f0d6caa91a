"""A document with the marks of every page and the description of its file, before anything stands in it.

Imports reportlab: import it where a PDF is made.
"""

from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from omt_desktop.reports.fonts import REGULAR
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.outline_nodes import Outline
from omt_desktop.reports.pdf_pages import PageMarks
from omt_desktop.reports.pdf_styles import BOTTOM, FIRST_TOP, LATER_TOP, PageShape

LATER = "later"
"""The template of every page but the first."""


def empty_document(target: BytesIO, outline: Outline, page: PageShape, glyphs: Glyphs, margin: float) -> Any:
    """The document of the outline, `margin` points from each side; the same input gives the same bytes."""
    marks = PageMarks(outline, page, glyphs)
    templates = [
        _template("first", FIRST_TOP, page, margin, marks.draw_first),
        _template(LATER, LATER_TOP, page, margin, marks.draw_later),
    ]
    return BaseDocTemplate(
        target,
        pagesize=(page.width, page.height),
        pageTemplates=templates,
        title=outline.title,
        author=outline.author,
        subject=outline.kind,
        creator=outline.author,
        keywords=[outline.kind],
        lang=outline.language,
        displayDocTitle=True,
        initialFontName=REGULAR,
        invariant=1,
    )


def _template(name: str, top: float, page: PageShape, margin: float, draw: Any) -> Any:
    width, height = page.width - 2 * margin, page.height - top - BOTTOM
    frame = Frame(margin, BOTTOM, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    return PageTemplate(id=name, frames=[frame], onPage=draw)
