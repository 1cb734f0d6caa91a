"""The head of the practice's paper. Imports reportlab: import it where a PDF is made."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Image, Spacer
from reportlab.platypus import Table as PdfTable

from omt_desktop.reports.escaped_text import escaped_paragraph
from omt_desktop.reports.fonts import REGULAR
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.pdf_styles import HAIRLINE, LINE, PRACTICE, PRACTICE_ADDRESS
from omt_desktop.workflow.letterhead import Letterhead

LOGO_WIDTH, LOGO_HEIGHT = 142.0, 40.0
"""Points: the largest logo that is printed, in its own proportions."""


def letterhead_flowables(letterhead: Letterhead, width: float, glyphs: Glyphs) -> Iterator[Any]:
    """Name over address and telephone at the left, the logo at the right, a fine line below."""
    where = " · ".join(part for part in (*letterhead.address, letterhead.phone) if part)
    texts = [escaped_paragraph(letterhead.name, PRACTICE, glyphs)] if letterhead.name else []
    texts += [escaped_paragraph(where, PRACTICE_ADDRESS, glyphs)] if where else []
    logo = _logo(letterhead.logo) if letterhead.logo else ""
    room = LOGO_WIDTH if letterhead.logo else 0.0
    style: list[tuple[Any, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (1, 0), (1, 0), "RIGHT"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("LINEBELOW", (0, 0), (-1, -1), HAIRLINE, LINE),
    ]
    if room:
        yield PdfTable([[texts, logo]], colWidths=[width - room, room], style=style)
    else:
        yield PdfTable([[texts]], colWidths=[width], style=style)
    yield Spacer(0, 7)


def _logo(png: bytes) -> Any:
    pixels_wide, pixels_high = ImageReader(BytesIO(png)).getSize()
    scale = min(LOGO_WIDTH / pixels_wide, LOGO_HEIGHT / pixels_high)
    return Image(BytesIO(png), pixels_wide * scale, pixels_high * scale, hAlign="RIGHT")
