"""A folder of backup files: which are there, putting one in, and letting go of what rotation does not keep."""

import hashlib
import logging
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from omt_desktop.storage.backup.container import SUFFIX, is_intact, read_end
from omt_desktop.storage.private_files import create_private, settle_file, settle_folder
from omt_desktop.workflow.backups.label import Label, MadeBackup
from omt_desktop.workflow.backups.rotation import numbers_kept
from omt_desktop.workflow.errors import NotOurFile, NotWritten

UNFINISHED = ".new"
_KEPT_HERE = "The backup itself is kept on this computer. Make room there, allow writing, or choose another place."
_log = logging.getLogger(__name__)


def practice_of(trail_key: bytes) -> str:
    """What the backups of a practice name it by. The trail keeps its key when the data key is exchanged."""
    return hashlib.sha256(b"omt-practice" + trail_key).hexdigest()[:16]


def name_prefix(practice: str) -> str:
    """How the names of the backups of a practice begin."""
    return f"omt-{practice[:6]}-"


def file_name(label: Label) -> str:
    """A name that sorts by time and tells practices on one stick apart; nothing about a patient."""
    return f"{name_prefix(label.practice)}{label.made_at:%Y%m%d-%H%M%S}-{label.number:06d}{SUFFIX}"


def backups_in(folder: Path, practice: str = "") -> tuple[MadeBackup, ...]:
    """The whole backups in the folder, of this practice if one is named, newest first; none where it is absent."""
    found = []
    try:
        paths = sorted(folder.glob(f"*{SUFFIX}"))
    except OSError:
        return ()
    for path in paths:
        try:
            label, size = read_end(path).label, path.stat().st_size
        except (NotOurFile, OSError) as problem:
            _log.warning("a file among the backups does not count: %s", type(problem).__name__)
            continue
        if practice in ("", label.practice):
            found.append(MadeBackup(path, label, size))
    return tuple(sorted(found, key=lambda made: made.label.number, reverse=True))


def newest_number(backups: Sequence[MadeBackup]) -> int:
    """The highest number among the backups; 0 for none."""
    return max((made.label.number for made in backups), default=0)


def drop_unfinished(folder: Path) -> None:
    """Removes what a backup that was cut off left behind."""
    for left_over in folder.glob(f"*{UNFINISHED}*"):
        left_over.unlink(missing_ok=True)


def rotate(folder: Path, practice: str, now: datetime) -> None:
    """Removes the backups of this practice that rotation does not keep; what cannot be removed stays."""
    backups = backups_in(folder, practice)
    kept = numbers_kept([made.label for made in backups], now)
    for made in backups:
        if made.label.number not in kept:
            try:
                made.place.unlink()
            except OSError as problem:
                _log.warning("an old backup could not be removed: %s", type(problem).__name__)


def put_copy(made: MadeBackup, folder: Path) -> None:
    """The backup is in the other folder too, read back from there and whole; NotWritten where that failed."""
    target = folder / made.place.name
    if target.exists() and is_intact(target):
        return
    beside = target.with_name(target.name + UNFINISHED)
    try:
        beside.unlink(missing_ok=True)
        if shutil.disk_usage(folder).free < made.size:
            room = max(1, made.size // 1_000_000)
            raise NotWritten(f"There is no room in {folder} for a backup of {room:,} MB. {_KEPT_HERE}")
        create_private(beside, b"")
        shutil.copyfile(made.place, beside)
        settle_file(beside)
        if not is_intact(beside):
            raise NotWritten(f"The copy in {folder} does not read back as it was written. Use another stick or folder.")
        beside.replace(target)
        settle_folder(folder)
    except OSError as problem:
        raise NotWritten(f"The copy in {folder} could not be written ({problem.strerror}). {_KEPT_HERE}") from None
    finally:
        _forget(beside)


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        _log.warning("an unfinished copy could not be removed: %s", type(problem).__name__)
