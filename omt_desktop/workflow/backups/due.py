"""When a backup and a rehearsal are due."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from omt_desktop.workflow.backups.label import Label

EVERY = timedelta(minutes=30)
REHEARSE_EVERY = timedelta(days=31)
OVERDUE_AFTER = timedelta(days=45)


class RehearsalState(StrEnum):
    """Whether the backups are known to come back."""

    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of bringing the newest backup back into a place of its own; `problem` is empty where it worked."""

    at: datetime
    records: int
    problem: str = ""

    @property
    def words(self) -> str:
        """`works, 1,204 records`, or what went wrong."""
        return self.problem or f"works, {self.records:,} records"


def backup_is_due(now: datetime, last: Label | None, mark: str) -> bool:
    """Whether the practice differs from its last backup, and half an hour is over since that.

    A last backup from the future means that the clock was set: the next one is due at once.
    """
    if last is None:
        return True
    return mark != last.mark and not timedelta(0) <= now - last.made_at < EVERY


def rehearsal_state(now: datetime, last: Rehearsal | None, first_backup_at: datetime | None) -> RehearsalState:
    """How it stands with the monthly rehearsal; nothing is due before there is a backup to rehearse with."""
    if last is not None and last.problem:
        return RehearsalState.FAILED
    since = last.at if last is not None else first_backup_at
    if since is None:
        return RehearsalState.FRESH
    waited = now - since
    if waited >= OVERDUE_AFTER:
        return RehearsalState.OVERDUE
    return RehearsalState.DUE if last is None or waited >= REHEARSE_EVERY else RehearsalState.FRESH
