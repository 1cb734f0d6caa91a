"""What a report can be made of, as a tree of frozen values without any look."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from omt_desktop.domain.posture.figure_drawing import FigureMark
from omt_desktop.domain.posture.landmarks import Landmark, View
from omt_desktop.domain.spine.drawing import Mark
from omt_desktop.workflow.letterhead import NO_LETTERHEAD, Letterhead


class Role(StrEnum):
    """What a line of text is for; the layout decides how that looks."""

    BODY = "body"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    LABEL = "label"


class Tone(StrEnum):
    """How grave something is. It is never shown by colour alone."""

    PLAIN = "plain"
    GOOD = "good"
    CAUTION = "caution"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of text; it may be long and may hold line breaks."""

    text: str
    role: Role = Role.BODY


Cell: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and a bookmark; `level` 1 for a part, 2 for a section, 3 for a block."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class KeyValue:
    """A label and what belongs to it."""

    label: str
    value: str
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Labels in one column, values in the other."""

    rows: tuple[KeyValue, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header that is repeated on every page, where there is one; `shares` are the relative widths."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The framed answer of the report: a label, the answer in a few words, and lines below it."""

    label: str
    symbol: str
    title: str
    tone: Tone
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One technique in one region, as symbol and word; `chosen` where the doctor plans it."""

    symbol: str
    word: str
    tone: Tone = Tone.PLAIN
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One examined region."""

    region: str
    note: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The region × technique figure: one column for each of `techniques`."""

    techniques: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class SpineFigure:
    """The drawn spine with its marks by part, and what the marks mean."""

    marks: tuple[tuple[str, Mark], ...]
    legend: tuple[tuple[Mark, str], ...]


@dataclass(frozen=True, slots=True)
class PostureFigure:
    """One drawn figure with its landmarks and how they stand."""

    view: View
    title: str
    landmarks: tuple[Landmark, ...]
    marks: tuple[tuple[str, FigureMark], ...]


@dataclass(frozen=True, slots=True)
class PostureFigures:
    """The figures beside one another."""

    figures: tuple[PostureFigure, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """Lines to sign on paper, each with a word below it."""

    labels: tuple[str, ...]


Simple: TypeAlias = (
    Heading | Prose | KeyValues | Table | Panel | Matrix | SpineFigure | PostureFigures | NewPage | SignatureLine
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Nodes in a column on the left, with the drawn spine on their right."""

    figure: SpineFigure
    nodes: tuple[Simple, ...]


Node: TypeAlias = Simple | Beside


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose evaluation of which day this is; printed on every page."""

    name: str
    person: str
    """Age, sex, birth date and record number, as far as they are known."""
    visit: str
    """The day and the reference of the evaluation."""
    by: str = ""
    """Who examined, or who printed a draft."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report. `title` holds no patient's name: viewers show it in window titles and recent-file lists."""

    title: str
    language: str
    author: str
    kind: str
    """The words above the name on the first page."""
    identity: Identity
    as_of: datetime
    """When what is printed was last saved."""
    foot: str
    """The words at the foot of every page."""
    nodes: tuple[Node, ...]
    letterhead: Letterhead = NO_LETTERHEAD
    page_words: tuple[str, str] = ("Page", "of")
    standing: str = ""
    """What every page says of a print that is not the signed evaluation as it stands: `DRAFT, not signed`."""
