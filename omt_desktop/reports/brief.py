"""How much a page may say before it refers to the pages that follow."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brief:
    """The most characters of one text, and the most reasons."""

    text: int
    reasons: int
    figure: bool = True
    """Whether the drawn spine stands there."""
    recorded: int = 0
    """The most characters of what was recorded for one reason; 0 for none."""
    names: bool = False
    """Whether the abbreviations of the techniques are written out."""


ORDINARY = Brief(text=320, reasons=6, recorded=160, names=True)
"""Page one of a whole report."""
TIGHTER = (
    ORDINARY,
    Brief(text=320, reasons=6, recorded=160),
    Brief(text=160, reasons=5),
    Brief(text=80, reasons=3),
    Brief(text=80, reasons=3, figure=False),
)
"""What is tried, in turns, until the front of the report is one page."""
