"""Tables and migrations agree; an old database is backed up and brought forward."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from omt_desktop.domain.decision import ChosenTechnique
from omt_desktop.storage.backup.container import read_end, take_out
from omt_desktop.storage.engine import APPLICATION_ID, open_engine
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.schema import REVISION, bring_forward, revision_of
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.errors import NotWritten
from tests.practice import database_key, open_record
from tests.storage.conftest import SteppingClock


def schema_of(engine: Engine) -> dict[str, object]:
    """Tables with their columns, foreign keys and indexes, and whether they are strict and without row ids."""
    with engine.connect() as connection:

        def rows(pragma: str, name: str) -> list[tuple[object, ...]]:
            return sorted(tuple(row)[1:] for row in connection.exec_driver_sql(f"PRAGMA {pragma}('{name}')"))

        listed = connection.exec_driver_sql(
            "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'"
        )
        triggers = sorted(
            connection.exec_driver_sql("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'").all()
        )
        tables = {name: (kind, without, strict) for name, kind, without, strict in listed if name != "alembic_version"}
        return {"triggers": [tuple(trigger) for trigger in triggers]} | {
            name: (kind, rows("table_info", name), rows("foreign_key_list", name), rows("index_list", name))
            for name, kind in tables.items()
        }


def an_empty_database(folder: Path) -> Engine:
    folder.mkdir()
    engine = open_engine(folder / DATABASE, database_key(folder), create=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE seed (a)")
        connection.exec_driver_sql("DROP TABLE seed")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    return engine


def test_migrations_lead_to_the_same_tables_as_a_new_practice(folder: Path, tmp_path: Path) -> None:
    open_record(tmp_path / "new", SteppingClock()).close()
    new = open_engine(tmp_path / "new" / DATABASE, database_key(tmp_path / "new"))
    migrated = an_empty_database(folder)
    assert revision_of(migrated) == ""
    bring_forward(migrated, folder / DATABASE, lambda: None)
    assert revision_of(migrated) == revision_of(new) == REVISION
    assert schema_of(migrated) == schema_of(new)
    new.dispose()
    migrated.dispose()


def left_by(revision: str, folder: Path) -> None:
    """The practice that a program of that revision left in the folder."""
    folder.mkdir()
    connection = dbapi2.connect(str(folder / DATABASE))
    connection.set_key(f"x'{database_key(folder)}'")
    connection.executescript(Path(__file__).with_name(f"revision-{revision}.sql").read_text("utf-8"))
    connection.close()


def test_a_practice_with_protocols_opens_with_all_it_held(folder: Path) -> None:
    left_by("0002", folder)
    practice = open_record(folder, SteppingClock())
    (row,) = practice.patients.find("rivera ana")
    decided, unfinished = sorted(practice.evaluations.of_patient(row.patient.id), key=lambda found: not found.decided)
    record = practice.evaluations.load(decided.id)
    kept = practice.evaluations.decided_on(decided.id)
    protocol = practice.protocols.text_of(record.protocol)
    practice.close()
    assert not unfinished.decided and record.evaluation.decision.plan == "plan" and kept is not None
    assert protocol == '{"format": "omt-protocol/1"}'
    assert record.evaluation.findings["own.gait"].get("value") == "normal"


def test_a_backup_is_taken_before_a_migration_and_comes_back(folder: Path, tmp_path: Path) -> None:
    left_by("0001", folder)
    practice = open_record(folder, SteppingClock())
    (backup,) = practice.backups.made()
    practice.close()
    assert backup.label.reason is Reason.BEFORE_MIGRATION and backup.label.contents.patients == 1
    take_out(backup.place, read_end(backup.place), tmp_path / "kept.db")
    kept = open_engine(tmp_path / "kept.db", database_key(folder))
    assert revision_of(kept) == "0001"
    kept.dispose()


def test_without_a_backup_nothing_is_migrated(folder: Path) -> None:
    left_by("0001", folder)
    (folder / "backups").write_bytes(b"a file where the folder should be")
    with pytest.raises(NotWritten, match="No backup could be made"):
        open_record(folder, SteppingClock())
    untouched = open_engine(folder / DATABASE, database_key(folder))
    assert revision_of(untouched) == "0001"
    untouched.dispose()


def test_a_practice_of_the_first_revision_opens_with_all_it_held(folder: Path) -> None:
    left_by("0001", folder)
    practice = open_record(folder, SteppingClock())
    (row,) = practice.patients.find("rivera ana")
    (summary,) = practice.evaluations.of_patient(row.patient.id)
    evaluation = practice.evaluations.load(summary.id).evaluation
    practice.close()
    assert row.patient.mrn == "A-1042" and summary.complaints == ("low_back_pain",) and summary.decided
    assert evaluation.regions["LUMB"].severity == 2 and evaluation.findings["seg.L3"].get("position") == "F"
    assert evaluation.decision.chosen == (ChosenTechnique("LUMB", "ME"),) and evaluation.decision.plan == "plan"
