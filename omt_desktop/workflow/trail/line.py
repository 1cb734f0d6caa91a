"""A line of the audit trail, and which lines are wanted."""

from dataclasses import dataclass
from datetime import datetime


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
