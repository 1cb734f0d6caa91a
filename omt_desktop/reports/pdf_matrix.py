"""The region × technique figure: a symbol in every cell, told apart by its shape; shading only beside it."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Table as PdfTable

from omt_desktop.reports.escaped_text import escaped_paragraph
from omt_desktop.reports.fonts import REGULAR
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.outline_nodes import Matrix, MatrixCell, Tone
from omt_desktop.reports.pdf_styles import (
    HAIRLINE,
    INK,
    LINE,
    MATRIX_HEAD,
    MATRIX_NOTE,
    MATRIX_REGION,
    MATRIX_SYMBOLS,
    TINTS,
)

_REGION_WIDTH, _NOTE_WIDTH = 23 * mm, 11 * mm
_WIDEST_CELL = 10.5 * mm
_CHOSEN_FRAME = 1.5
_SQUARE = 2


def matrix_flowable(matrix: Matrix, width: float, glyphs: Glyphs) -> Any:
    """The figure, no wider than it needs to be; the techniques are repeated where it goes over a page."""
    column = min((width - _REGION_WIDTH - _NOTE_WIDTH) / len(matrix.techniques), _WIDEST_CELL)
    head_style = _head_style(matrix.techniques, column)
    head = [escaped_paragraph(name, head_style, glyphs) for name in matrix.techniques]
    data: list[list[Any]] = [["", "", *head]]
    style = list(_BASE)
    for row_number, row in enumerate(matrix.rows, start=1):
        region = escaped_paragraph(row.region, MATRIX_REGION, glyphs)
        note = escaped_paragraph(row.note, MATRIX_NOTE, glyphs)
        data.append([region, note, *(_cell(cell, glyphs) for cell in row.cells)])
        for column_number, cell in enumerate(row.cells, start=2):
            style += _cell_style(cell, (column_number, row_number))
    return PdfTable(
        data,
        colWidths=[_REGION_WIDTH, _NOTE_WIDTH] + [column] * len(matrix.techniques),
        repeatRows=1,
        style=style,
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=4,
    )


def _head_style(names: Sequence[str], column: float) -> ParagraphStyle:
    """Letters as large as the narrow columns allow, so that no abbreviation is broken."""
    widest = max(stringWidth(name, MATRIX_HEAD.fontName, MATRIX_HEAD.fontSize) for name in names)
    size = MATRIX_HEAD.fontSize * min(1.0, (column - 0.6) / widest)
    return ParagraphStyle("matrix head in columns", MATRIX_HEAD, fontSize=size, leading=size * 1.25)


_BASE: list[tuple[Any, ...]] = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0.8),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0.8),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 1.6),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
    ("LEFTPADDING", (2, 0), (-1, 0), 0),
    ("RIGHTPADDING", (2, 0), (-1, 0), 0),
    ("GRID", (2, 1), (-1, -1), HAIRLINE, LINE),
]


def _cell(cell: MatrixCell, glyphs: Glyphs) -> list[Any]:
    return [escaped_paragraph(cell.symbol, MATRIX_SYMBOLS[cell.tone], glyphs)]


def _cell_style(cell: MatrixCell, at: tuple[int, int]) -> list[tuple[Any, ...]]:
    style: list[tuple[Any, ...]] = []
    if cell.tone is not Tone.PLAIN:
        style.append(("BACKGROUND", at, at, TINTS[cell.tone]))
    if cell.chosen:
        style.append(("BOX", at, at, _CHOSEN_FRAME, INK, _SQUARE))
    return style
