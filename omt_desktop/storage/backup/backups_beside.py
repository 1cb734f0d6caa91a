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
        """The highest number that a backup of this practice ever had, in both places; 0 before the first."""
        practice = practice_of(self.trail_key)
        present = [newest_number(backups_in(folder, practice)) for folder in self._folders(everywhere=True)]
        return max(*present, NotesFile(self.data).read().last_number)

    def newest_anchor(self, *, everywhere: bool) -> BackupAnchor | None:
        """How far the trail had come at the newest backup of the first place, or of both; None where none tells."""
        return newest_anchor(
            self._folders(everywhere=everywhere), self.trail_key, name_prefix(practice_of(self.trail_key))
        )

    def _folders(self, *, everywhere: bool) -> list[Path]:
        second = NotesFile(self.data).read().second_folder if everywhere else ""
        return [self.data / FOLDER, *([Path(second)] if second and is_there(Path(second)) else [])]
