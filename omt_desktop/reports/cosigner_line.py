"""The line with which a second signer appears on page one of a sealed report, as a PDF of that size.

Imports reportlab: import it where somebody co-signs. The place for it is made with the first seal and is empty until
then; the seal that fills it covers it.
"""

from datetime import datetime
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from omt_desktop.reports.fonts import REGULAR, bundled_glyphs
from omt_desktop.reports.printable_text import printable, shortened
from omt_desktop.workflow.signature_words import moment_in_words

_SIZE = 8.0
_BASE = 3.0


def cosigner_line(name: str, meaning: str, at: datetime, width: float, height: float) -> bytes:
    """`Co-signed by Ben Invented, DO, reviewer, 20 Nov 2026, 11:02`, in one line; a long name is shortened."""
    glyphs = bundled_glyphs()
    whole = " ".join(glyphs.written_out(printable(f"Co-signed by {name}, {meaning}")).split())
    when = f", {moment_in_words(at)}; the seal in this file is theirs too."
    shown = whole
    while stringWidth(shown + when, REGULAR, _SIZE) > width and len(shown) > 1:
        shown = shortened(whole, len(shown) - 1)
    made = BytesIO()
    canvas = Canvas(made, pagesize=(width, height), initialFontName=REGULAR, invariant=1)
    canvas.setFont(REGULAR, _SIZE)
    canvas.drawString(0, _BASE, shown + when)
    canvas.showPage()
    canvas.save()
    return made.getvalue()
