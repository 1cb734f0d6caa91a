"""Making one backup: copy, check, seal, put in its place. Until the last step nothing counts, and nothing is lost."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, inspect
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from omt_desktop import __version__
from omt_desktop.storage.audit_trail import Head, head_of
from omt_desktop.storage.backup.backup_anchor import anchor_in_end
from omt_desktop.storage.backup.container import read_end, seal
from omt_desktop.storage.backup.sealed_copy import checked, fits, rows_by_table, write_copy
from omt_desktop.storage.backup.shelf import UNFINISHED, drop_unfinished, file_name, practice_of
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import error_name
from omt_desktop.storage.private_files import make_private_folder, settle_folder
from omt_desktop.storage.vault.data_keys import DataKeys
from omt_desktop.storage.vault.vault_file import VAULT_FILE
from omt_desktop.workflow.backups.label import Label, MadeBackup, Reason
from omt_desktop.workflow.errors import NotOurFile, NotWritten

_ROOM_TO_WORK = 32 * 1024 * 1024
"""Left free beside a backup, so that making one never takes the last bytes from what is being typed."""


@dataclass(frozen=True, slots=True)
class Source:
    """The open practice that is backed up; `beside` reads the files without which its copy cannot be opened."""

    engine: Engine
    database: Path
    key: str
    practice: str
    beside: Callable[[], Mapping[str, bytes]]
    trail_key: bytes
    earlier_keys: tuple[str, ...] = ()
    """What older backups open with, from before the data key was exchanged."""


def source_of(engine: Engine, database: Path, keys: DataKeys) -> Source:
    """What is backed up of the practice that is open with these keys, with the slots that open the copy."""
    practice = practice_of(keys.audit_mac)
    return Source(
        engine, database, keys.db, practice, lambda: slots_beside(database.parent), keys.audit_mac, keys.earlier_db
    )


def slots_beside(folder: Path) -> Mapping[str, bytes]:
    """The header of the keys by its name; nothing where a practice has none, as in tests and in the sample."""
    header = folder / VAULT_FILE
    return {VAULT_FILE: header.read_bytes()} if header.exists() else {}


def mark_of(engine: Engine) -> str:
    """The last row of the audit trail: it differs after every change. Empty before there is a trail."""
    return _mark(_head_of(engine))


def _head_of(engine: Engine) -> Head:
    with engine.connect().execution_options(**READ_ONLY) as connection:
        return head_of(connection) if inspect(connection).has_table("audit") else Head()


def _mark(head: Head) -> str:
    return f"{head.seq}-{head.mac[:8].hex()}" if head.seq else ""


def make_backup(source: Source, folder: Path, number: int, reason: Reason, at: datetime) -> MadeBackup:
    """A new backup in the folder, opened, checked and read back; NotWritten where it could not be made or checked."""
    try:
        make_private_folder(folder)
        drop_unfinished(folder)
        _prove_room(source.database, folder)
        return _made(source, folder, number, reason, at)
    except OSError as problem:
        raise NotWritten(_not_made(folder, problem.strerror or type(problem).__name__)) from None
    except (DBAPIError, DriverError) as problem:
        raise NotWritten(_not_made(folder, error_name(problem) or "unknown error")) from None
    except NotOurFile:
        raise NotWritten(_not_made(folder, "the copy did not read back whole")) from None
    finally:
        _tidy(folder)


def _made(source: Source, folder: Path, number: int, reason: Reason, at: datetime) -> MadeBackup:
    head, before = _head_of(source.engine), rows_by_table(source.engine)
    work = folder / f"{number:06d}{UNFINISHED}"
    write_copy(source.engine, work)
    after = rows_by_table(source.engine)
    contents, copied = checked(work, source.key)
    if not fits(copied, before, after):
        raise NotWritten(_not_made(folder, "the copy has other rows than the practice"))
    label = Label(number, at, reason, contents, __version__, _mark(head), source.practice)
    anchor = anchor_in_end(source.trail_key, number, head) if head.seq else {}
    seal(work, label, source.beside(), anchor)
    # Its pages were read back by the checks, and once more for the digest in the seal.
    if read_end(work).label != label:
        raise NotWritten(_not_made(folder, "the copy did not read back as it was written"))
    place = folder / file_name(label)
    work.replace(place)
    settle_folder(folder)
    return MadeBackup(place, label, place.stat().st_size)


def _prove_room(database: Path, folder: Path) -> None:
    logs = database.with_name(f"{database.name}-wal")
    needed = database.stat().st_size + (logs.stat().st_size if logs.exists() else 0) + _ROOM_TO_WORK
    if shutil.disk_usage(folder).free < needed:
        raise NotWritten(_not_made(folder, f"it needs {needed // 1_000_000 + 1} MB of free space"))


def _tidy(folder: Path) -> None:
    try:
        drop_unfinished(folder)
    except OSError:
        # It is done again before the next one; the reason why this one failed is what must be told.
        return


def _not_made(folder: Path, reason: str) -> str:
    return (
        f"No backup could be made in {folder}: {reason}. The practice itself is as it was, and earlier backups are "
        "untouched. Free some space or check the disk, then try again."
    )
