"""The exam as lines of the protocol: what each step asks in each block, in whose words, and what is hidden.

Left and right of the same thing are one line while they are called and hidden alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from omt_desktop.domain.exam import Exam, Item, Target
from omt_desktop.domain.protocol import OWN, OwnItem, Protocol
from omt_desktop.domain.protocol_exam import is_hidden, may_be_hidden, whole_exam
from omt_desktop.domain.sided_items import SIDES, without_side
from omt_desktop.domain.vocabulary import Vocabulary

_LEFT, _RIGHT = (f" {side}" for side in SIDES.values())


@dataclass(frozen=True, slots=True)
class ProtocolRow:
    """One line: an item, both sides of one, or an added item."""

    id: str
    """The id of the item, or of what both sides have in common."""
    item_ids: tuple[str, ...]
    """What is hidden and shown with the line: item ids, or the id of an added item."""
    label: str
    delivered_label: str
    """Its word in the exam as delivered; empty for an added item."""
    hidden: bool
    needed: bool
    """Whether the recommendation needs it, so that it is asked whether or not it is hidden."""
    endings: tuple[str, ...] = ("",)
    """What follows the label of each item."""
    added: OwnItem | None = None

    @property
    def both_sides(self) -> bool:
        """Whether it stands for left and right."""
        return len(self.endings) > 1 or (self.added is not None and self.added.both_sides)


@dataclass(frozen=True, slots=True)
class ProtocolBlock:
    """The lines of one block under its title."""

    id: str
    title: str
    rows: tuple[ProtocolRow, ...]


@dataclass(frozen=True, slots=True)
class ProtocolStep:
    """A step with its blocks in the order in which they are asked."""

    id: str
    title: str
    blocks: tuple[ProtocolBlock, ...]

    @property
    def rows(self) -> Iterator[ProtocolRow]:
        """All its lines, hidden ones among them."""
        return (row for block in self.blocks for row in block.rows)


def steps_of(exam: Exam, protocol: Protocol, vocabulary: Vocabulary) -> tuple[ProtocolStep, ...]:
    """The steps in the doctor's order, but for the review, which asks nothing."""
    return tuple(
        ProtocolStep(
            step.id,
            step.title,
            tuple(
                ProtocolBlock(block.id, block.title, tuple(_rows(block.items, exam, protocol, vocabulary)))
                for block in step.blocks
            ),
        )
        for step in whole_exam(exam, protocol).steps
        if step.blocks
    )


def rename_row(protocol: Protocol, row: ProtocolRow, label: str) -> Protocol:
    """The protocol with the line called `label`, both sides alike; its own word again for an empty or that one."""
    word = "" if label.strip() == row.delivered_label else label.strip()
    if row.added is not None:
        return protocol.renamed(row.added.id, word)
    for item_id, ending in zip(row.item_ids, row.endings, strict=True):
        protocol = protocol.renamed(item_id, f"{word}{ending}" if word else "")
    return protocol


def _rows(items: tuple[Item, ...], exam: Exam, protocol: Protocol, vocabulary: Vocabulary) -> Iterator[ProtocolRow]:
    pairs = {left.id: right for left, right in _pairs(items, exam, protocol)}
    seconds = {right.id for right in pairs.values()}
    for item in items:
        added = protocol.own_item(without_side(item.id)) if item.id.startswith(OWN) else None
        hidden = is_hidden(item.id, protocol)
        if added is not None:
            if item.id == added.item_ids[0]:
                yield ProtocolRow(added.id, (added.id,), added.label, "", hidden, needed=False, added=added)
        elif item.id in pairs:
            yield _pair(item, pairs[item.id], exam, hidden)
        elif item.id not in seconds:
            needed = not may_be_hidden(item, vocabulary)
            delivered = exam.items[item.id].field.label
            yield ProtocolRow(item.id, (item.id,), item.field.label, delivered, hidden and not needed, needed)


def _pair(left: Item, right: Item, exam: Exam, hidden: bool) -> ProtocolRow:
    return ProtocolRow(
        without_side(left.id),
        (left.id, right.id),
        left.field.label.removesuffix(_LEFT),
        exam.items[left.id].field.label.removesuffix(_LEFT),
        hidden,
        needed=False,
        endings=(_LEFT, _RIGHT),
    )


def _pairs(items: tuple[Item, ...], exam: Exam, protocol: Protocol) -> Iterator[tuple[Item, Item]]:
    """Left and right of the same thing, as delivered and as the doctor calls them."""
    by_id = {item.id: item for item in items if item.target is Target.FINDING and item.id in exam.items}
    for left in by_id.values():
        right = by_id.get(f"{without_side(left.id)}.R")
        if right is None or left is right or is_hidden(left.id, protocol) is not is_hidden(right.id, protocol):
            continue
        delivered = (exam.items[left.id].field.label, exam.items[right.id].field.label)
        if _are_sides(left.field.label, right.field.label) and _are_sides(*delivered):
            yield left, right


def _are_sides(left: str, right: str) -> bool:
    stem = left.removesuffix(_LEFT)
    return stem != left and right == f"{stem}{_RIGHT}"
