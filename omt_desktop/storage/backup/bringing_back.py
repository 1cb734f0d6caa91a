"""Bringing a backup back: taken out and checked beside the practice, then put in its place as a whole or not at all.

The marker decides. Before it is on the disk the old practice is what is there; from then on every opening first
finishes the exchange, however often it is killed on the way. No step between is ever opened.
"""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from omt_desktop.storage.backup.container import read_end, take_out
from omt_desktop.storage.backup.sealed_copy import checked
from omt_desktop.storage.folder_files import DATABASE, MARKER
from omt_desktop.storage.private_files import (
    create_private,
    make_private_folder,
    replace_private,
    settle_folder,
)
from omt_desktop.storage.vault.vault_file import VAULT_FILE
from omt_desktop.workflow.backups.label import Contents
from omt_desktop.workflow.errors import NotWritten

STAGING = "restoring"
BROUGHT_BACK = "practice.restored"
"""Says which backup was brought back, until the audit trail has it."""
BESIDE = frozenset({VAULT_FILE})
"""The files that come back with a database; whatever else a backup names is left in it."""
_NUMBER = "number"
_LOGS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Staged:
    """A backup that was taken out and checked."""

    contents: Contents
    number: int


def staged_from(backup: Path, folder: Path, key_of: Callable[[Mapping[str, bytes]], str]) -> Staged:
    """Takes the backup out into a private folder inside `folder`, opens it and checks every page.

    `key_of` opens what lies beside the database in the backup and returns its data key. NotOurFile where it is
    damaged or the key is another one; NotWritten where there is no room.
    """
    staging = folder / STAGING
    drop_staged(folder)
    try:
        sealed = read_end(backup)
        needed = 2 * sealed.database_bytes
        if shutil.disk_usage(folder).free < needed:
            raise NotWritten(
                f"There is not enough room in {folder} to bring this backup back: it needs {needed // 1_000_000 + 1} "
                "MB. Nothing was changed. Free some space, then try again."
            )
        key = key_of(sealed.beside)
        make_private_folder(staging)
        take_out(backup, sealed, staging / DATABASE)
        contents, _ = checked(staging / DATABASE, key)
        for name in BESIDE & sealed.beside.keys():
            create_private(staging / name, sealed.beside[name])
        create_private(staging / _NUMBER, str(sealed.label.number).encode("ascii"))
        settle_folder(folder)
    except OSError as problem:
        drop_staged(folder)
        raise NotWritten(
            f"The backup could not be taken out in {folder} ({problem.strerror}). Nothing was changed. Check the disk, "
            "then try again."
        ) from None
    except BaseException:
        drop_staged(folder)
        raise
    return Staged(contents, sealed.label.number)


def drop_staged(folder: Path) -> None:
    """Forgets what was taken out and not decided on; what was decided on stays."""
    if not (folder / MARKER).exists():
        shutil.rmtree(folder / STAGING, ignore_errors=True)


def decide(folder: Path, *, set_aside: str = "") -> None:
    """From now on the staged backup is the practice, even if the power fails before this returns.

    `set_aside` names a folder in the data folder into which the present files are moved first, for a practice that
    could not be backed up. The practice must be closed, and its lock held by the caller.
    """
    names = sorted(path.name for path in (folder / STAGING).iterdir() if path.name in {DATABASE, *BESIDE})
    number = int((folder / STAGING / _NUMBER).read_text("ascii"))
    told = {"names": names, "set_aside": set_aside, "number": number}
    replace_private(folder / MARKER, json.dumps(told).encode("utf-8"))


def finish(folder: Path) -> None:
    """Ends an exchange that was decided on, wherever it was cut off. OSError where it cannot.

    What was staged without a decision is dropped.
    """
    marker, staging = folder / MARKER, folder / STAGING
    if not marker.exists():
        drop_staged(folder)
        return
    told = json.loads(marker.read_text("utf-8"))
    if told["set_aside"]:
        _set_aside(folder, folder / _plain(told["set_aside"]), [_plain(name) for name in told["names"]])
    if (staging / DATABASE).exists():
        # The old logs belong to the old database alone; over the new one they would make a mix of both.
        for log in _LOGS:
            (folder / f"{DATABASE}{log}").unlink(missing_ok=True)
        settle_folder(folder)
    for name in sorted(map(_plain, told["names"])):
        # The database last: as long as it is staged, old logs are still removed.
        if name != DATABASE and (staging / name).exists():
            (staging / name).replace(folder / name)
    if (staging / DATABASE).exists():
        (staging / DATABASE).replace(folder / DATABASE)
    settle_folder(folder)
    marker.replace(folder / BROUGHT_BACK)
    settle_folder(folder)
    drop_staged(folder)


def brought_back(folder: Path) -> int:
    """The number of the backup that was brought back and is not in the audit trail yet; 0 for none."""
    note = folder / BROUGHT_BACK
    return int(json.loads(note.read_text("utf-8"))["number"]) if note.exists() else 0


def forget_brought_back(folder: Path) -> None:
    """The note is gone: the audit trail has it."""
    (folder / BROUGHT_BACK).unlink(missing_ok=True)


def _set_aside(folder: Path, aside: Path, names: list[str]) -> None:
    """Moves the present files away, each only while its successor is still staged: a second run moves nothing new."""
    make_private_folder(aside)
    present = [*(f"{DATABASE}{log}" for log in _LOGS), *names]
    for name in present:
        successor = folder / STAGING / (DATABASE if name.startswith(DATABASE) else name)
        if (folder / name).exists() and successor.exists():
            (folder / name).replace(aside / name)
    settle_folder(aside)


def _plain(name: str) -> str:
    """The name, which is that of a file here and leads nowhere else."""
    if Path(name).name != name or name in ("", ".", ".."):
        raise NotWritten("This backup names a file outside the data folder. Nothing was changed. Use another backup.")
    return name
