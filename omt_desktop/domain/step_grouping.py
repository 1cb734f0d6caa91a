"""A step with some of its items gathered in a block of their own, for pages that ask them in one place."""

from collections.abc import Collection
from dataclasses import replace

from omt_desktop.domain.exam import Block, Step


def gathered(step: Step, item_ids: Collection[str], block_id: str, title: str) -> Step:
    """The same step with these items first, in their order, as a block; blocks that lose all their items are gone.

    The step itself where it has none of the items.
    """
    chosen = tuple(item for item in step.items if item.id in item_ids)
    if not chosen:
        return step
    rest = (replace(b, items=tuple(i for i in b.items if i.id not in item_ids)) for b in step.blocks)
    return replace(step, blocks=(Block(block_id, title, chosen), *(block for block in rest if block.items)))
