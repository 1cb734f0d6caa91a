"""What earlier runs brought from the same kind of source, and which of its practices a file comes from.

An id of another program means somebody only within one practice: two practices that use it both have a patient 1. A
file says of itself at most what may change from one export to the next, so it is told by its patients: it comes from
the practice whose ids mean the same people, and otherwise from one of its own. Its marks stand under the name of the
source, from the second practice on with a number behind it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.tables import brought
from omt_desktop.workflow.folded_names import words_typed

_NUMBERED = "#"
_AFTER_NUMBERED = chr(ord(_NUMBERED) + 1)
_OF_KIND = Prepared(
    select(brought.c.source, brought.c.source_id, brought.c.our_id, brought.c.who).where(
        brought.c.source >= bindparam("first"), brought.c.source < bindparam("behind")
    )
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of an id of another program: whose it was, and under which name of the source it stands."""

    source: str
    our_id: str
    who: str
    """Name and birth date of a patient; empty for a part."""


class Marks:
    """The marks of a source and of its other practices."""

    def __init__(self, connection: Connection, source: str) -> None:
        self.source = source
        """What new marks stand under."""
        self._of: dict[str, dict[str, Mark]] = {source: {}}
        self._ids: dict[tuple[str, str], set[str]] = {}
        for name, source_id, our_id, who in _OF_KIND.quick(connection, first=source, behind=source + _AFTER_NUMBERED):
            if name == source or name.startswith(source + _NUMBERED):
                self._keep(source_id, Mark(name, our_id, who))

    @property
    def empty(self) -> bool:
        """Whether nothing was brought from such a source yet."""
        return not any(self._of.values())

    def settle(self, people: Mapping[str, str]) -> None:
        """The file comes from the practice whose ids mean its people: `people` has name and birth date by id."""
        first, *_ = names = list(self._of)
        said = {
            name: [_agrees(marks[one].who, person) for one, person in people.items() if one in marks]
            for name, marks in self._of.items()
        }
        best = max(names, key=lambda name: sum(said[name]))
        if sum(said[best]) <= 0:
            # No practice whose ids they are: one that has nothing against them, or a new one.
            best = next((name for name in names if -1 not in said[name]), f"{first}{_NUMBERED}{len(names) + 1}")
        self.source = best
        self._of.setdefault(best, {})

    def of_patient(self, source_id: str, who: str) -> Mark | None:
        """What became of this person's id in whichever practice, else of the id in this one, which may be another's."""
        for marks in self._of.values():
            mark = marks.get(source_id)
            if mark is not None and mark.who == who:
                return mark
        return self._of[self.source].get(source_id)

    def has_part(self, source: str, source_id: str) -> bool:
        """Whether the part stands marked under that name of the source."""
        return source_id in self._of[source]

    def has_other(self, source_id: str, our_id: str) -> bool:
        """Whether this practice of the other program calls the patient of that id of ours by another id."""
        return bool(self._ids.get((self.source, our_id), set()) - {source_id})

    def put(self, source_id: str, mark: Mark) -> dict[str, str]:
        """The mark is kept from now on; its row to store."""
        self._keep(source_id, mark)
        return {"source": mark.source, "source_id": source_id, "our_id": mark.our_id, "who": mark.who}

    def _keep(self, source_id: str, mark: Mark) -> None:
        self._of.setdefault(mark.source, {})[source_id] = mark
        if mark.who:
            self._ids.setdefault((mark.source, mark.our_id), set()).add(source_id)


def _agrees(was: str, now: str) -> int:
    """1 where both are one person, -1 where they are two, 0 where it may be one whose name or birth date was mended."""
    if was == now:
        return 1
    (name, _, born), (other, _, day) = was.rpartition("|"), now.rpartition("|")
    mended = born == day and set(words_typed(name)) & set(words_typed(other))
    return 0 if name == other or mended else -1
