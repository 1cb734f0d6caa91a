"""The practice to look around in leaves nothing behind, even after a crash; a command writes the same people."""

import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from omt_desktop import sample_practice
from omt_desktop.cli.main import main
from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.confirmation_call import CallOutcome
from omt_desktop.sample_practice import PREFIX, open_sample, remove_left_overs
from omt_desktop.workflow.errors import Refusal
from tests.practice import a_door


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of its own, so that nobody else's sample is touched."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def test_the_sample_shows_people_sessions_and_nothing_is_left_when_it_is_closed(temporary: Path) -> None:
    services = open_sample(people=40)
    try:
        rows = services.patients.find("")
        assert services.patients.count() == 40 and all("(invented)" in row.patient.family_name for row in rows)
        assert any(services.evaluations.of_patient(row.patient.id) for row in rows)
        today = services.appointments.today()
        assert len(services.appointments.on_days(today, 14)) > 0
        past = services.appointments.on_days(today - timedelta(days=10), 10)
        assert {session.appointment.state for session in past} <= {State.DONE, State.NO_SHOW} and past
        attempts = [attempt for row in services.calls.due().rows for attempt in row.call.attempts]
        assert {attempt.outcome for attempt in attempts} >= {CallOutcome.CONFIRMED, CallOutcome.NO_ANSWER}
        assert services.reviews.due() and services.follow_ups.open() is not None
        folder = services.data_folder
        assert folder.stat().st_mode & 0o077 == 0 and folder.parent.stat().st_mode & 0o077 == 0
        for path in folder.rglob("*"):
            assert not path.is_file() or b"(invented)" not in path.read_bytes()
    finally:
        services.close()
    assert list(temporary.iterdir()) == []


def test_a_sample_that_cannot_be_made_leaves_nothing(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise Refusal("The disk is full.")

    monkeypatch.setattr(sample_practice, "_fill", fail)
    with pytest.raises(Refusal, match="disk is full"):
        open_sample(people=5)
    assert list(temporary.iterdir()) == []


def test_what_a_crash_left_is_removed_by_the_next_start_and_an_open_sample_stays(temporary: Path) -> None:
    crash = (
        "import os; from omt_desktop.sample_practice import open_sample; s = open_sample(people=5);"
        " print(s.data_folder, flush=True); os._exit(9)"
    )
    left = subprocess.run([sys.executable, "-c", crash], capture_output=True, text=True, check=False)
    folder = Path(left.stdout.strip())
    assert left.returncode == 9 and folder.parent.parent == temporary and folder.exists()
    mine = open_sample(people=5)
    try:
        remove_left_overs()
        assert not folder.parent.exists() and mine.data_folder.exists()
        (temporary / f"{PREFIX}being-made").mkdir()
        remove_left_overs()
        assert (temporary / f"{PREFIX}being-made").exists(), "another program may be making it just now"
    finally:
        mine.close()


def test_a_command_writes_a_practice_that_opens_with_what_it_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two"):
        assert main(["demo", "--data", str(tmp_path / name), "--patients", "30", "--seed", "7"]) == 0
    told = capsys.readouterr().out.splitlines()
    passphrase = next(line.split(": ", 1)[1] for line in told if "signs in with" in line)
    people = []
    for name, words in (("one", passphrase), ("two", told[-2].split(": ", 1)[1])):
        door = a_door(tmp_path / name)
        (login,) = door.look().logins
        services = door.unlock(login.person_id, words).services
        people.append([row.patient for row in services.patients.find("")])
        summaries = [services.evaluations.of_patient(one.id) for one in people[-1]]
        services.close()
        door.close()
        assert any(summaries)
    assert people[0] == people[1] and len(people[0]) == 30
    assert main(["demo", "--data", str(tmp_path / "one")]) == 2
    assert "already" in capsys.readouterr().err
    assert main(["demo", "--data", str(tmp_path / "three"), "--patients", "0"]) == 2
