"""Somebody who has the key and another program: no guard of ours stands before what they do."""

from pathlib import Path

from sqlcipher3 import dbapi2

from omt_desktop.storage.folder_files import DATABASE
from tests.practice import known_keys


def by_another_program(folder: Path, *statements: str) -> None:
    """Runs the statements on the database of a practice made by `open_record`."""
    connection = dbapi2.connect(str(folder / DATABASE), isolation_level=None)
    try:
        connection.set_key(f"x'{known_keys().db}'")
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()
