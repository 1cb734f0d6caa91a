"""Killed at any point of an exchange of the data key, the practice opens and holds everything."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import a_patient
from tests.practice import DOCTOR, PASSPHRASE
from tests.storage.test_front_door import Street

KILLS = 12
PATIENTS = 40
CHILD = Path(__file__).with_name("exchanging_child.py")


@pytest.mark.slow
def test_killed_at_any_point_it_opens_with_the_same_passphrase_and_holds_everything(tmp_path: Path) -> None:
    street = Street(tmp_path / "data")
    entered = street.create()
    for number in range(PATIENTS):
        entered.practice.patients.add(a_patient(id="", mrn=f"N-{number}"))
    entered.close()
    chance = random.Random(20261128)
    street.folder.close()
    took = 0.0
    for number in range(KILLS):
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
    print(f"{KILLS} kills during the exchange of the data key ({took:.2f} s each), 0 records lost, 0 locked out")


def unlocked(street: Street) -> int:
    """How many patients the doctor finds, before and after another exchange is settled."""
    login = next(login for login in street.folder.look().logins if login.name == DOCTOR)
    entered = street.door.unlock(login.person_id, PASSPHRASE)
    count = entered.practice.patients.count()
    assert entered.vault.header.exchange is None
    entered.close()
    street.folder.close()
    return count
