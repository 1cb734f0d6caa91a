"""The lines of the protocol list: a heading for each block, and below it what the block asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from omt_desktop.domain.protocol import OwnItem, OwnKind
from omt_desktop.domain.protocol_rows import ProtocolBlock, ProtocolRow
from omt_desktop.workflow.words import Words, counted

BOTH_SIDES = "left and right"
KIND_WORDS = {
    OwnKind.STRUCTURE: "Structure",
    OwnKind.YES_NO: "Yes or no",
    OwnKind.SEVERITY: "Severity 0 to 3",
    OwnKind.TEXT: "Text",
}


class Box(Enum):
    """What stands in the box of a line, and how it is said."""

    ON = "shown"
    OFF = "hidden"
    SOME = "partly shown"
    ALWAYS = "always asked"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list."""

    key: str
    title: str
    box: Box
    item_ids: tuple[str, ...]
    """What pressing the line hides or shows; empty where nothing can be hidden."""
    aside: str = ""
    detail: str = ""
    row: ProtocolRow | None = None
    """None for the heading of a block."""

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        said = self.box.value if self.row else ""
        return ", ".join(part for part in (self.title, self.aside, said, self.detail) if part)


def lines_of(blocks: Sequence[ProtocolBlock], sought: str, words: Words) -> Iterator[Line]:
    """Headings and lines in order; with something sought only lines that have all its words, under their headings."""
    wanted = sought.casefold().split()
    for block in blocks:
        found = [row for row in block.rows if all(word in row.label.casefold() for word in wanted)]
        if found:
            yield _heading(block)
            yield from (_line(row, words) for row in found)


def _heading(block: ProtocolBlock) -> Line:
    free = [row for row in block.rows if not row.needed]
    hidden = sum(row.hidden for row in free)
    box = Box.ALWAYS if not free else Box.ON if not hidden else Box.OFF if hidden == len(free) else Box.SOME
    asked = counted(len(block.rows) - hidden, "asked", "asked")
    detail = f"{asked}, {hidden} hidden" if hidden else asked
    return Line(f"block {block.id}", block.title, box, tuple(i for row in free for i in row.item_ids), detail=detail)


def _line(row: ProtocolRow, words: Words) -> Line:
    box = Box.ALWAYS if row.needed else Box.OFF if row.hidden else Box.ON
    aside = BOTH_SIDES if row.both_sides else ""
    return Line(row.id, row.label, box, () if row.needed else row.item_ids, aside, _detail(row, words), row)


def _detail(row: ProtocolRow, words: Words) -> str:
    if row.added is not None:
        return f"added: {added_in_words(row.added, words)}"
    if row.label != row.delivered_label:
        return f"delivered as «{row.delivered_label}»"
    return Box.ALWAYS.value if row.needed else ""


def added_in_words(item: OwnItem, words: Words) -> str:
    """`muscle, Cervical` or `yes or no`."""
    kind = item.structure.value if item.structure else KIND_WORDS[item.kind].lower()
    return ", ".join(part for part in (kind, words.region(item.region) if item.region else "") if part)
