"""Every node of an outline as what reportlab lays out. Imports reportlab: import it where a PDF is made."""

from collections.abc import Iterator
from typing import Any, assert_never

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import PageBreak, Spacer
from reportlab.platypus import Table as PdfTable

from omt_desktop.reports.escaped_text import escaped_paragraph, escaped_paragraphs
from omt_desktop.reports.fonts import REGULAR
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.outline_nodes import (
    Heading,
    KeyValues,
    Matrix,
    NewPage,
    Outline,
    Panel,
    PostureFigures,
    Prose,
    Role,
    SignatureLine,
    Simple,
    SpineFigure,
    Table,
)
from omt_desktop.reports.pdf_matrix import matrix_flowable
from omt_desktop.reports.pdf_styles import (
    HAIRLINE,
    HEADINGS,
    INK,
    KIND,
    LINES,
    MUTED,
    NAME,
    PANEL_LABEL,
    PANEL_TITLES,
    PERSON,
    SHADE,
    STANDING,
    TONES,
    VISIT,
)
from omt_desktop.reports.pdf_tables import key_value_flowables, table_flowable

_BAR = 4.5
_BUTT, _SQUARE = 0, 2
"""How lines end."""
_SIGNATURE_ROOM = 13 * mm
_SIGNATURE_GAP = 10 * mm


def node_flowables(node: Simple, width: float, glyphs: Glyphs) -> list[Any]:
    """What to lay out for the node, in order."""
    match node:
        case Heading():
            return [escaped_paragraph(node.text, HEADINGS[node.level], glyphs)]
        case Prose():
            return [*escaped_paragraphs(node.text, LINES[node.role], glyphs), Spacer(0, 3)]
        case KeyValues():
            return key_value_flowables(node.rows, width, glyphs)
        case Table():
            return [table_flowable(node, width, glyphs)]
        case Panel():
            return [Spacer(0, 6), _panel(node, width, glyphs), Spacer(0, 5)]
        case Matrix():
            return [matrix_flowable(node, width, glyphs)]
        case SpineFigure():
            from omt_desktop.reports.spine_figure import spine_column

            return spine_column(node)
        case PostureFigures():
            # Here and not above: svglib takes its time, and many reports have no figure.
            from omt_desktop.reports.posture_drawings import posture_flowable

            return [posture_flowable(node, glyphs)]
        case NewPage():
            return [PageBreak()]
        case SignatureLine():
            return [_signature(node, width, glyphs)]
        case _:
            assert_never(node)


def title_flowables(outline: Outline, width: float, glyphs: Glyphs) -> Iterator[Any]:
    """The head of the first page: whose paper, what this is, whose evaluation, of which day, and how it stands."""
    identity = outline.identity
    if not outline.letterhead.is_empty:
        from omt_desktop.reports.pdf_letterhead import letterhead_flowables

        yield from letterhead_flowables(outline.letterhead, width, glyphs)
    kind = escaped_paragraph(outline.kind, KIND, glyphs)
    if outline.standing:
        yield _marked(kind, outline.standing, width, glyphs)
    else:
        yield kind
    yield from escaped_paragraphs(identity.name, NAME, glyphs, longest=400)
    person = escaped_paragraphs(identity.person, PERSON, glyphs, longest=400)
    visit = escaped_paragraphs(identity.visit, VISIT, glyphs, longest=400)
    if identity.by:
        visit += escaped_paragraphs(identity.by, VISIT, glyphs, longest=400)
    style = [*_FLAT, ("LINEBELOW", (0, 0), (-1, 0), 1.1, INK), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)]
    yield PdfTable([[person, visit]], colWidths=[width * 0.46, width * 0.54], style=style)
    yield Spacer(0, 2)


def _marked(kind: Any, standing: str, width: float, glyphs: Glyphs) -> Any:
    """What this is, and how it stands in a frame of its own, so that no copy of it is taken for the signed one."""
    words = escaped_paragraph(standing, STANDING, glyphs)
    room = min(stringWidth(standing, STANDING.fontName, STANDING.fontSize) + 14, width * 0.7)
    frame = [("BOX", (1, 0), (1, 0), 0.9, INK), ("TOPPADDING", (1, 0), (1, 0), 1), ("BOTTOMPADDING", (1, 0), (1, 0), 3)]
    return PdfTable([[kind, words]], colWidths=[width - room, room], style=[*_FLAT, *frame])


_FLAT: list[tuple[Any, ...]] = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


def _panel(panel: Panel, width: float, glyphs: Glyphs) -> Any:
    color = TONES[panel.tone]
    title = f"{panel.symbol} {panel.title}".strip()
    rows = [[escaped_paragraph(panel.label, PANEL_LABEL, glyphs)]]
    rows.append([escaped_paragraph(title, PANEL_TITLES[panel.tone], glyphs)])
    rows += [[escaped_paragraph(line.text, LINES[line.role], glyphs)] for line in panel.lines]
    style = [
        *_FLAT,
        ("BACKGROUND", (0, 0), (-1, -1), SHADE),
        ("BOX", (0, 0), (-1, -1), 0.9, color, _SQUARE),
        ("LINEBEFORE", (0, 0), (0, -1), _BAR, color, _BUTT),
        ("LEFTPADDING", (0, 0), (-1, -1), 14),
        ("RIGHTPADDING", (0, 0), (-1, -1), 12),
        ("TOPPADDING", (0, 0), (-1, 0), 8),
        ("TOPPADDING", (0, 2), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
    ]
    return PdfTable(rows, colWidths=[width], style=style)


def _signature(node: SignatureLine, width: float, glyphs: Glyphs) -> Any:
    """A line to write on above each label."""
    gaps = len(node.labels) - 1
    column = (width - gaps * _SIGNATURE_GAP) / len(node.labels)
    cells: list[Any] = []
    widths: list[float] = []
    style = [*_FLAT, ("TOPPADDING", (0, 1), (-1, 1), 2)]
    for number, label in enumerate(node.labels):
        if number:
            cells.append("")
            widths.append(_SIGNATURE_GAP)
        style.append(("LINEABOVE", (len(cells), 1), (len(cells), 1), HAIRLINE * 1.4, MUTED))
        cells.append(escaped_paragraph(label, LINES[Role.SMALL], glyphs))
        widths.append(column)
    return PdfTable([[""] * len(cells), cells], colWidths=widths, rowHeights=[_SIGNATURE_ROOM, None], style=style)
