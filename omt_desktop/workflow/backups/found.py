"""A backup file as it is found, before anything opens it."""

from dataclasses import dataclass

from omt_desktop.workflow.backups.label import MadeBackup
from omt_desktop.workflow.keys.door import Login


@dataclass(frozen=True, slots=True)
class FoundBackup:
    """What its label says, and who could open it when it was made."""

    made: MadeBackup
    logins: tuple[Login, ...]
