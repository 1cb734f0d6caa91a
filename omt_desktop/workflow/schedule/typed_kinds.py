"""Kinds of session as they are typed in the settings."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from omt_desktop.domain.schedule.appointment import SessionKind
from omt_desktop.workflow.folded_names import folded
from omt_desktop.workflow.schedule.schedule_settings import LONGEST, SHORTEST

_MOST_LETTERS = 40
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class TypedKind:
    """What stands in one line; `id` is empty for a kind that was not there before."""

    id: str
    label: str
    minutes: str
    retired: bool = False


class UnreadableKinds(ValueError):
    """Lines that are no kinds of session; `str()` says why, `place` is the line, counted from 0."""

    def __init__(self, place: int, why: str) -> None:
        super().__init__(why)
        self.place = place


def read_kinds(typed: Sequence[TypedKind]) -> tuple[SessionKind, ...]:
    """The kinds in their order; a new line that is empty is none. UnreadableKinds where something is wrong."""
    kinds: list[SessionKind] = []
    for place, line in enumerate(typed):
        label = " ".join(line.label.split())
        if not label and not line.id:
            continue
        if not label or len(label) > _MOST_LETTERS:
            raise UnreadableKinds(place, f"A kind has a name of up to {_MOST_LETTERS} letters.")
        if any(known.label.casefold() == label.casefold() for known in kinds):
            raise UnreadableKinds(place, f"There are two kinds named {label}. Give one of them another name.")
        kind_id = line.id or _new_id(label, {*(other.id for other in typed), *(other.id for other in kinds)})
        kinds.append(SessionKind(kind_id, label, _minutes(place, line.minutes), line.retired))
    if all(kind.retired for kind in kinds):
        raise UnreadableKinds(0, "At least one kind of session must be offered.")
    return tuple(kinds)


def _minutes(place: int, text: str) -> int:
    cleaned = text.strip()
    if not (cleaned.isascii() and cleaned.isdigit() and SHORTEST <= int(cleaned) <= LONGEST):
        raise UnreadableKinds(place, f"A session lasts {SHORTEST} to {LONGEST} minutes.")
    return int(cleaned)


def _new_id(label: str, known: Collection[str]) -> str:
    """Made of the name, and never that of another kind: sessions are known by it for ever."""
    word = _NOT_OF_AN_ID.sub("_", folded(label)).strip("_") or "kind"
    numbered = (word if number == 1 else f"{word}_{number}" for number in range(1, len(known) + 2))
    return next(found for found in numbered if found not in known)
