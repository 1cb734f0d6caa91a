"""Drawings in SVG as what reportlab lays out. Imports reportlab and svglib: import it where a PDF is made.

They are the files that the window draws, painted for paper, so that what was seen is what is printed.
"""

from io import BytesIO
from typing import Any

from svglib.svglib import svg2rlg

from omt_desktop.domain.spine.drawing import Look
from omt_desktop.reports.fonts import REGULAR, SEMIBOLD
from omt_desktop.reports.pdf_styles import ACCENT, INK, MUTED

_PAPER = "#ffffff"


def paper_look() -> Look:
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


def svg_drawing(svg: str, height: float) -> Any:
    """The drawing so many points high, in its own proportions."""
    drawing = svg2rlg(BytesIO(svg.encode()), font_map=_OwnFonts())
    if drawing is None:
        raise ValueError("a drawing is damaged")
    scale = height / drawing.height
    drawing.scale(scale, scale)
    drawing.width, drawing.height = drawing.width * scale, height
    # Without it every drawing asks for Helvetica, which is not in the file.
    drawing.initialFontName = REGULAR
    return drawing


class _OwnFonts:
    """The fonts that are registered under the names the drawing uses.

    svglib's own map would ask the system for them, run a program to do so, and put what it finds in their place.
    """

    def find_font(self, name: str, weight: str = "normal", style: str = "normal") -> tuple[str, bool]:
        """The name itself."""
        return name, True


def _hexadecimal(color: Any) -> str:
    return f"#{color.hexval()[2:]}"
