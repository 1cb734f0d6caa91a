"""The drawn spine as what reportlab lays out. Imports reportlab and svglib: import it where a PDF is made.

The drawing is the file that the window draws, painted for paper, so that what was seen is what is printed.
"""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.platypus import Spacer
from reportlab.platypus import Table as PdfTable
from svglib.svglib import svg2rlg

from omt_desktop.domain.spine.drawing import Look, Mark, legend, painted
from omt_desktop.reports.escaped_text import escaped_paragraph
from omt_desktop.reports.fonts import REGULAR, SEMIBOLD
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.outline_nodes import Role, SpineFigure
from omt_desktop.reports.pdf_styles import ACCENT, INK, LINES, MUTED
from omt_desktop.resource_root import resource_root

_HEIGHT, _LEGEND_HEIGHT = 318.0, 25.0
"""Points."""
_LEGEND_COLUMNS, _LEGEND_WIDTH = 3, 132.0
_SHORT_WIDTH = 122.0
_GAP = 14.0
_PAPER = "#ffffff"


def spine_flowables(figure: SpineFigure, width: float, glyphs: Glyphs) -> list[Any]:
    """The drawing with the findings beside it; findings that find no room there follow below, over as many pages."""
    drawing = _drawing(painted(_source(), dict(figure.marks), _look()), _HEIGHT)
    room = width - drawing.width - _GAP
    key = _key(figure.legend)
    normal = [escaped_paragraph(figure.normal, LINES[Role.SMALL], glyphs)] if figure.normal else []
    left = drawing.height - key.height - _GAP - sum(part.wrap(room, drawing.height)[1] for part in normal)
    rows = [_row(short, words, room, glyphs) for short, words in figure.findings]
    beside = _as_many_as_fit(rows, left)
    cell = [*(row for row, _ in rows[:beside]), *normal, Spacer(0, 6), key]
    style = [*_FLAT, ("LEFTPADDING", (1, 0), (1, 0), _GAP)]
    whole = PdfTable([[drawing, cell]], colWidths=[drawing.width, width - drawing.width], style=style, hAlign="LEFT")
    return [whole, *(row for row, _ in rows[beside:]), Spacer(0, 4)]


_FLAT: list[tuple[Any, ...]] = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
]


def _row(short: str, words: str, width: float, glyphs: Glyphs) -> tuple[Any, float]:
    """One finding as shorthand and in words, and how high it is."""
    cells = [escaped_paragraph(short, LINES[Role.STRONG], glyphs), escaped_paragraph(words, LINES[Role.BODY], glyphs)]
    style = [*_FLAT, ("RIGHTPADDING", (0, 0), (0, 0), 8)]
    row = PdfTable([cells], colWidths=[_SHORT_WIDTH, width - _SHORT_WIDTH], style=style, hAlign="LEFT")
    return row, float(row.wrap(width, 0)[1])


def _as_many_as_fit(rows: Sequence[tuple[Any, float]], room: float) -> int:
    used = 0.0
    for number, (_, height) in enumerate(rows):
        used += height
        if used > room:
            return number
    return len(rows)


@cache
def _key(entries: tuple[tuple[Mark, str], ...]) -> Any:
    """The legend, which is the same in every report."""
    return _drawing(legend(entries, _look(), _LEGEND_COLUMNS, _LEGEND_WIDTH), _LEGEND_HEIGHT)


@cache
def _source() -> str:
    return resource_root().joinpath("diagrams", "spine.svg").read_text("utf-8")


def _look() -> Look:
    """Dark enough to be told apart where the colours are lost."""
    return Look(
        paper=_PAPER,
        ink=_hexadecimal(INK),
        faint="#7a8593",
        calm=_hexadecimal(MUTED),
        found=_hexadecimal(ACCENT),
        on_found=_PAPER,
        letters=f'font-family="{REGULAR}"',
        strong_letters=f'font-family="{SEMIBOLD}"',
    )


def _hexadecimal(color: Any) -> str:
    return f"#{color.hexval()[2:]}"


class _OwnFonts:
    """The fonts that are registered under the names the drawing uses.

    svglib's own map would ask the system for them, run a program to do so, and put what it finds in their place.
    """

    def find_font(self, name: str, weight: str = "normal", style: str = "normal") -> tuple[str, bool]:
        """The name itself."""
        return name, True


def _drawing(svg: str, height: float) -> Any:
    """The drawing so many points high, in its own proportions."""
    drawing = svg2rlg(BytesIO(svg.encode()), font_map=_OwnFonts())
    if drawing is None:
        raise ValueError("the drawing of the spine is damaged")
    scale = height / drawing.height
    drawing.scale(scale, scale)
    drawing.width, drawing.height = drawing.width * scale, height
    # Without it every drawing asks for Helvetica, which is not in the file.
    drawing.initialFontName = REGULAR
    return drawing
