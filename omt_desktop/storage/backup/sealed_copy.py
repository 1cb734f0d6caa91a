"""A copy of the database at rest: written by VACUUM INTO, looked at read-only, checked on fresh connections.

VACUUM INTO finishes while somebody is typing, keeps the key, and its result opens from a read-only stick. The driver
itself is used here: the engine would turn the copy's journal into a write-ahead log.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from omt_desktop.storage.authorizer import copying
from omt_desktop.storage.backup.check_beside import CheckBeside
from omt_desktop.storage.engine import APPLICATION_ID
from omt_desktop.storage.private_files import create_private
from omt_desktop.workflow.backups.label import Contents
from omt_desktop.workflow.errors import NeedsItsOwnKey, NotOurFile

_CONTENTS = (
    "SELECT (SELECT count(*) FROM patients), (SELECT count(*) FROM evaluations),"
    " (SELECT max(saved_at) FROM evaluations)"
)
_COUNT = 'SELECT count(*) FROM "?"'
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def write_copy(engine: Engine, target: Path) -> None:
    """The database as it is now, whole and encrypted with the same key, in a new file for this user alone."""
    # Made private before SQLite writes to it.
    create_private(target, b"")
    connection = engine.raw_connection()
    try:
        with copying(engine, connection.driver_connection):
            connection.cursor().execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()


def rows_by_table(engine: Engine) -> dict[str, int]:
    """How many rows each table of the open database has."""
    connection = engine.raw_connection()
    try:
        return _rows(connection.cursor())
    finally:
        connection.close()


def contents_of(engine: Engine) -> Contents:
    """How much the open database holds."""
    connection = engine.raw_connection()
    try:
        return _contents(connection.cursor())
    finally:
        connection.close()


def checked(path: Path, key: str) -> tuple[Contents, dict[str, int]]:
    """What the copy holds and how many rows each table has, once both checks found every page whole.

    NotOurFile where the key does not open it, it is another program's, or a page is damaged. Each check has a
    connection of its own: one bad page poisons the checks after it. They run side by side, as neither needs the other.
    """
    pages = CheckBeside(lambda: _has_every_page(path, key))
    try:
        found = _structure(path, key)
    finally:
        whole = pages.result()
    if not whole:
        raise NotOurFile(damaged_copy())
    return found


def _structure(path: Path, key: str) -> tuple[Contents, dict[str, int]]:
    with _looking(path, key) as cursor:
        if cursor.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise NotOurFile(
                f"{path.name} is an encrypted database, but not one of this program. Choose another backup."
            )
        if cursor.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise NotOurFile(damaged_copy())
        return _contents(cursor), _rows(cursor)


def _has_every_page(path: Path, key: str) -> bool:
    with _looking(path, key) as cursor:
        return not cursor.execute("PRAGMA cipher_integrity_check").fetchall()


def administrators(path: Path, key: str) -> frozenset[str] | None:
    """The ids of those who administer the practice in the copy; None where it knows nobody yet, so that anybody may."""
    with _looking(path, key) as cursor:
        if ("people",) not in cursor.execute(_TABLES).fetchall():
            return None
        everybody = cursor.execute("SELECT id, administers FROM people WHERE removed_at IS NULL").fetchall()
    return frozenset(person for person, administers in everybody if administers) if everybody else None


def trail_of(path: Path, key: str) -> tuple[int, str]:
    """The number and code (hex) of the last row of the copy's audit trail; 0 and nothing before there is a trail."""
    with _looking(path, key) as cursor:
        if ("audit",) not in cursor.execute(_TABLES).fetchall():
            return 0, ""
        row = cursor.execute("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return (0, "") if row is None else (int(row[0]), bytes(row[1]).hex())


def change_key(path: Path, old: str, new: str) -> None:
    """The copy is encrypted with the new key instead of the old one; OSError where the disk refuses."""
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)) as connection:
        connection.set_key(f"x'{old}'")
        connection.execute("PRAGMA cipher_log_level=NONE")
        try:
            connection.execute("PRAGMA synchronous=EXTRA")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.reset_key(f"x'{new}'")
        except dbapi2.DatabaseError:
            raise OSError(0, "the key could not be changed") from None


def fits(copied: Mapping[str, int], before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Whether the copy has as many rows as the practice had while it was made, table by table."""
    return set(copied) == set(before) and all(
        min(before[table], after.get(table, 0)) <= count <= max(before[table], after.get(table, 0))
        for table, count in copied.items()
    )


def damaged_copy() -> str:
    """What to say of a copy that does not read back."""
    return "This backup is damaged and does not count. Nothing was changed. Use another one."


@contextmanager
def _looking(path: Path, key: str) -> Iterator[Any]:
    """A cursor that can only read, on a connection of its own."""
    from sqlcipher3 import dbapi2

    place = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(dbapi2.connect(place, uri=True, isolation_level=None)) as connection:
            connection.set_key(f"x'{key}'")
            cursor = connection.cursor()
            cursor.execute("PRAGMA cipher_log_level=NONE")
            for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY"):
                cursor.execute(f"PRAGMA {pragma}")
            yield cursor
    except dbapi2.DatabaseError as problem:
        raise _why_not_read(str(getattr(problem, "sqlite_errorname", ""))) from None


def _why_not_read(name: str) -> NotOurFile:
    if name == "SQLITE_NOTADB":
        return NeedsItsOwnKey(
            "This backup was made with another key than the practice has now, or it is damaged. Nothing was changed. "
            "Open it with the passphrase or the recovery key it was made with."
        )
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_NOMEM")):
        return NotOurFile(
            "The disk did not give this backup back. Nothing was changed. Check the disk, then try again."
        )
    return NotOurFile(damaged_copy())


def _contents(cursor: Any) -> Contents:
    if not {("patients",), ("evaluations",)} <= set(cursor.execute(_TABLES).fetchall()):
        return Contents(0, 0)
    patients, evaluations, last_saved = cursor.execute(_CONTENTS).fetchone()
    return Contents(patients, evaluations, datetime.fromisoformat(last_saved).astimezone() if last_saved else None)


def _rows(cursor: Any) -> dict[str, int]:
    tables = [name for (name,) in cursor.execute(_TABLES).fetchall()]
    counts = {}
    for table in tables:
        # A name cannot be a parameter; inside quotes, with its own doubled, it is nothing but a name.
        statement = _COUNT.replace("?", table.replace('"', '""'))
        counts[table] = int(cursor.execute(statement).fetchone()[0])
    return counts
