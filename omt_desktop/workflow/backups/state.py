"""How it stands with the backups, as one value."""

from dataclasses import dataclass
from pathlib import Path

from omt_desktop.workflow.backups.due import Rehearsal, RehearsalState
from omt_desktop.workflow.backups.label import MadeBackup


@dataclass(frozen=True, slots=True)
class BackupState:
    """For the settings and for the start page."""

    newest: MadeBackup | None
    is_behind: bool
    """Whether something was changed since the newest backup."""
    second_folder: Path | None
    second_problem: str
    """What keeps the newest backup from being in the second place; empty for nothing."""
    rehearsal: Rehearsal | None
    rehearsal_state: RehearsalState
    problem: str
    """Why the last backup could not be made, or that the disk is nearly full; empty where all is well."""
