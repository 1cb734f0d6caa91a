"""Tables that wrap, split and never clip: a row that is too tall continues in the next row."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Table as PdfTable

from omt_desktop.reports.escaped_text import escaped_paragraph
from omt_desktop.reports.fonts import REGULAR
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.outline_nodes import Cell, KeyValue, Line, Role, Table
from omt_desktop.reports.pdf_styles import HAIRLINE, LINE, LINES, TABLE_HEAD
from omt_desktop.reports.printable_text import printable

LINES_IN_A_ROW = 16
"""A row of this many lines fits on any page with room to spare; longer cells are cut."""
_NARROW_LABEL, _WIDE_LABEL = 84.0, 138.0
"""Points. Blocks of short labels share one width and the others another, so that values line up down the page."""
_ROWS_IN_A_TABLE = 12
_GAP = 8.0
_NARROWEST = 0.2
"""Of the size of the letters: no letter of the bundled fonts that is seen is narrower."""


def table_flowable(table: Table, width: float, glyphs: Glyphs) -> Any:
    """The table with its header repeated on every page."""
    widths = [width * share / sum(table.shares) for share in table.shares]
    head = [[escaped_paragraph(text, TABLE_HEAD, glyphs) for text in table.header]] if table.header else []
    return _ruled(head, table.rows, widths, glyphs)


def key_value_flowables(rows: Sequence[KeyValue], width: float, glyphs: Glyphs) -> list[Any]:
    """Labels at the left, values at the right; long values may go over pages.

    One table, or several where there are many rows: reportlab lays out the whole rest of a table on every page.
    """
    style = LINES[Role.LABEL]
    longest = max(stringWidth(row.label, style.fontName, style.fontSize) for row in rows)
    label = _NARROW_LABEL if longest + _GAP <= _NARROW_LABEL else _WIDE_LABEL
    widths = [label, width - label]
    tables: list[Any] = []
    data: list[list[Any]] = []
    lines: list[tuple[Any, ...]] = []

    def set_table() -> None:
        if data:
            tables.append(PdfTable(list(data), colWidths=widths, style=[*_PADDING, *lines]))
            data.clear()
            lines.clear()

    for row in rows:
        parts = list(_continued(((Line(row.label, Role.LABEL),), (Line(row.value, row.role),)), widths, glyphs))
        for number, part in enumerate(parts):
            if len(data) >= _ROWS_IN_A_TABLE:
                set_table()
            data.append(part)
            lines += _without_gap(len(data) - 1, number, len(parts))
        lines.append(("LINEBELOW", (0, len(data) - 1), (-1, len(data) - 1), HAIRLINE, LINE))
    set_table()
    tables[0].spaceBefore, tables[-1].spaceAfter = 1, 3
    return tables


def _ruled(head: list[list[Any]], rows: Sequence[Sequence[Cell]], widths: list[float], glyphs: Glyphs) -> Any:
    data, style = list(head), [*_PADDING]
    if head:
        style.append(("LINEBELOW", (0, 0), (-1, 0), HAIRLINE * 1.6, LINE))
    for row in rows:
        parts = list(_continued(row, widths, glyphs))
        for number in range(len(parts)):
            style += _without_gap(len(data) + number, number, len(parts))
        data += parts
        style.append(("LINEBELOW", (0, len(data) - 1), (-1, len(data) - 1), HAIRLINE, LINE))
    return PdfTable(data, colWidths=widths, repeatRows=len(head), style=style, spaceBefore=1, spaceAfter=3)


_PADDING: list[tuple[Any, ...]] = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), _GAP),
    ("TOPPADDING", (0, 0), (-1, -1), 2.2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
]


def _without_gap(at: int, number: int, parts: int) -> Iterator[tuple[Any, ...]]:
    """A cell that goes on in the next row has no room between, which would look like a new paragraph."""
    if number:
        yield ("TOPPADDING", (0, at), (-1, at), 0)
    if number < parts - 1:
        yield ("BOTTOMPADDING", (0, at), (-1, at), 0)


def _continued(row: Sequence[Cell], widths: Sequence[float], glyphs: Glyphs) -> Iterator[list[Any]]:
    """The row as one row of the page, or as several of at most LINES_IN_A_ROW lines where a cell is longer."""
    stacks = [list(_chunks(cell, width - _GAP, glyphs)) for cell, width in zip(row, widths, strict=True)]
    for chunks in zip_longest(*stacks, fillvalue=()):
        yield [list(chunk) for chunk in chunks]


def _chunks(cell: Cell, width: float, glyphs: Glyphs) -> Iterator[list[Any]]:
    """The lines of the cell in stacks that are at most about LINES_IN_A_ROW lines high."""
    stack: list[Any] = []
    used = 0
    for line in cell:
        style = LINES[line.role]
        for piece, height in _pieces(glyphs.written_out(printable(line.text)), style, width):
            if stack and used + height > LINES_IN_A_ROW:
                yield stack
                stack, used = [], 0
            stack.append(escaped_paragraph(piece, style, glyphs))
            used += height
    if stack:
        yield stack


def _pieces(text: str, style: ParagraphStyle, width: float) -> Iterator[tuple[str, int]]:
    """The text in pieces of at most LINES_IN_A_ROW lines, each with its number of lines."""
    piece: list[str] = []
    used = 0
    for line in text.split("\n"):
        for part, long in _parts(line, style, width * LINES_IN_A_ROW):
            height = int(long / width) + 1
            if piece and used + height > LINES_IN_A_ROW:
                yield "\n".join(piece), used
                piece, used = [], 0
            piece.append(part)
            used += height
    yield "\n".join(piece), used


def _parts(line: str, style: ParagraphStyle, longest: float) -> Iterator[tuple[str, float]]:
    """The line, halved at a space until no part is longer than `longest` points when set on one line, and how long."""
    # Where even the narrowest letters would be too long, nothing is measured: that takes its time.
    long = len(line) * _NARROWEST * style.fontSize
    if len(line) < 2 or long <= longest:
        long = float(stringWidth(line, style.fontName, style.fontSize))
    if len(line) < 2 or long <= longest:
        yield line, long
    else:
        half = len(line) // 2
        cut = line.rfind(" ", 0, half) + 1 or half
        yield from _parts(line[:cut].rstrip(), style, longest)
        yield from _parts(line[cut:], style, longest)
