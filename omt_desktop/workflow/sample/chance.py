"""What the invented practice asks of chance; `random.Random(seed)` fulfils it."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

One = TypeVar("One")


class Chance(Protocol):
    """The same seed gives the same answers in the same order."""

    def random(self) -> float:
        """From 0 up to, but not, 1."""
        ...

    def randrange(self, stop: int, /) -> int:
        """A whole number from 0 up to, but not, `stop`."""
        ...

    def choice(self, seq: Sequence[One], /) -> One:
        """One of them."""
        ...

    def getrandbits(self, k: int, /) -> int:
        """A number of so many bits."""
        ...
