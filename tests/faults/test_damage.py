"""Every damaged byte of a database at rest is noticed by the two checks that each backup goes through."""

from pathlib import Path

from omt_desktop.storage.backup.sealed_copy import checked
from tests.faults.damage import unnoticed
from tests.faults.figures import Figure
from tests.faults.power_cut import DATABASE
from tests.practice import database_key, open_record
from tests.storage.backup.practices import add_patients
from tests.storage.conftest import SteppingClock

PROMISE = "A damaged file is noticed"


def a_practice(folder: Path) -> tuple[Path, str]:
    practice = open_record(folder, SteppingClock())
    add_patients(practice, 10)
    practice.close()
    return folder / DATABASE, database_key(folder)


def test_no_damage_passes_the_checks(tmp_path: Path) -> None:
    database, key = a_practice(tmp_path / "data")
    assert checked(database, key)
    tried, passed = unnoticed(database, key, tmp_path / "copies", 40)
    assert passed == [] and tried == 45


def figures(folder: Path, flips: int) -> list[Figure]:
    """All damages, for the table."""
    database, key = a_practice(folder / "data")
    tried, passed = unnoticed(database, key, folder / "copies", flips)
    told = f"{tried - len(passed)} of {tried} noticed ({flips} bit flips, cut, append, swap, emptied page)"
    return [Figure(PROMISE, told, "100 % of 200 flips + cut + append + swap", not passed, flips >= 200)]
