"""Items that exist on both sides of the body: `palp.psoas.L` and `palp.psoas.R`."""

SIDES = {"L": "left", "R": "right"}
"""How ids end, and the word with which their labels end."""


def without_side(item_id: str) -> str:
    """The id without its side: `palp.psoas` for both; the id itself where it names no side."""
    stem, _, side = item_id.rpartition(".")
    return stem if side in SIDES else item_id
