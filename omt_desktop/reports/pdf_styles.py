"""The look of the report: paper, colours, type. Imports reportlab: import it where a PDF is made."""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from omt_desktop.reports.fonts import REGULAR, SEMIBOLD
from omt_desktop.reports.outline_nodes import Role, Tone

INK = HexColor("#17212f")
MUTED = HexColor("#535f6e")
ACCENT = HexColor("#0b6a8a")
LINE = HexColor("#ccd4dd")
SHADE = HexColor("#f3f6f9")
TONES = {
    Tone.PLAIN: MUTED,
    Tone.GOOD: HexColor("#14683a"),
    Tone.CAUTION: HexColor("#7d5200"),
    Tone.STOP: HexColor("#b3231b"),
}
TINTS = {
    Tone.PLAIN: HexColor("#f6f8fa"),
    Tone.GOOD: HexColor("#eaf6ef"),
    Tone.CAUTION: HexColor("#fdf3dd"),
    Tone.STOP: HexColor("#fbe9e7"),
}

HAIRLINE = 0.5
SIDE_MARGIN: float = 17 * mm
FIRST_TOP: float = 13 * mm
LATER_TOP: float = 21 * mm
BOTTOM: float = 17 * mm
HEADER_BASE: float = 15.5 * mm
"""From the top of the page to the line under the running header."""
FOOTER_BASE: float = 11 * mm


def _style(name: str, size: float, leading: float, color: Color = INK, font: str = REGULAR) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=leading, textColor=color, splitLongWords=1, allowWidows=0
    )


LINES = {
    Role.BODY: _style("body", 8.8, 11.9),
    Role.STRONG: _style("strong", 8.8, 11.9, font=SEMIBOLD),
    Role.MUTED: _style("muted", 8.2, 11.4, MUTED),
    Role.SMALL: _style("small", 7.4, 10.2, MUTED),
    Role.LABEL: _style("label", 8.2, 11.9, MUTED),
}
HEADINGS = {
    1: ParagraphStyle("heading 1", _style("", 13.5, 17, INK, SEMIBOLD), spaceBefore=16, spaceAfter=3),
    2: ParagraphStyle("heading 2", _style("", 10.2, 13.4, ACCENT, SEMIBOLD), spaceBefore=9, spaceAfter=2),
    3: ParagraphStyle("heading 3", _style("", 8.8, 12, INK, SEMIBOLD), spaceBefore=6, spaceAfter=1),
}
TABLE_HEAD = _style("table head", 7.2, 9.6, MUTED, SEMIBOLD)
PRACTICE = _style("practice", 11.5, 14.5, INK, SEMIBOLD)
PRACTICE_ADDRESS = _style("practice address", 8, 10.8, MUTED)
KIND = _style("kind", 8.2, 11, ACCENT, SEMIBOLD)
NAME = _style("name", 17, 21.5, INK, SEMIBOLD)
PERSON = _style("person", 9.0, 12.4, MUTED)
PANEL_LABEL = _style("panel label", 7.6, 10, MUTED, SEMIBOLD)
PANEL_TITLES = {tone: _style(f"panel title {tone}", 16, 21, color, SEMIBOLD) for tone, color in TONES.items()}
RUNNING_NAME = _style("running name", 8.2, 10.5, INK, SEMIBOLD)
RUNNING = _style("running", 7.4, 10.5, MUTED)
RUNNING_RIGHT = ParagraphStyle("running right", RUNNING, alignment=TA_RIGHT)
RUNNING_STANDING = ParagraphStyle("running standing", RUNNING_NAME, alignment=TA_RIGHT)
STANDING = ParagraphStyle("standing", _style("", 8.2, 11, INK, SEMIBOLD), alignment=TA_CENTER)
VISIT = ParagraphStyle("visit", PERSON, alignment=TA_RIGHT)
MATRIX_HEAD = ParagraphStyle("matrix head", _style("", 6.6, 8.2, MUTED, SEMIBOLD), alignment=TA_CENTER)
MATRIX_SYMBOLS = {
    tone: ParagraphStyle(f"matrix symbol {tone}", _style("", 8.6, 9.6, color), alignment=TA_CENTER)
    for tone, color in TONES.items()
}
MATRIX_REGION = _style("matrix region", 7.8, 9.4, INK, SEMIBOLD)
MATRIX_NOTE = _style("matrix note", 6.8, 8.4, MUTED)


@dataclass(frozen=True, slots=True)
class PageShape:
    """A sheet in points, and the width of the text on it."""

    width: float
    height: float

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return self.width - 2 * SIDE_MARGIN
