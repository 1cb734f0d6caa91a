"""An outline laid out on pages. Imports reportlab: import it where a PDF is made."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from reportlab.platypus import CondPageBreak, NextPageTemplate, Spacer
from reportlab.platypus import Table as PdfTable
from reportlab.platypus.doctemplate import Indenter

from omt_desktop.reports.archival import with_line_ends
from omt_desktop.reports.bookmarks import Bookmarks
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.outline_nodes import Beside, Heading, Node, Outline
from omt_desktop.reports.pdf_beside import Floating, flow_height
from omt_desktop.reports.pdf_nodes import node_flowables, title_flowables
from omt_desktop.reports.pdf_pages import counting_canvas
from omt_desktop.reports.pdf_styles import (
    HEADINGS,
    SIDE_MARGIN,
    PageShape,
)
from omt_desktop.reports.pdf_template import LATER, empty_document

_LINES_KEPT = 3
_PART_ROOM = 150.0
"""Points that must be left on a page for a new part to begin on it."""
_TALL = 1e6
_COLUMN_GAP = 16.0
_ROUNDING = 1.0


def pdf_bytes(outline: Outline, page: PageShape, glyphs: Glyphs) -> bytes:
    """The whole PDF; the same outline, page and fonts give the same bytes."""
    return laid_out(outline, page, glyphs)[0]


def laid_out(outline: Outline, page: PageShape, glyphs: Glyphs) -> tuple[bytes, int]:
    """The same with the number of pages that the front of the report takes, before its second part begins."""
    target = BytesIO()
    document = empty_document(target, outline, page, glyphs, SIDE_MARGIN)
    bookmarks = Bookmarks()
    document.build(list(_story(outline, page, glyphs, bookmarks)), canvasmaker=counting_canvas(outline))
    front = bookmarks.parts[1] - 1 if len(bookmarks.parts) > 1 else document.page
    return with_line_ends(target.getvalue()), front


def _story(outline: Outline, page: PageShape, glyphs: Glyphs, bookmarks: Bookmarks) -> Iterator[Any]:
    yield NextPageTemplate(LATER)
    yield bookmarks.mark(Heading(outline.kind, 1), HEADINGS[1].leading)
    yield from title_flowables(outline, page.text_width, glyphs)
    yield from _placed(outline.nodes, page.text_width, glyphs, bookmarks)


def _placed(nodes: Sequence[Node], width: float, glyphs: Glyphs, bookmarks: Bookmarks) -> Iterator[Any]:
    """The nodes one after another, each heading with what follows it."""
    headings: list[Heading] = []
    for node in nodes:
        if isinstance(node, Heading):
            headings.append(node)
            continue
        if isinstance(node, Beside):
            content = _beside(node, width, glyphs, bookmarks)
        else:
            content = node_flowables(node, width, glyphs)
        yield from _headed(headings, content, width, glyphs, bookmarks)
        headings.clear()
    yield from _headed(headings, [], width, glyphs, bookmarks)


def _beside(node: Beside, width: float, glyphs: Glyphs, bookmarks: Bookmarks) -> list[Any]:
    """The nodes in a narrower column, and the figure on their right on the page where they begin."""
    # Here and not above: svglib takes its time, and many reports have no figure.
    from omt_desktop.reports import spine_figure

    left = width - spine_figure.WIDTH
    figure = Floating(spine_figure.spine_column(node.figure), left, spine_figure.WIDTH)
    narrow, used = left - _COLUMN_GAP, 0.0
    flow: list[Any] = [CondPageBreak(figure.tall), figure]
    for part in _sections(node.nodes):
        # Whatever begins below the figure has the whole width.
        room = narrow if used < figure.tall else width
        placed = list(_placed(part, room, glyphs, bookmarks))
        used += flow_height(placed, room)
        flow += [Indenter(right=width - room), *placed, Indenter(right=room - width)]
    return [*flow, Spacer(0, max(0.0, figure.tall - used))]


def _sections(nodes: Sequence[Node]) -> list[list[Node]]:
    """The nodes parted before each heading."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if isinstance(node, Heading):
            parts.append([])
        parts[-1].append(node)
    return [part for part in parts if part]


def _headed(
    headings: list[Heading], content: list[Any], width: float, glyphs: Glyphs, bookmarks: Bookmarks
) -> Iterator[Any]:
    """The headings and what follows them; a new page first where not even the first lines would fit below them."""
    shown: list[Any] = []
    for heading in headings:
        shown += node_flowables(heading, width, glyphs)
        shown.append(bookmarks.mark(heading, HEADINGS[heading.level].leading))
    if shown:
        needed = sum(_height(flowable, width) for flowable in shown) + _first_height(content, width)
        part = any(heading.level == 1 for heading in headings)
        yield CondPageBreak(max(needed, _PART_ROOM) if part else needed)
        yield from shown
    yield from content


def _height(flowable: Any, width: float) -> float:
    return float(flowable.getSpaceBefore() + flowable.wrap(width, _TALL)[1] + flowable.getSpaceAfter())


def _first_height(content: list[Any], width: float) -> float:
    """How much of the content cannot be parted from its heading: a header with the first row, or the first lines."""
    if not content:
        return 0.0
    first = content[0]
    above = float(first.getSpaceBefore()) + _ROUNDING
    height = float(first.wrap(width, _TALL)[1])
    if isinstance(first, PdfTable):
        return above + float(sum(first._rowHeights[: first.repeatRows + 1]))
    style = getattr(first, "style", None)
    return above + (min(height, style.leading * _LINES_KEPT) if style else height)
