"""What a person at the screen waits for: saving, finding, opening."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from omt_desktop.storage.data_folder import DataFolder
from omt_desktop.storage.front_door import FrontDoor
from omt_desktop.storage.vault.derivation import calibrated, derive
from omt_desktop.workflow.edits import Answer
from omt_desktop.workflow.session import EvaluationSession
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.faults.figures import Figure
from tests.practice import DOCTOR, PASSPHRASE, open_record
from tests.storage.conftest import SteppingClock

FOUND_WITHIN_MS, SAVED_WITHIN_MS, SELDOM_WITHIN_MS = 50, 50, 150
PATIENTS = 100_000


def save_times(folder: Path, saves: int) -> list[float]:
    """Milliseconds from the edit to «Saved», one for each save of a changed answer."""
    practice = open_record(folder, SteppingClock())
    record = practice.evaluations.create(practice.patients.add(a_patient()), HEALTHY, CONTENT.stamp, "history")
    session = EvaluationSession(record, CONTENT, practice.evaluations)
    times = [_ms(lambda n=n: session.apply(Answer("life.activity", f"walks {n}"))) for n in range(saves)]
    assert not session.save_state.problem
    practice.close()
    return times


def find_times(patients: int) -> list[float]:
    """Milliseconds of a search among so many patients."""
    from tests.bench.finding import TYPED, filled

    with filled(patients) as (practice, _):
        chosen = random.Random(7).choices(TYPED, k=200)
        return [_ms(lambda typed=typed: practice.patients.find(typed)) for typed in chosen]


def opening_times(folder: Path, tries: int) -> tuple[list[float], list[float]]:
    """Seconds of deriving the key with the work this computer gets, and of the whole of unlocking."""
    held = DataFolder(folder)
    door = FrontDoor(held, SteppingClock(), calibrated)
    entered = door.create(DOCTOR, PASSPHRASE)
    how = entered.vault.header.slots[0].how
    entered.close()
    person = held.look().logins[0].person_id
    deriving, whole = [], []
    for _ in range(tries):
        deriving.append(_ms(lambda: derive(PASSPHRASE, how)) / 1000)
        begun = time.perf_counter()
        opened = door.unlock(person, PASSPHRASE)
        opened.practice.patients.find("")
        whole.append(time.perf_counter() - begun)
        opened.close()
    held.close()
    return deriving, whole


def _ms(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def _at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


@pytest.mark.slow
def test_saving_is_not_felt(tmp_path: Path) -> None:
    times = save_times(tmp_path / "data", 100)
    print(f"p95 {_at(times, 0.95):.2f} ms")
    assert _at(times, 0.95) < SELDOM_WITHIN_MS


def figures(folder: Path, saves: int, patients: int) -> list[Figure]:
    """All three, for the table."""
    saved = save_times(folder / "saving", saves)
    often, seldom = _at(saved, 0.95), _at(saved, 0.99)
    found = _at(find_times(patients), 0.95)
    deriving, whole = (median(times) for times in opening_times(folder / "opening", 5))
    return [
        Figure(
            "Saving is not felt", f"p95 {often:.2f} ms, p99 {seldom:.2f} ms of {saves:,} saves, by the clock",
            "p95 < 50 ms, p99 < 150 ms", often < SAVED_WITHIN_MS and seldom < SELDOM_WITHIN_MS, saves >= 1000,
        ),
        Figure(
            "Finding a patient is instant", f"p95 {found:.2f} ms among {patients:,} patients, by the clock",
            "p95 < 50 ms among 100,000", found < FOUND_WITHIN_MS, patients >= PATIENTS,
        ),
        Figure(
            "Opening takes a second", f"key {deriving:.2f} s, with everything {whole:.2f} s, by the clock",
            "key 0.5-1.0 s; all < 2.5 s", 0.4 < deriving < 1.25 and whole < 2.5,
        ),
    ]  # fmt: skip
