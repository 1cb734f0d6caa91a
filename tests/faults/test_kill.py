"""A killed process loses nothing that it had acknowledged, and leaves no half of an edit."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from omt_desktop.storage.open_practice import Practice
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import open_record
from tests.storage.conftest import SteppingClock

KILLS = 15
CHILD = Path(__file__).with_name("acknowledging_child.py")


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    folder, chance = tmp_path / "data", random.Random(20261120)
    practice = open_record(folder, SteppingClock())
    patient = practice.patients.add(a_patient())
    record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")
    practice.close()
    last, saves = 0, 0
    for _ in range(KILLS):
        acknowledged = _run_and_kill(folder, record.id, last + 1, chance.uniform(0, 0.12))
        practice = open_record(folder, SteppingClock())
        found = _number_in(practice, record.id)
        practice.close()
        assert found >= acknowledged, f"answer {acknowledged} was acknowledged, the record holds {found}"
        saves, last = saves + found - last, found
    print(f"{KILLS} kills, {saves} saves, 0 lost, 0 half")
    assert saves > KILLS


def _run_and_kill(folder: Path, record_id: str, start: int, after: float) -> int:
    """The last number the child acknowledged before it was killed `after` seconds of saving."""
    command = [sys.executable, "-c", f"import runpy; runpy.run_path({str(CHILD)!r}, run_name='__main__')"]
    child = subprocess.Popen([*command, str(folder), record_id, str(start)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(after)
    child.kill()
    rest = child.stdout.read().splitlines(keepends=True)
    child.stdout.close()
    child.wait()
    whole = [line for line in [first, *rest] if line.endswith("\n")]
    return int(whole[-1]) if whole else start - 1


def _number_in(practice: Practice, record_id: str) -> int:
    facts = practice.evaluations.load(record_id).evaluation.facts
    assert facts["life.activity"] == facts["life.sleep"] or "number" not in str(facts["life.sleep"])
    text = str(facts["life.activity"])
    return int(text.removeprefix("number ")) if text.startswith("number ") else 0
