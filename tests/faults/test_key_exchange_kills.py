"""Killed at any point of an exchange of the data key, the practice opens and holds everything."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from omt_desktop.workflow.errors import Refusal
from tests.builders import a_patient
from tests.faults.figures import Figure
from tests.practice import DOCTOR, PASSPHRASE
from tests.storage.test_front_door import Street

KILLS = 12
PATIENTS = 40
CHILD = Path(__file__).with_name("exchanging_child.py")


@pytest.mark.slow
def test_killed_at_any_point_it_opens_with_the_same_passphrase_and_holds_everything(tmp_path: Path) -> None:
    took = kill_often(tmp_path, KILLS)
    print(f"{KILLS} kills during the exchange of the data key ({took:.2f} s each), 0 records lost, 0 locked out")


def figures(folder: Path, kills: int) -> list[Figure]:
    """The kills, for the table."""
    promise, wanted = "A killed exchange of the data key locks nobody out", "0 lost, 0 locked out in 50 kills"
    try:
        took = kill_often(folder, kills)
    except (AssertionError, Refusal) as lost:
        return [Figure(promise, f"broken: {type(lost).__name__} {lost}", wanted, kept=False)]
    return [Figure(promise, f"0 lost, 0 locked out in {kills} kills ({took:.2f} s each)", wanted, True, kills >= 50)]


def kill_often(tmp_path: Path, kills: int) -> float:
    """Seconds of one exchange; AssertionError or Refusal where the practice is not whole after a kill."""
    street = Street(tmp_path / "data")
    entered = street.create()
    for number in range(PATIENTS):
        entered.practice.patients.add(a_patient(id="", mrn=f"N-{number}"))
    entered.close()
    chance = random.Random(20261128)
    street.folder.close()
    took = 0.0
    for number in range(kills):
        child = subprocess.Popen(
            [sys.executable, "-c", f"import runpy; runpy.run_path({str(CHILD)!r}, run_name='__main__')", street.path],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout is not None and child.stdout.readline() == "begun\n"
        begun = time.perf_counter()
        if number == 0:
            assert child.stdout.readline() == "begun\n", "the first exchange did not end"
            took = time.perf_counter() - begun
        time.sleep(chance.uniform(0, took * 1.2))
        child.kill()
        child.communicate()
        street.start()
        assert unlocked(street) == PATIENTS
    return took


def unlocked(street: Street) -> int:
    """How many patients the doctor finds, before and after another exchange is settled."""
    login = next(login for login in street.folder.look().logins if login.name == DOCTOR)
    entered = street.door.unlock(login.person_id, PASSPHRASE)
    count = entered.practice.patients.count()
    assert entered.vault.header.exchange is None
    entered.close()
    street.folder.close()
    return count
