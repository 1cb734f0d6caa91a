"""The bundled fonts, read and registered once in a process. Imports reportlab: import it where a PDF is made."""

from functools import cache
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.resource_root import resource_root

REGULAR = "NotoSans-Regular"
SEMIBOLD = "NotoSans-SemiBold"
BOLD = "NotoSans-Bold"
ITALIC = "NotoSans-Italic"
FALLBACKS = ("NotoSansMath-Regular", "NotoSansSymbols2-Regular")
"""Asked for relations and arrows, then for shapes; they have one weight."""
_LAST = 0xFFFF
"""reportlab draws characters above this one rightly, but the text that is copied out of the PDF is another."""
_SPACES = frozenset(map(ord, " \n"))


@cache
def bundled_glyphs() -> Glyphs:
    """Registers every bundled font, and returns which characters they have."""
    own = [_register(name) for name in (REGULAR, SEMIBOLD, BOLD, ITALIC)]
    # A character that one weight lacks is taken from a fallback in all of them, so that no style can lose it.
    return Glyphs(frozenset.intersection(*own) | _SPACES, {name: _register(name) for name in FALLBACKS})


def _register(name: str) -> frozenset[int]:
    font = TTFont(name, BytesIO(resource_root().joinpath("fonts", f"{name}.ttf").read_bytes()))
    pdfmetrics.registerFont(font)
    return frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph and code <= _LAST)
