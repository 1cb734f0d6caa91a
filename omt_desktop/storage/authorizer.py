"""What no statement of the program may do once the practice is open (SQLite only): asked when a statement is prepared.

The triggers keep what is signed and told; this keeps the triggers. Nothing may change the schema, attach another file,
switch a protecting setting off, or change a line of the trail, a signature or an addendum. Migrations run before it is
put in place; a backup's VACUUM INTO, which attaches its target, is the only statement it is lifted for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from sqlcipher3 import dbapi2 as driver

ONLY_ADDED = frozenset({"audit", "signatures", "addenda", "signed_elsewhere", "signed_patients"})
"""Tables whose rows are never changed or deleted."""
_NEVER = frozenset(
    getattr(driver, name)
    for name in (
        "SQLITE_CREATE_INDEX", "SQLITE_CREATE_TABLE", "SQLITE_CREATE_TEMP_INDEX", "SQLITE_CREATE_TEMP_TABLE",
        "SQLITE_CREATE_TEMP_TRIGGER", "SQLITE_CREATE_TEMP_VIEW", "SQLITE_CREATE_TRIGGER", "SQLITE_CREATE_VIEW",
        "SQLITE_CREATE_VTABLE", "SQLITE_DROP_INDEX", "SQLITE_DROP_TABLE", "SQLITE_DROP_TEMP_INDEX",
        "SQLITE_DROP_TEMP_TABLE", "SQLITE_DROP_TEMP_TRIGGER", "SQLITE_DROP_TEMP_VIEW", "SQLITE_DROP_TRIGGER",
        "SQLITE_DROP_VIEW", "SQLITE_DROP_VTABLE", "SQLITE_ALTER_TABLE", "SQLITE_REINDEX", "SQLITE_ATTACH",
        "SQLITE_DETACH",
    )
)  # fmt: skip
_HARMLESS = frozenset(
    {
        "wal_checkpoint", "integrity_check", "quick_check", "cipher_integrity_check", "table_info", "table_xinfo",
        "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list", "busy_timeout",
    }
)  # fmt: skip
"""Pragmas that may be given a value: they look, or wait, and switch nothing off."""


def guard_connections(engine: Engine) -> None:
    """Every connection of the engine is guarded from now on."""
    event.listen(engine, "connect", _guard)
    engine.dispose()


@contextmanager
def copying(engine: Engine, connection: Any) -> Iterator[None]:
    """The driver's connection of the engine may attach the target of a copy inside; it is guarded again afterwards.

    Also a practice that is open for reading only is copied.
    """
    connection.set_authorizer(None)
    (only_reads,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only=OFF")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA query_only={only_reads}")
        if event.contains(engine, "connect", _guard):
            connection.set_authorizer(_judge)


def _guard(connection: Any, _: object) -> None:
    connection.set_authorizer(_judge)


def _judge(action: int, first: str | None, second: str | None, _: str | None, __: str | None) -> int:
    refused = (
        action in _NEVER
        or (action in (driver.SQLITE_UPDATE, driver.SQLITE_DELETE) and first in ONLY_ADDED)
        or (action == driver.SQLITE_PRAGMA and not _harmless(str(first).lower(), second))
    )
    return int(driver.SQLITE_DENY if refused else driver.SQLITE_OK)


def _harmless(pragma: str, value: str | None) -> bool:
    """Reading a setting is; of settings, only reading alone may be switched on."""
    return value is None or pragma in _HARMLESS or (pragma, value.upper()) == ("query_only", "ON")
