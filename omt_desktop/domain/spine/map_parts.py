"""The parts of the drawn spine: their names, the items of the exam they stand for, and how arrow keys walk them."""

from collections.abc import Collection
from enum import StrEnum

from omt_desktop.domain.spine.findings import Pelvic, PelvicFinding, SacralFinding, Side
from omt_desktop.domain.spine.levels import LEVELS, LUMBAR, RIBS, THORACIC
from omt_desktop.domain.spine.pelvis_items import SACRAL
from omt_desktop.domain.spine.rib_items import rib_id
from omt_desktop.domain.spine.segment_items import can_stand_in_a_group, level_of, segment_id

SACRUM, COCCYX, PUBIS = "sac", "coccyx", "pub"
INNOMINATES = {Side.LEFT: "inn.L", Side.RIGHT: "inn.R"}
SEGMENTS = tuple(map(segment_id, LEVELS))
GROUPED_SEGMENTS = tuple(part for part in SEGMENTS if can_stand_in_a_group((level_of(part),)))
_SIDES = {"L": Side.LEFT, "R": Side.RIGHT}
_BONES = {SACRUM: "Sacrum", COCCYX: "Coccyx", PUBIS: "Pubis", "inn.L": "Left innominate", "inn.R": "Right innominate"}
_MIDLINE = (*SEGMENTS, SACRUM, COCCYX, PUBIS)
_COLUMNS = (
    _MIDLINE,
    *((*(f"rib.{rib}.{letter}" for rib in RIBS), f"inn.{letter}") for letter in _SIDES),
)
PARTS = (*SEGMENTS, SACRUM, COCCYX, *INNOMINATES.values(), PUBIS, *_COLUMNS[1][:-1], *_COLUMNS[2][:-1])
"""Every part that can be selected, from the head down, and then the ribs."""


class Direction(StrEnum):
    """Where an arrow key goes."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


def side_of(part: str) -> Side | None:
    """The side of a rib or an innominate, None for what lies in the midline."""
    return _SIDES.get(part.rpartition(".")[2]) if part.startswith(("rib.", "inn.")) else None


def name_of(part: str) -> str:
    """What a part is called: `T5`, `Rib 4 left`, `Sacrum`."""
    if part.startswith("rib."):
        return f"Rib {part.split('.')[1]} {side_of(part)}"
    return _BONES.get(part) or part.removeprefix("seg.")


def items_of(part: str) -> tuple[str, ...]:
    """The items of the exam that keep what is found there."""
    if part.startswith("rib."):
        side = side_of(part) or Side.LEFT
        return (rib_id(int(part.split(".")[1]), side),)
    if part == SACRUM:
        return tuple(SACRAL)
    if part == COCCYX:
        return ("sac.coccyx",)
    if part == PUBIS or part in INNOMINATES.values():
        return tuple(name.value for name in Pelvic if name.value.startswith(part[:3]))
    return (part,)


def dysfunctions_of(part: str) -> tuple[SacralFinding | PelvicFinding, ...]:
    """Every named dysfunction of sacrum, innominate or pubis, ungraded; none for a part that is described otherwise."""
    if part == SACRUM:
        return tuple(SacralFinding(name, side) for name, side in SACRAL.values())
    if part == PUBIS or part in INNOMINATES.values():
        names = [name for name in Pelvic if name.value in items_of(part)]
        sides = (side_of(part),) if part != PUBIS else tuple(Side)
        return tuple(PelvicFinding(n, side) for n in names for side in (sides if n.one_sided else (None,)))
    return ()


def part_of(item_id: str) -> str | None:
    """The part that shows what an item keeps, the left one of two; None for an item that is not drawn."""
    return next((part for part in PARTS if item_id in items_of(part)), None)


def neighbour(part: str, direction: Direction) -> str:
    """The part to which the arrow key leads; the same one where there is none."""
    if direction in (Direction.LEFT, Direction.RIGHT):
        return _beside(part, direction)
    column = next(column for column in _COLUMNS if part in column)
    place = column.index(part) + (1 if direction is Direction.DOWN else -1)
    return column[place] if 0 <= place < len(column) else part


def run_of_parts(parts: Collection[str], further: str) -> tuple[str, ...]:
    """The neighbours from the first to the last of all these, where they can be one group; none where they cannot.

    Levels from C2 down can, and ribs of one side.
    """
    for column in (GROUPED_SEGMENTS, *(column[:-1] for column in _COLUMNS[1:])):
        if further in column and all(part in column for part in parts):
            places = [column.index(part) for part in (*parts, further)]
            return column[min(places) : max(places) + 1]
    return ()


def _beside(part: str, direction: Direction) -> str:
    """Thoracic vertebrae lie between their ribs, everything below between the innominates."""
    side, towards = side_of(part), Side(direction.value)
    if side is towards:
        return part
    if side is not None:
        return segment_id(f"T{part.split('.')[1]}") if part.startswith("rib.") else SACRUM
    letter = direction.value[0].upper()
    level = part.removeprefix("seg.")
    if level in THORACIC:
        return f"rib.{level[1:]}.{letter}"
    return f"inn.{letter}" if level in LUMBAR or part in (SACRUM, COCCYX, PUBIS) else part
