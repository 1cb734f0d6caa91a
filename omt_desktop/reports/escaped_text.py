"""The one place where text becomes a Paragraph. Imports reportlab: import it where a PDF is made.

Patient text is markup to reportlab: `<dr@example.org>` would vanish, an unclosed `<b>` would stop the report and an
`<img>` would read a local file. So all text is cleaned, escaped and checked for glyphs here, and nowhere else.
"""

from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.printable_text import pieces_of, printable

LONGEST_PIECE = 4000
"""Characters in one paragraph: the time to break lines grows with the square of its length."""

# No address in a document is ever opened, whatever slips through.
rl_config.trustedHosts = []
rl_config.trustedSchemes = ["data"]


def escaped_paragraph(text: str, style: ParagraphStyle, glyphs: Glyphs) -> Any:
    """A paragraph that prints the text as it is; for text that is known to be short."""
    return Paragraph(_markup(printable(text), glyphs), style)


def escaped_paragraphs(text: str, style: ParagraphStyle, glyphs: Glyphs, longest: int = LONGEST_PIECE) -> list[Any]:
    """Paragraphs that together print the text as it is, however long it is."""
    pieces = pieces_of(printable(text), longest)
    return [Paragraph(_markup(piece, glyphs), style) for piece in pieces]


def _markup(text: str, glyphs: Glyphs) -> str:
    marked = []
    for font, run in glyphs.runs(text):
        escaped = escape(run).replace("\n", "<br/>")
        marked.append(f'<font name="{font}">{escaped}</font>' if font else escaped)
    return "".join(marked)
