"""The drawn figures beside one another. Imports reportlab and svglib: import it where a PDF is made."""

from typing import Any

from reportlab.platypus import Table as PdfTable

from omt_desktop.domain.posture.figure_drawing import painted_figure
from omt_desktop.reports.drawings import figure_drawing
from omt_desktop.reports.escaped_text import escaped_paragraph
from omt_desktop.reports.fonts import REGULAR
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.outline_nodes import PostureFigure, PostureFigures, Role
from omt_desktop.reports.pdf_styles import LINES
from omt_desktop.reports.svg_drawing import paper_look, svg_drawing

_HEIGHT = 232.0
_FLAT: list[tuple[Any, ...]] = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 18),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
]


def posture_flowable(node: PostureFigures, glyphs: Glyphs) -> Any:
    """The figures in one row with their titles above them."""
    titles = [escaped_paragraph(figure.title, LINES[Role.SMALL], glyphs) for figure in node.figures]
    return PdfTable([titles, list(map(_drawn, node.figures))], style=_FLAT, hAlign="LEFT")


def _drawn(figure: PostureFigure) -> Any:
    svg = painted_figure(figure_drawing(figure.view), figure.landmarks, dict(figure.marks), paper_look())
    return svg_drawing(svg, _HEIGHT)
