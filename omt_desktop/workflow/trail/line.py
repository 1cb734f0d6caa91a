"""A line of the audit trail, and which lines are wanted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from omt_desktop.workflow.audit_event import LISTED_IDS


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One thing that was done. `at` is local time with offset; the order is that of `number`, never of the clock."""

    number: int
    at: datetime
    person_id: str
    kind: str
    patient_id: str
    subject_id: str
    details: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Which lines are wanted; what is empty lets everything through."""

    person_id: str = ""
    kind: str = ""
    subject: str = ""
    """The id of a patient or of a record."""
    since: datetime | None = None
    until: datetime | None = None
    """Lines before this moment."""


def patients_in(lines: Iterable[TrailLine]) -> set[str]:
    """The ids of all patients that these lines name, also those whom a list showed."""
    found: set[str] = set()
    for line in lines:
        found.add(line.patient_id)
        found.update(*(str(value).split(",") for name, value in line.details if name == LISTED_IDS))
    return found - {""}
