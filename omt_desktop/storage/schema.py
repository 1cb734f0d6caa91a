"""Bringing a database to the tables this program knows: made new, brought forward by Alembic, or refused when newer."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, inspect

from omt_desktop.storage.engine import APPLICATION_ID, READ_ONLY
from omt_desktop.storage.last_visit import LAST_VISIT_TRIGGERS
from omt_desktop.storage.sqlite_guards import GUARDS
from omt_desktop.storage.tables import metadata
from omt_desktop.workflow.errors import NotOurFile

REVISION = "0014"
"""The migration that leads to the tables of tables/."""


def make_tables(engine: Engine) -> None:
    """All tables in an empty database, marked as ours and as of this revision (tables and migrations agree by test)."""
    with engine.begin() as connection:
        metadata.create_all(connection)
        for trigger in (*GUARDS, *LAST_VISIT_TRIGGERS):
            connection.exec_driver_sql(trigger)
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def revision_of(engine: Engine) -> str:
    """The revision the database is at; empty where it has none."""
    with engine.connect().execution_options(**READ_ONLY) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")


def bring_forward(engine: Engine, path: Path, back_up: Callable[[], object]) -> None:
    """Returns with the database at REVISION, after a backup where it was older; without one nothing is changed.

    NotOurFile where it is newer than this program, which then changes nothing.
    """
    found = refuse_newer(engine, path)
    if found == REVISION:
        return
    back_up()
    _run_migrations(engine)


def refuse_newer(engine: Engine, path: Path) -> str:
    """The revision the database is at; NotOurFile where it is newer than this program, which changes nothing."""
    found = revision_of(engine)
    if found > REVISION:
        raise NotOurFile(
            f"The practice database {path.name} in {path.parent} was written by a newer version of OMT Desktop. "
            "Nothing was changed. Install that version, or a later one, and try again."
        )
    return found


def _run_migrations(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, REVISION)
