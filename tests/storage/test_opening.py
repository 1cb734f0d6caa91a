"""Opening a data folder: settings proven, foreign files refused in one sentence each, nothing changed by a refusal."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from omt_desktop.storage.engine import open_engine
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.errors import NotOurFile, Refusal
from tests.builders import a_patient
from tests.practice import database_key, open_record
from tests.storage.conftest import SteppingClock

SETTINGS = {
    "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "temp_store": 2,
    "trusted_schema": 0, "cell_size_check": 1, "busy_timeout": 5000,
}  # fmt: skip


def made(folder: Path) -> Path:
    open_record(folder, SteppingClock()).close()
    return folder / DATABASE


@pytest.mark.parametrize(("name", "value"), SETTINGS.items())
def test_every_connection_has_the_settings(practice: Practice, name: str, value: object) -> None:
    with practice.engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() == value


def test_patient_data_stays_out_of_database_errors(practice: Practice) -> None:
    with practice.engine.connect() as connection, pytest.raises(Exception, match="no such table") as problem:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("Rivera",))
    assert "Rivera" not in str(problem.value)


def refused(folder: Path) -> str:
    contents = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix not in (".lock",)}
    with pytest.raises(Refusal) as refusal:
        open_record(folder, SteppingClock())
    after = {name: (folder / name).read_bytes() for name in contents}
    assert after == contents, "a refusal changed a file"
    assert database_key(folder) not in str(refusal.value)
    return str(refusal.value)


def test_an_empty_file_is_not_an_empty_practice(folder: Path) -> None:
    made(folder).write_bytes(b"")
    assert "empty" in refused(folder)


def test_an_unencrypted_database(folder: Path) -> None:
    path = made(folder)
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE other (a)")
    connection.close()
    assert "unencrypted" in refused(folder)


def test_garbage(folder: Path) -> None:
    made(folder).write_bytes(b"not a database at all" * 1000)
    assert "cannot be read" in refused(folder)


def test_a_cut_off_file(folder: Path) -> None:
    path = made(folder)
    path.write_bytes(path.read_bytes()[:100])
    assert "cannot be read" in refused(folder) or "damaged" in refused(folder)


def test_an_encrypted_database_of_another_program(folder: Path) -> None:
    path = made(folder)
    key = database_key(folder)
    path.unlink()
    connection = dbapi2.connect(str(path))
    connection.set_key(f"x'{key}'")
    connection.execute("CREATE TABLE other (a)")
    connection.commit()
    connection.close()
    assert "not one of this program" in refused(folder)


def test_a_newer_database(folder: Path) -> None:
    path = made(folder)
    engine = open_engine(path, database_key(folder))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    assert "newer version" in refused(folder)


def test_a_second_instance_is_named_and_a_dead_one_is_not_in_the_way(folder: Path) -> None:
    first = open_record(folder, SteppingClock())
    with pytest.raises(Refusal, match="already open"):
        open_record(folder, SteppingClock())
    first.close()
    script = (
        "import os, sys; from pathlib import Path\n"
        "from tests.practice import open_record\n"
        "from tests.storage.conftest import SteppingClock\n"
        "open_record(Path(sys.argv[1]), SteppingClock()); os._exit(9)"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(folder)], check=False)
    assert killed.returncode == 9
    open_record(folder, SteppingClock()).close()


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(Refusal, match="cannot be used"):
        open_record(tmp_path / "data", SteppingClock())


def test_a_crash_while_making_the_practice_leaves_no_half_of_one(folder: Path) -> None:
    folder.mkdir()
    (folder / "practice.new").write_bytes(b"half made")
    practice = open_record(folder, SteppingClock())
    assert practice.patients.count() == 0
    practice.close()
    assert not (folder / "practice.new").exists()


def test_an_unreadable_page_is_named_when_it_is_met(folder: Path) -> None:
    practice = open_record(folder, SteppingClock())
    for number in range(60):
        practice.patients.add(a_patient(id="", mrn=f"N-{number}"))
    practice.close()
    path = folder / DATABASE
    damaged = bytearray(path.read_bytes())
    for place in range(4096 * 3, len(damaged), 4096):
        damaged[place + 100] ^= 0xFF
    path.write_bytes(bytes(damaged))
    with pytest.raises(NotOurFile, match="damaged"):
        find_all(folder)


def find_all(folder: Path) -> None:
    practice = open_record(folder, SteppingClock())
    try:
        practice.patients.find("rivera", limit=200)
    finally:
        practice.close()


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a matter of POSIX")
def test_a_disk_too_small_for_a_first_start_is_one_sentence(folder: Path) -> None:
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from tests.practice import open_record\n"
        "from omt_desktop.workflow.errors import Refusal\n"
        "from tests.storage.conftest import SteppingClock\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))\n"
        "try: open_record(Path(sys.argv[1]), SteppingClock())\n"
        "except Refusal as refusal: sys.exit(str(refusal))"
    )
    tried = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=False)
    assert tried.returncode == 1 and "could not be made" in tried.stderr and "Traceback" not in tried.stderr
    open_record(folder, SteppingClock()).close()
