"""A backup takes the place of the practice as a whole or not at all, wherever the process is killed."""

import json
import shutil
from pathlib import Path

import pytest

from omt_desktop.storage.backup.bringing_back import BROUGHT_BACK, brought_back, decide, finish
from omt_desktop.storage.backup.container import read_end, seal
from omt_desktop.storage.backup.taking_out import STAGING, drop_staged, staged_with_its_keys
from omt_desktop.workflow.backups.label import MadeBackup, Reason
from omt_desktop.workflow.errors import NotOurFile, NotWritten, Refusal
from tests.practice import known_keys, open_record
from tests.storage.backup.practices import add_patients, bring_back_staged, everything_in, stage
from tests.storage.conftest import SteppingClock

OLD, NEW = 3, 8
"""Patients in the backup, and in the practice when it is brought back."""


@pytest.fixture
def made(folder: Path) -> MadeBackup:
    """A backup of a practice that went on since, and was closed."""
    practice = open_record(folder, SteppingClock())
    add_patients(practice, OLD)
    made = practice.backups.make(Reason.SCHEDULED)
    add_patients(practice, NEW - OLD)
    practice.close()
    return made


def patients_in(folder: Path) -> int:
    practice = open_record(folder, SteppingClock())
    try:
        return practice.patients.count()
    finally:
        practice.close()


def test_the_practice_is_what_the_backup_held(made: MadeBackup, folder: Path) -> None:
    stage(made, folder)
    bring_back_staged(folder)
    assert patients_in(folder) == OLD
    assert not [name for name in everything_in(folder) if "restor" in name]


def test_bringing_back_is_in_the_audit_trail(made: MadeBackup, folder: Path) -> None:
    stage(made, folder)
    bring_back_staged(folder)
    practice = open_record(folder)
    with practice.engine.connect() as connection:
        told = connection.exec_driver_sql("SELECT details FROM audit WHERE kind = 'backup.brought_back'").all()
    practice.close()
    assert told == [('{"newest":1,"number":1}',)]


def test_what_was_only_looked_at_changes_nothing(made: MadeBackup, folder: Path) -> None:
    stage(made, folder)
    assert patients_in(folder) == NEW
    assert STAGING not in everything_in(folder)


def test_a_log_of_the_old_database_never_meets_the_new_one(made: MadeBackup, folder: Path, tmp_path: Path) -> None:
    live = open_record(folder, SteppingClock())
    add_patients(live, 1)
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    live.close()
    assert (crashed / "practice.db-wal").stat().st_size > 0
    stage(made, crashed)
    decide(crashed)
    finish(crashed)
    assert not (crashed / "practice.db-wal").exists()
    assert patients_in(crashed) == OLD


def test_a_damaged_practice_is_set_aside_and_not_lost(made: MadeBackup, folder: Path) -> None:
    database = folder / "practice.db"
    damaged = database.read_bytes()[:8000]
    database.write_bytes(damaged)
    stage(made, folder)
    bring_back_staged(folder, set_aside=True)
    assert patients_in(folder) == OLD
    assert (folder / "set-aside-1" / "practice.db").read_bytes() == damaged


def test_an_open_practice_is_not_replaced(made: MadeBackup, folder: Path) -> None:
    practice = open_record(folder)
    stage(made, folder)
    with pytest.raises(Refusal, match="already open"):
        bring_back_staged(folder)
    practice.close()
    assert patients_in(folder) == NEW


def test_a_backup_opens_alone_in_an_empty_folder(made: MadeBackup, tmp_path: Path) -> None:
    fresh = tmp_path / "new computer"
    fresh.mkdir()
    stage(made, fresh)
    bring_back_staged(fresh)
    assert patients_in(fresh) == OLD


def test_a_damaged_backup_replaces_nothing(made: MadeBackup, folder: Path) -> None:
    content = bytearray(made.place.read_bytes())
    content[9000] ^= 1
    made.place.write_bytes(content)
    with pytest.raises(NotOurFile):
        stage(made, folder)
    assert STAGING not in everything_in(folder) and patients_in(folder) == NEW


def test_a_backup_that_names_other_files_brings_only_its_own(made: MadeBackup, folder: Path, tmp_path: Path) -> None:
    sealed = read_end(made.place)
    odd = tmp_path / "odd.backup"
    odd.write_bytes(made.place.read_bytes()[: sealed.database_bytes])
    seal(odd, made.label, {**sealed.beside, "../escaped": b"x", "window.json": b"x"})
    staged_with_its_keys(odd, folder, lambda beside: (known_keys().db, known_keys().audit_mac))
    bring_back_staged(folder)
    assert not (folder.parent / "escaped").exists() and "window.json" not in everything_in(folder)


def test_without_room_nothing_is_begun(made: MadeBackup, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 9, 9))
    with pytest.raises(NotWritten, match="not enough room"):
        stage(made, folder)


def test_an_older_file_with_a_note_that_was_not_made_for_it_is_still_noticed(made: MadeBackup, folder: Path) -> None:
    older = folder.parent / "older"
    stage(made, folder)
    shutil.copytree(folder / STAGING, older)
    drop_staged(folder)
    (folder / "practice.db").write_bytes((older / "practice.db").read_bytes())
    note = json.loads((older / "note").read_text("ascii"))
    for changed in ({}, {**note, "number": 7}, {**note, "line": note["line"] - 1}, {**note, "code": "00" * 32}):
        (folder / BROUGHT_BACK).write_text(json.dumps(changed), "utf-8")
        assert brought_back(folder, known_keys().audit_mac, lambda line: str(note["mac"])) == 0
    (folder / BROUGHT_BACK).write_text(json.dumps(note), "utf-8")
    assert brought_back(folder, known_keys().audit_mac, lambda line: str(note["mac"])) == 1
    assert brought_back(folder, known_keys().audit_mac, lambda line: "another trail") == 0
    assert brought_back(folder, bytes(32), lambda line: str(note["mac"])) == 0
