"""The structures a doctor records most, first."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from omt_desktop.domain.exam import Block, Exam, Item
from omt_desktop.domain.sided_items import without_side


def most_recorded_first(exam: Exam, counts: Mapping[str, int]) -> Exam:
    """The same exam with the palpated structures of each block in the order of how often they were recorded.

    Left and right stay together. Structures of equal count, and everything that is not a structure, keep their places.
    """
    if not counts:
        return exam
    used: dict[str, int] = {}
    for item_id, count in counts.items():
        used[without_side(item_id)] = used.get(without_side(item_id), 0) + count
    steps = (replace(step, blocks=tuple(_sorted_block(block, used) for block in step.blocks)) for step in exam.steps)
    return Exam(tuple(steps))


def _sorted_block(block: Block, used: Mapping[str, int]) -> Block:
    return replace(block, items=tuple(_sorted_items(block.items, used)))


def _sorted_items(items: tuple[Item, ...], used: Mapping[str, int]) -> Iterator[Item]:
    """Runs of structures are sorted each for itself, so that nothing moves past what stands between them."""
    for is_structure, run in groupby(items, lambda item: item.structure is not None):
        together = list(run)
        if is_structure:
            together.sort(key=lambda item: -used.get(without_side(item.id), 0))
        yield from together
