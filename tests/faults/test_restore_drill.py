"""The drill: a backup made while somebody writes comes back with every row, and how long both take."""

import shutil
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from omt_desktop.storage.backup.sealed_copy import checked
from omt_desktop.storage.backup.taking_out import STAGING
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.workflow.backups.label import MadeBackup, Reason
from tests.builders import a_patient
from tests.faults.figures import Figure
from tests.practice import database_key, open_record
from tests.storage.backup.practices import add_patients, bring_back_staged
from tests.storage.conftest import SteppingClock

PROMISE = "Backups can be restored"
WANTED = "100 % of rows; < 2 s per 100 MB; from a read-only stick"


@dataclass(frozen=True)
class Drill:
    """How a backup came back; seconds, bytes."""

    rows: int
    missing: int
    making: float
    size: int
    bringing_back: float
    slowest_save: float
    checking: float
    """Processor seconds of the longer of the two checks, which run side by side."""
    working: float
    """Processor seconds of making it, on the thread that makes it: the writer and the second check run beside it."""

    @property
    def per_100_mb(self) -> float:
        """Processor seconds to make, check and seal 100 MB, which on an idle computer is nearly all of the time."""
        return self.working / self.size * 100e6


def drill(folder: Path, patients: int) -> Drill:
    """Makes a backup under a writer, brings it back, and compares the rows of every table with what was copied."""
    practice = open_record(folder, SteppingClock())
    add_patients(practice, min(patients, 50))
    _add_many(practice.engine, patients)
    stop, slowest = threading.Event(), [0.0]

    def write_on() -> None:
        while not stop.is_set():
            begun = time.perf_counter()
            practice.patients.add(a_patient(id=""))
            slowest[0] = max(slowest[0], time.perf_counter() - begun)
            time.sleep(0.002)

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        begun, begun_to_work = time.perf_counter(), time.thread_time()
        made = practice.backups.make(Reason.BY_HAND)
        making, working = time.perf_counter() - begun, time.thread_time() - begun_to_work
    finally:
        stop.set()
        writer.join()
    begun = time.perf_counter()
    practice.backups.stage(_on_a_read_only_stick(made, folder.with_name("stick")))
    begun_to_check = time.thread_time()
    _, rows = checked(folder / STAGING / DATABASE, database_key(folder))
    checking = time.thread_time() - begun_to_check
    practice.close()
    bring_back_staged(folder)
    bringing_back = time.perf_counter() - begun
    again = open_record(folder, SteppingClock())
    with again.engine.connect() as connection:
        found = {table: connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar() or 0 for table in rows}
    again.close()
    found["audit"] -= 1  # that a backup was brought back is written there
    missing = sum(abs(rows[table] - found[table]) for table in rows)
    missing += abs(found["patients"] - made.label.contents.patients)
    return Drill(sum(rows.values()), missing, making, made.size, bringing_back, slowest[0], checking, working)


def _on_a_read_only_stick(made: MadeBackup, stick: Path) -> MadeBackup:
    """The backup, in a folder in which nothing can be written (by anybody but the administrator of the computer)."""
    stick.mkdir()
    place = Path(shutil.copy(made.place, stick))
    place.chmod(0o400)
    stick.chmod(0o500)
    return MadeBackup(place, made.label, made.size)


def _add_many(engine: object, patients: int) -> None:
    """So many answers of 3,000 letters, straight into the table: the size of a practice of years."""
    from sqlalchemy import Engine

    assert isinstance(engine, Engine)
    with engine.begin() as connection:
        (record,) = connection.exec_driver_sql("SELECT id FROM evaluations LIMIT 1").one()
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO answers (evaluation_id, fact_id, value)"
            " SELECT ?, 'drill.' || i, hex(randomblob(1500)) FROM n",
            (patients, record),
        )


@pytest.mark.slow
def test_a_backup_made_under_a_writer_comes_back_whole(tmp_path: Path) -> None:
    found = drill(tmp_path / "data", 500)
    print(found)
    assert found.missing == 0 and found.rows > 500


def figures(folder: Path, patients: int) -> list[Figure]:
    """The drill, for the table."""
    found = drill(folder / "data", patients)
    (folder / "stick").chmod(0o700)
    large = found.size > 50e6  # below that the time is that of the fixed costs
    told = (
        f"{found.rows - found.missing:,} of {found.rows:,} rows; {found.size / 1e6:.0f} MB in {found.making:.2f} s "
        f"({found.per_100_mb:.2f} processor s per 100 MB), back in {found.bringing_back:.2f} s"
    )
    checking = found.checking / found.size * 100e6
    return [
        Figure(PROMISE, told, WANTED, found.missing == 0 and (found.per_100_mb < 2 or not large), large),
        Figure(
            "  and damage is looked for quickly", f"{checking:.2f} processor seconds per 100 MB, checks side by side",
            "< 1 s per 100 MB", checking < 1 or not large, large,
        ),
    ]  # fmt: skip
