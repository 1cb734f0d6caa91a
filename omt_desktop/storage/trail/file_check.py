"""Whether every page of the database file is whole (SQLite only): two checks, each on a connection of its own.

The check of the cipher does not see a tail that was cut off, SQLite's own not what was appended; and over a write-ahead
log that is not settled the cipher's raises false alarms. The longer check of SQLite also compares every index with its
table, so that an old page of an index does not hide a note from a list.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from omt_desktop.storage.faults import error_name
from omt_desktop.workflow.trail.finding import Finding, FindingKind

_FOUND_AT_MOST = 3


def check_file(open_fresh: Callable[[], Engine]) -> list[Finding]:
    """A finding for each check that is not content. `open_fresh` gives an engine without connections."""
    checks: tuple[tuple[str, list[tuple[Any, ...]]], ...] = (
        ("integrity_check", [("ok",)]),
        ("cipher_integrity_check", []),
    )
    findings = []
    for pragma, whole in checks:
        engine = open_fresh()
        try:
            connection = engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                said = cursor.execute(f"PRAGMA {pragma}").fetchmany(_FOUND_AT_MOST)
            finally:
                connection.close()
        except (DBAPIError, DriverError) as problem:
            findings.append(Finding(FindingKind.FILE_DAMAGED, further=f"{pragma}: {error_name(problem)}"))
        else:
            if said != whole:
                findings.append(Finding(FindingKind.FILE_DAMAGED, further=f"{pragma} is not content"))
        finally:
            engine.dispose()
    return findings
