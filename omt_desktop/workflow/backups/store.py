"""What the workflow needs of backups as files; storage fulfils it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from omt_desktop.workflow.backups.due import Rehearsal
from omt_desktop.workflow.backups.label import Contents, MadeBackup, Reason


class BackupStore(Protocol):
    """The backups of the open practice. Nothing here changes the practice's own database."""

    def mark(self) -> str:
        """The state of the practice now, to be compared with that of a label."""
        ...

    def contents(self) -> Contents:
        """How much the open practice holds."""
        ...

    def made(self) -> Sequence[MadeBackup]:
        """The backups of this practice in the first place, newest first."""
        ...

    def make(self, reason: Reason) -> MadeBackup:
        """A checked backup in the first place, and in the second where that is connected; NotWritten otherwise."""
        ...

    def keep_room(self) -> str:
        """Room is kept back on the disk for what is typed; how full the disk is, as a sentence, where it is."""
        ...

    def copy_to(self, made: MadeBackup, folder: Path) -> None:
        """The backup is in that folder too, for once; NotWritten where that failed."""
        ...

    @property
    def second_folder(self) -> Path | None:
        """The second place, None where none was chosen."""
        ...

    @property
    def second_problem(self) -> str:
        """What keeps the newest backup from being in the second place; empty for nothing."""
        ...

    def choose_second_folder(self, folder: Path | None) -> None:
        """Backups are copied there from now on; None for nowhere. Refusal where they cannot be kept there."""
        ...

    def catch_up(self) -> None:
        """Copies the newest backup to the second place if that is connected and does not have it."""
        ...

    def in_second_place(self) -> Sequence[MadeBackup]:
        """The backups of this practice in the second place; none while it is not connected."""
        ...

    def read(self, path: Path) -> MadeBackup:
        """What the label of a backup file says; Refusal where it is none or cannot be read."""
        ...

    def stage(self, made: MadeBackup) -> tuple[Contents, bool]:
        """Takes the backup out beside the practice, checked, ready to take its place; Refusal where it is damaged.

        What it holds, and whether its own passphrases come back with it (those of now stay if not).
        """
        ...

    def drop_staged(self) -> None:
        """Forgets what was taken out."""
        ...

    @property
    def last_rehearsal(self) -> Rehearsal | None:
        """What came of the last rehearsal."""
        ...

    def rehearse(self) -> Rehearsal:
        """Brings the newest backup back into a private place, checks it, removes it, and remembers what came of it."""
        ...


class BackupBefore(Protocol):
    """What an import, a repair or a migration asks for before it begins."""

    def before(self, reason: Reason) -> None:
        """Returns once a checked backup was made; NotWritten, and then the risky act must not begin."""
        ...
