"""A day on which a patient is to be looked at again, until somebody says that it was done."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Ended(StrEnum):
    """How it came to its end. The values are stored."""

    DONE = "done"
    DROPPED = "dropped"
    """It is not wanted any more."""


@dataclass(frozen=True, slots=True)
class ReviewEnd:
    """How a review ended, when that was said, by whom, with a remark."""

    how: Ended
    at: datetime
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What is to be looked at again, and on which day; `evaluation_id` is empty where it came from none."""

    id: str
    patient_id: str
    due_on: date
    what: str
    set_at: datetime
    set_by: str
    evaluation_id: str = ""
    end: ReviewEnd | None = None

    @property
    def waits(self) -> bool:
        """Whether nobody has said yet that it was done."""
        return self.end is None

    def is_due(self, today: date) -> bool:
        """Whether it waits and its day has come."""
        return self.waits and self.due_on <= today
