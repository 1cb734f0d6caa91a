"""A killed process loses nothing that it had acknowledged, and leaves no half of an edit."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from omt_desktop.storage.open_practice import Practice
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.faults import acknowledging_child
from tests.faults.figures import Figure
from tests.faults.tracing import python
from tests.practice import open_record
from tests.storage.conftest import SteppingClock

FORKS = sys.platform.startswith("linux")
"""Elsewhere each child is a program of its own, which takes a second to start."""
KILLS = 50 if FORKS else 15
CHILD = Path(acknowledging_child.__file__)
PROMISE = "What the program called Saved is there after a crash"


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    saves = kill_often(tmp_path / "data", KILLS)
    print(f"{KILLS} kills, {saves} saves, 0 lost, 0 half")
    assert saves > KILLS


def figures(folder: Path, kills: int) -> list[Figure]:
    """The kill loop, for the table."""
    wanted = "0 lost in 1,000 kills"
    try:
        saves = kill_often(folder / "data", kills)
    except AssertionError as lost:
        return [Figure(PROMISE, str(lost), wanted, kept=False)]
    told = f"0 lost, 0 half in {kills:,} kills, {saves:,} saves"
    return [Figure(PROMISE, told, wanted, kept=True, enough=kills >= 1000)]


def kill_often(folder: Path, kills: int) -> int:
    """How many saves there were between so many kills; AssertionError where one that was acknowledged is gone."""
    chance = random.Random(20261120)
    practice = open_record(folder, SteppingClock())
    patient = practice.patients.add(a_patient())
    record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")
    practice.close()
    last, saves = 0, 0
    for _ in range(kills):
        run = _fork_and_kill if FORKS else _run_and_kill
        acknowledged = run(folder, record.id, last + 1, chance.uniform(0, 0.12))
        practice = open_record(folder, SteppingClock())
        found = _number_in(practice, record.id)
        practice.close()
        assert found >= acknowledged, f"answer {acknowledged} was acknowledged, the record holds {found}"
        saves, last = saves + found - last, found
    return saves


def _fork_and_kill(folder: Path, record_id: str, start: int, after: float) -> int:
    """The last number a forked child acknowledged before it was killed `after` seconds of saving."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.dup2(writing, 1)
        try:
            with os.fdopen(1, "w", encoding="ascii", closefd=False) as output:
                sys.stdout = output
                acknowledging_child.main(folder, record_id, start)
        finally:
            os._exit(3)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as told:
        first = told.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        rest = told.read()
    os.waitpid(child, 0)
    return _last_of([first, *rest.splitlines(keepends=True)])


def _run_and_kill(folder: Path, record_id: str, start: int, after: float) -> int:
    """The same with a child that is a program of its own."""
    command = python(CHILD, str(folder), record_id, str(start))
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(after)
    child.kill()
    rest = child.stdout.read().splitlines(keepends=True)
    child.stdout.close()
    child.wait()
    return _last_of([first, *rest])


def _last_of(lines: list[str]) -> int:
    whole = [line for line in lines if line.endswith("\n")]
    assert whole, "the child ended before its first save"
    return int(whole[-1])


def _number_in(practice: Practice, record_id: str) -> int:
    facts = practice.evaluations.load(record_id).evaluation.facts
    assert facts["life.activity"] == facts["life.sleep"] or "number" not in str(facts["life.sleep"]), "half an edit"
    text = str(facts["life.activity"])
    return int(text.removeprefix("number ")) if text.startswith("number ") else 0
