"""From the passphrase to the list of patients, against deriving the key and asking the raw driver for the same rows."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlcipher3 import dbapi2

from omt_desktop.bootstrap import SystemClock, services_for
from omt_desktop.storage.data_folder import DataFolder
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.front_door import Entered, FrontDoor
from omt_desktop.storage.vault.derivation import Derivation, calibrated, derive
from tests.bench.finding import _fill, recorded
from tests.bench.measuring import Line, compared
from tests.practice import DOCTOR, PASSPHRASE

PATIENTS = 100_000
ROUNDS = 7
AT_MOST = 1.5


def unlocking() -> Line:
    """Key, database, trail, services and the first rows of the list, in turns with the floor."""
    with TemporaryDirectory() as name:
        folder = DataFolder(Path(name) / "data")
        door = FrontDoor(folder, SystemClock(), calibrated)
        entered = door.create(DOCTOR, PASSPHRASE)
        how, key = entered.vault.header.slots[0].how, entered.vault.keys.db
        _filled(entered, folder.path, key)
        person = folder.look().logins[0].person_id
        statements = _first_rows(door, folder, person)
        ours, floor = [], []
        for _ in range(ROUNDS + 1):
            ours.append(_ours(door, folder, person))
            floor.append(_floor(folder.path, how, key, statements))
        folder.close()
        return compared(f"unlock to the patient list, {PATIENTS:,} patients", ours[1:], floor[1:], AT_MOST)


def _filled(entered: Entered, folder: Path, key: str) -> None:
    raw = _raw(folder, key)
    _fill(raw, PATIENTS)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    entered.close()


def _first_rows(door: FrontDoor, folder: DataFolder, person: str) -> list[tuple[str, Any]]:
    """What the list asks the database for when the page is shown first."""
    entered = door.unlock(person, PASSPHRASE)
    asked = recorded(entered.practice, entered.practice.patients.find, ("",))
    entered.close()
    return asked[""]


def _ours(door: FrontDoor, folder: DataFolder, person: str) -> float:
    begun = time.perf_counter()
    entered = door.unlock(person, PASSPHRASE)
    services = services_for(entered.practice, entered.person, folder.path, SystemClock(), entered.vault)
    rows = services.patients.find("")
    assert len(rows) and rows[0]
    took = time.perf_counter() - begun
    entered.close()
    return took * 1000


def _floor(folder: Path, how: Derivation, key: str, statements: list[tuple[str, Any]]) -> float:
    begun = time.perf_counter()
    derive(PASSPHRASE, how)
    raw = _raw(folder, key)
    for sql, values in statements:
        raw.execute(sql, values).fetchall()
    took = time.perf_counter() - begun
    raw.close()
    return took * 1000


def _raw(folder: Path, key: str) -> Any:
    raw = dbapi2.connect(str(folder / DATABASE), isolation_level=None)
    raw.set_key(f"x'{key}'")
    return raw
