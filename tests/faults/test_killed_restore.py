"""A restore that is killed at any of its steps leaves the old or the new practice, never a mix."""

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from omt_desktop.storage.backup.bringing_back import MARKER
from omt_desktop.workflow.backups.label import MadeBackup, Reason
from tests.faults.figures import Figure, not_run
from tests.practice import open_record
from tests.storage.backup.practices import add_patients, bring_back_staged, stage
from tests.storage.conftest import SteppingClock

OLD, NEW = 3, 8
"""Patients in the backup, and in the practice when it is brought back."""


PROMISE = "A restore killed at any step is the old or the new record"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("set_aside", [False, True])
def test_killed_at_every_step_it_is_the_old_or_the_new_practice(tmp_path: Path, set_aside: bool) -> None:
    outcomes = kill_at_every_step(tmp_path, set_aside)
    assert outcomes == [*sorted(outcomes[:-1], key="old new".split().index), "done"]
    assert outcomes.count("new") >= 4 and outcomes.count("old") >= 4


def figures(folder: Path) -> list[Figure]:
    """Both ways of bringing back, for the table."""
    wanted = "0 mixed, killed before every change of a file"
    if sys.platform == "win32":
        return [not_run(PROMISE, wanted, "needs fork")]
    outcomes = []
    for place, set_aside in (("backed up", False), ("set aside", True)):
        (folder / place).mkdir()
        outcomes += kill_at_every_step(folder / place, set_aside)
    kills = len(outcomes) - 2
    told = f"{kills} kills: {outcomes.count('old')} old, {outcomes.count('new')} new, 0 mixed"
    return [Figure(PROMISE, told, wanted, kept=kills > 30)]


def a_backup(folder: Path) -> MadeBackup:
    """Of a practice that went on since, and was closed."""
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


def kill_at_every_step(tmp_path: Path, set_aside: bool) -> list[str]:
    """What is there after each kill: the old or the new practice; AssertionError for anything else."""
    folder = tmp_path / "data folder"
    made = a_backup(folder)
    live = open_record(folder, SteppingClock())
    add_patients(live, 1)
    before = tmp_path / "before"
    shutil.copytree(folder, before)
    live.close()
    outcomes: list[str] = []
    step = 0
    while not outcomes or outcomes[-1] != "done":
        step += 1
        place = tmp_path / f"killed at {step}"
        shutil.copytree(before, place)
        ended = _bring_back_and_die_at(step, made, place, set_aside)
        found = patients_in(place)
        assert found in (OLD, NEW + 1), f"killed at step {step}: {found} patients"
        decided = (place / MARKER).exists() or found == OLD
        outcomes.append("done" if ended else "new" if decided else "old")
        shutil.rmtree(place)
    return outcomes


def _bring_back_and_die_at(step: int, made: MadeBackup, folder: Path, set_aside: bool) -> bool:
    """Whether the child came to the end; it kills itself before its step-th change of the file system."""
    child = os.fork()
    if child == 0:
        seen = 0

        def die_in_time(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            changes = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir") or (
                event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            )
            seen += changes
            if changes and seen >= step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(die_in_time)
        try:
            stage(made, folder)
            bring_back_staged(folder, set_aside=set_aside)
        except BaseException:
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), status
    return status == 0
