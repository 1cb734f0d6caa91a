"""Rows of the database that become what they stand for when they are looked at."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

One = TypeVar("One")


class RowsOnDemand(Sequence[One]):
    """As many as there are rows; a list of fifty of which eleven are in sight makes eleven."""

    def __init__(self, rows: Sequence[Any], make: Callable[[Any], One]) -> None:
        self._rows = rows
        self._make = make

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[One]:
        return map(self._make, self._rows)

    @overload
    def __getitem__(self, place: int) -> One: ...
    @overload
    def __getitem__(self, place: slice) -> "RowsOnDemand[One]": ...
    def __getitem__(self, place: int | slice) -> "One | RowsOnDemand[One]":
        if isinstance(place, slice):
            return RowsOnDemand(self._rows[place], self._make)
        return self._make(self._rows[place])
