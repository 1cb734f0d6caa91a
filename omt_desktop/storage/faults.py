"""Database errors as sentences a clinician can act on, without values, statements or keys."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from omt_desktop.storage.open_file import OpenFile
from omt_desktop.workflow.errors import NotOurFile, NotSaved, Refusal

_ROOM_THAT_IS_FULL = 50 * 1024 * 1024
"""With less than this free, an input-output error means a full disk (quotas report it so)."""
_KEPT = "Your text is kept here."
_FILLED = "Data is being brought in at this moment."
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


def error_name(problem: Exception) -> str:
    """SQLite's name of the error, such as SQLITE_FULL; empty where it has none."""
    orig = problem.orig if isinstance(problem, DBAPIError) else problem
    return str(getattr(orig, "sqlite_errorname", "") or "")


def nothing_typed(problem: NotSaved) -> str:
    """What kept something from being saved, for whoever has typed nothing that could be kept."""
    return str(problem).replace(f" {_KEPT}", "")


@contextmanager
def saving(file: OpenFile, *, at_once: bool = False) -> Iterator[None]:
    """Whatever keeps a change from being committed inside becomes NotSaved; a file moved away is noticed before.

    `at_once` is for what a hand is typing: it does not wait while data is being brought in, it is tried again.
    """
    file.prove_in_place()
    if at_once and file.is_being_filled:
        raise NotSaved(f"{_FILLED} {_KEPT} It is saved by itself as soon as that is done.")
    try:
        yield
    except (DBAPIError, DriverError) as problem:
        name = error_name(problem)
        if is_full(name, file.path):
            # A quota shows as a full disk only here: the next try finds the room that was kept back.
            file.reserve.give_up()
        if file.is_being_filled and name.startswith(_BUSY):
            raise NotSaved(f"{_FILLED} {_KEPT} Retry once that is done.") from None
        raise NotSaved(_why_not_saved(name, file.path)) from None
    except UnicodeError:
        raise NotSaved(
            "A text holds a character that cannot be stored, for example half of one pasted from another program. It "
            f"stays on the screen. {_KEPT} Remove that character, then retry."
        ) from None
    file.saved()


def reading(path: Path) -> "_Reading":
    """Whatever keeps the database from answering inside becomes a Refusal."""
    return _Reading(path)


class _Reading:
    """Not made of a generator: it stands around every search and opening, where it is felt."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        if not isinstance(problem, (DBAPIError, DriverError)):
            return
        name, path = error_name(problem), self._path
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise NotOurFile(damaged(path)) from None
        if is_full(name, path):
            raise Refusal(full(path)) from None
        raise Refusal(
            f"The practice database {path.name} could not be read ({name or 'unknown error'}). Nothing was changed. "
            "Check that the disk is connected, then try again."
        ) from None


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Whatever keeps the practice from being opened inside, or its files from being written, becomes a Refusal."""
    try:
        with reading(path):
            yield
    except OSError as problem:
        raise Refusal(
            f"The data folder {path.parent} cannot be used as it must be ({os.strerror(problem.errno or 0)}). Nothing "
            "of the record is lost. Check that the disk is connected, has room, and may be written to; then try again."
        ) from None


def full(path: Path) -> str:
    """What to say where something cannot be opened or read because nothing more can be written."""
    return f"The disk that holds {path.parent} is full. Nothing was changed. Free some space, then try again."


def damaged(path: Path) -> str:
    """What to say of a database with pages that cannot be read."""
    return (
        f"The practice database {path.name} in {path.parent} is damaged. Nothing was changed. Bring a backup "
        "back; the damaged files are kept beside it."
    )


def is_full(name: str, path: Path) -> bool:
    """Whether an error of that name means that the disk which holds the file has no room left."""
    return name.startswith("SQLITE_FULL") or (name.startswith("SQLITE_IOERR") and _disk_is_full(path))


def _why_not_saved(name: str, path: Path) -> str:
    if is_full(name, path):
        return f"The disk that holds {path.parent} is full. {_KEPT} Free some space, then retry."
    if name.startswith(_BUSY):
        return f"Another program is using the practice database. {_KEPT} Close it, then retry."
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return f"The folder {path.parent} cannot be written to. {_KEPT} Allow writing to it, then retry."
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return f"{damaged(path)} {_KEPT}"
    if name.startswith("SQLITE_CONSTRAINT"):
        return f"What is signed or told in the audit trail is never changed. {_KEPT} Write it as an addendum."
    return f"The practice database could not be written ({name or 'unknown error'}). {_KEPT} Retry in a moment."


def _disk_is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM_THAT_IS_FULL
    except OSError:
        return False
