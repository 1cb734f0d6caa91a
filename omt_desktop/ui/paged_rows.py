"""Rows that are made when they come into sight, of a list that is read in pages."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from omt_desktop.ui.row_list import Row, Rows

Entry = TypeVar("Entry")


class PagedRows(Rows, Generic[Entry]):
    """What was read so far. `more` reads the entries behind the last one; None where there is nothing more to read."""

    def __init__(
        self,
        entries: Sequence[Entry],
        make: Callable[[Entry], Row],
        key: Callable[[Entry], str],
        more: Callable[[Entry], Sequence[Entry]] | None = None,
    ) -> None:
        super().__init__()
        self._first = entries
        self._rest: list[Entry] = []
        self._make = make
        self._key = key
        self._more = more
        self._made: dict[int, Row] = {}

    @property
    def has_more(self) -> bool:
        return self._more is not None and len(self) > 0

    def read_on(self) -> Sequence[Entry]:
        found = self._more(self._entry(len(self) - 1)) if self._more is not None and len(self) else ()
        if not found:
            self._more = None
        return found

    def add(self, entries: Sequence[Entry]) -> None:
        self._rest += entries

    def position(self, key: str) -> int:
        if not key:
            return -1
        return next((place for place in range(len(self)) if self.key_at(place) == key), -1)

    def key_at(self, place: int) -> str:
        return self._key(self._entry(place))

    def __len__(self) -> int:
        return len(self._first) + len(self._rest)

    def __getitem__(self, place: int) -> Row:
        if place not in self._made:
            self._made[place] = self._make(self._entry(place))
        return self._made[place]

    def _entry(self, place: int) -> Entry:
        """What the first page holds becomes a patient only when it is looked at."""
        first = len(self._first)
        return self._first[place] if place < first else self._rest[place - first]
