"""The one place where the encrypted SQLite file is opened, and how (SQLite only).

WAL with synchronous=FULL is what keeps an acknowledged save through a power cut; a raw key costs no derivation; BEGIN
IMMEDIATE keeps two writers from failing late; hide_parameters keeps patient data out of error texts.
"""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from omt_desktop.storage.faults import damaged, error_name, full, is_full
from omt_desktop.workflow.errors import NotOurFile

APPLICATION_ID = 0x4F4D5444
"""«OMTD»: marks the file as a practice database of this program."""
PLAIN_HEADER = b"SQLite format 3\0"
READ_ONLY = {"omt_reading": True}
"""Execution options of a connection that only reads: it does not take the write lock."""
_CACHE_KB = 16 * 1024
"""Pages that were read stay decrypted as far as they are needed, such as the upper ones of long indexes."""

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    f"cache_size=-{_CACHE_KB}",
    "busy_timeout=5000",
    *(("fullfsync=ON", "checkpoint_fullfsync=ON") if sys.platform == "darwin" else ()),
)
_EXPECTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "temp_store": 2}


def refuse_foreign_file(path: Path) -> None:
    """Returns where the file may be an encrypted database; NotOurFile for an empty or a plain one."""
    head = _first_bytes(path)
    if not head:
        raise NotOurFile(
            f"The practice database {path.name} in {path.parent} is empty: everything in it is gone. Nothing was "
            "changed. Bring a backup back."
        )
    if head == PLAIN_HEADER:
        raise NotOurFile(
            f"{path.name} in {path.parent} is an unencrypted database of another program. Nothing was changed. Choose "
            "another data folder."
        )


def open_engine(path: Path, key: str, *, create: bool = False) -> Engine:
    """An engine over the encrypted file. Nothing is opened before the first connection.

    A missing file is made only with `create`; every connection proves key and settings before it is used.
    """
    engine = create_engine(
        "sqlite://",
        module=_module(),
        creator=_creator(path, key, create=create),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def close_for_changes(engine: Engine) -> None:
    """From now on every connection of the engine only reads."""
    if not event.contains(engine, "connect", _only_reads):
        event.listen(engine, "connect", _only_reads)
        engine.dispose()


def open_for_changes(engine: Engine) -> None:
    """Undoes `close_for_changes`."""
    if event.contains(engine, "connect", _only_reads):
        event.remove(engine, "connect", _only_reads)
        engine.dispose()


def _only_reads(connection: Any, _: object) -> None:
    connection.execute("PRAGMA query_only=ON")


def settle_log(engine: Engine) -> None:
    """The write-ahead log is in the file and empty, so that the file is whole without it.

    An error of the driver, or OSError, where the disk refuses or somebody still reads the log.
    """
    connection = engine.raw_connection()
    try:
        (busy, _, _) = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    if busy:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def prove_ours(engine: Engine, path: Path) -> None:
    """Returns where key and file belong together and the file is a practice database; NotOurFile otherwise."""
    try:
        engine.connect().close()
    except DBAPIError as problem:
        raise NotOurFile(_why_not_opened(error_name(problem), path)) from None


def _why_not_opened(name: str, path: Path) -> str:
    if name == "SQLITE_NOTADB":
        return (
            f"The practice database {path.name} in {path.parent} cannot be read with the key beside it: one of the two "
            "was replaced or damaged. Nothing was changed. Put back the one that belongs there, or bring a backup back."
        )
    if is_full(name, path):
        return full(path)
    if name.startswith("SQLITE_CORRUPT"):
        return damaged(path)
    if name.startswith("SQLITE_IOERR"):
        return (
            f"The disk does not give the practice database {path.name} in {path.parent} back as a whole. Nothing was "
            "changed. Check that the disk is connected, then try again; if this stays, bring a backup back on another "
            "disk."
        )
    return (
        f"The practice database {path.name} in {path.parent} cannot be opened. Nothing was changed. Check that this "
        "user may read and write the folder, then try again."
    )


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER))


def _module() -> Any:
    from sqlcipher3 import dbapi2

    return dbapi2


def _creator(path: Path, key: str, *, create: bool) -> Callable[[], Any]:
    dbapi2 = _module()
    place = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> Any:
        connection = dbapi2.connect(place, uri=True, timeout=5, isolation_level=None, check_same_thread=False)
        try:
            connection.set_key(f"x'{key}'")
            connection.execute("PRAGMA cipher_log_level=NONE")
            if not create:
                _prove_application(connection, path)
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            _prove_settings(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


def _prove_application(connection: Any, path: Path) -> None:
    """Before any setting that the file would keep: a file of another program is left as it was."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotOurFile(
            f"{path.name} in {path.parent} is an encrypted database, but not one of this program. Nothing was changed. "
            "Choose another data folder."
        )


def _prove_settings(connection: Any) -> None:
    for name, expected in _EXPECTED.items():
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != expected:
            raise NotOurFile(
                f"The practice database cannot be opened safely here: {name} is {found}, not {expected}. Nothing was "
                "changed. Choose a data folder on a disk of this computer."
            )


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("omt_reading", False)
    connection.connection.cursor().execute("BEGIN" if reading else "BEGIN IMMEDIATE")
