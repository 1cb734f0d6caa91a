"""Damage to a database file at rest: single bits, a cut tail, appended bytes, swapped pages."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from omt_desktop.storage.backup.sealed_copy import checked
from omt_desktop.workflow.errors import NotOurFile

PAGE = 4096
Change = Callable[[bytearray], None]


def changes(size: int, flips: int, chance: random.Random) -> Iterator[tuple[str, Change]]:
    """Named damages to a file of that size."""
    for _ in range(flips):
        place, bit = chance.randrange(size), 1 << chance.randrange(8)
        yield f"bit {bit} of byte {place}", lambda file, place=place, bit=bit: _flip(file, place, bit)
    yield "last page cut off", lambda file: file.__delitem__(slice(-PAGE, None))
    yield "100 bytes cut off", lambda file: file.__delitem__(slice(-100, None))
    yield "100 bytes appended", lambda file: file.extend(bytes(100))
    yield "two pages swapped", lambda file: _swap(file, 2, 3)
    yield "a page of nothing", lambda file: file.__setitem__(slice(5 * PAGE, 6 * PAGE), bytes(PAGE))


def unnoticed(database: Path, key: str, place: Path, flips: int) -> tuple[int, list[str]]:
    """How many damages were tried on copies below `place`, and those that the two checks let pass."""
    whole, passed, tried = database.read_bytes(), [], 0
    place.mkdir(parents=True, exist_ok=True)
    for name, change in changes(len(whole), flips, random.Random(20261128)):
        damaged = bytearray(whole)
        change(damaged)
        copy = place / "damaged.db"
        copy.write_bytes(damaged)
        tried += 1
        try:
            checked(copy, key)
        except NotOurFile:
            continue
        passed.append(name)
    shutil.rmtree(place)
    return tried, passed


def _flip(file: bytearray, place: int, bit: int) -> None:
    file[place] ^= bit


def _swap(file: bytearray, one: int, other: int) -> None:
    first, second = slice(one * PAGE, (one + 1) * PAGE), slice(other * PAGE, (other + 1) * PAGE)
    file[first], file[second] = file[second], file[first]
