"""Whether every page of the database file is whole (SQLite only): two checks, each on a connection of its own.

The check of the cipher does not see a tail that was cut off, SQLite's own not what was appended; and over a write-ahead
log that is not settled the cipher's raises false alarms. The longer check of SQLite also compares every index with its
table, so that an old page of an index does not hide a note from a list.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from omt_desktop.storage.faults import error_name
from omt_desktop.workflow.trail.finding import Finding, FindingKind

_FOUND_AT_MOST = 3
_TRIES, _BETWEEN_TRIES = 20, 0.25
"""Tries, and seconds between them: a person who types does not save for all of them."""
_CHECKS: tuple[tuple[str, list[tuple[Any, ...]], bool], ...] = (
    ("integrity_check", [("ok",)], False),
    ("cipher_integrity_check", [], True),
)
"""The check, what it says of a whole file, and whether it is right only while nothing is saved."""


def check_file(open_fresh: Callable[[], Engine], pause: Callable[[float], None] = time.sleep) -> list[Finding]:
    """A finding for each check that is not content. `open_fresh` gives an engine without connections.

    While somebody keeps saving, the check of the cipher is made again and again, and counts only when nothing was saved
    from before it until after it.
    """
    findings = []
    for pragma, whole, needs_quiet in _CHECKS:
        engine = open_fresh()
        said, quiet = whole, True
        try:
            for _ in range(_TRIES if needs_quiet else 1):
                said, quiet = _said(engine, pragma)
                if said == whole or quiet:
                    break
                pause(_BETWEEN_TRIES)
        except (DBAPIError, DriverError) as problem:
            findings.append(Finding(FindingKind.FILE_DAMAGED, further=f"{pragma}: {error_name(problem)}"))
        else:
            if said != whole and (quiet or not needs_quiet):
                findings.append(Finding(FindingKind.FILE_DAMAGED, further=f"{pragma} is not content"))
        finally:
            engine.dispose()
    return findings


def _said(engine: Engine, pragma: str) -> tuple[list[tuple[Any, ...]], bool]:
    """What a check on a fresh connection says, and whether the write-ahead log was empty before it and after it."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        log = Path(f"{cursor.execute('PRAGMA database_list').fetchone()[2]}-wal")
        quiet = _is_empty(log)
        said = cursor.execute(f"PRAGMA {pragma}").fetchmany(_FOUND_AT_MOST)
        return said, quiet and _is_empty(log)
    finally:
        connection.detach()
        connection.close()


def _is_empty(log: Path) -> bool:
    return not log.exists() or log.stat().st_size == 0
