"""What stands on a backup: when and why it was made, and what is in it. No names, nothing clinical."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Reason(StrEnum):
    """Why a backup was made. The values are stored."""

    SCHEDULED = "scheduled"
    CLOSING = "closing"
    BY_HAND = "by_hand"
    BEFORE_MIGRATION = "before_migration"
    BEFORE_IMPORT = "before_import"
    BEFORE_REPAIR = "before_repair"
    BEFORE_RESTORE = "before_restore"

    @property
    def is_routine(self) -> bool:
        """Whether it was made by the clock alone, so that rotation alone decides how long it stays."""
        return self in (Reason.SCHEDULED, Reason.CLOSING)


REASON_WORDS = {
    Reason.SCHEDULED: "by itself",
    Reason.CLOSING: "when the program was closed",
    Reason.BY_HAND: "by hand",
    Reason.BEFORE_MIGRATION: "before the database was brought to a new version",
    Reason.BEFORE_IMPORT: "before an import",
    Reason.BEFORE_REPAIR: "before a repair",
    Reason.BEFORE_RESTORE: "before a backup was brought back",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a practice or a backup holds, and when something was last saved in it."""

    patients: int
    evaluations: int
    last_saved: datetime | None = None

    @property
    def records(self) -> int:
        """Patients and evaluations together."""
        return self.patients + self.evaluations


@dataclass(frozen=True, slots=True)
class Label:
    """`number` counts the backups of a practice and is the order they were made in, whatever the clock said."""

    number: int
    made_at: datetime
    reason: Reason
    contents: Contents
    version: str
    """Of the program that made it."""
    mark: str
    """The state of the practice that is in it; the same mark means that nothing was changed since."""
    practice: str
    """Which practice it is of: several may put their backups on one stick."""


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was opened and checked when it was made, in one file of `size` bytes."""

    place: Path
    label: Label
    size: int
