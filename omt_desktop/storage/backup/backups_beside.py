"""What the backups beside a practice tell of its trail, read before the practice is opened."""

from dataclasses import dataclass
from pathlib import Path

from omt_desktop.storage.backup.backup_anchor import BackupAnchor, newest_anchor
from omt_desktop.storage.backup.notes import NotesFile
from omt_desktop.storage.backup.second_place import is_there
from omt_desktop.storage.backup.shelf import backups_in, name_prefix, newest_number, practice_of
from omt_desktop.storage.backup.stored_backups import FOLDER


@dataclass(frozen=True, slots=True)
class StoredBackupsBeside:
    """Fulfils storage.trail.anchoring.BackupsBeside for the practice in `data`, by the key of its trail."""

    data: Path
    trail_key: bytes

    @property
    def newest_number(self) -> int:
        """The highest number that a backup of this practice ever had; 0 before the first."""
        present = newest_number(backups_in(self.data / FOLDER, practice_of(self.trail_key)))
        return max(present, NotesFile(self.data).read().last_number)

    def newest_anchor(self, *, everywhere: bool) -> BackupAnchor | None:
        """How far the trail had come at the newest backup of the first place, or of both; None where none tells."""
        folders = [self.data / FOLDER]
        second = NotesFile(self.data).read().second_folder if everywhere else ""
        if second and is_there(Path(second)):
            folders.append(Path(second))
        return newest_anchor(folders, self.trail_key, name_prefix(practice_of(self.trail_key)))
