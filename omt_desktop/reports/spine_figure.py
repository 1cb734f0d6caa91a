"""The drawn spine as a column of the page. Imports reportlab and svglib: import it where a PDF is made."""

from functools import cache
from typing import Any

from omt_desktop.domain.spine.drawing import Mark, legend, painted
from omt_desktop.reports.drawings import spine_drawing
from omt_desktop.reports.outline_nodes import SpineFigure
from omt_desktop.reports.svg_drawing import paper_look, svg_drawing

WIDTH = 146.0
_HEIGHT, _LEGEND_HEIGHT = 318.0, 32.0
"""Points."""
_LEGEND_COLUMNS, _LEGEND_WIDTH = 2, 136.0


def spine_column(figure: SpineFigure) -> list[Any]:
    """The drawing, and under it what its marks mean."""
    return [svg_drawing(painted(spine_drawing(), dict(figure.marks), paper_look()), _HEIGHT), _key(figure.legend)]


@cache
def _key(entries: tuple[tuple[Mark, str], ...]) -> Any:
    """The legend, which is the same in every report."""
    return svg_drawing(legend(entries, paper_look(), _LEGEND_COLUMNS, _LEGEND_WIDTH), _LEGEND_HEIGHT)
