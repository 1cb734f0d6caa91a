"""A newer backup beside a database that was put back to an older state gives it away, also without the other anchor."""

import json
from pathlib import Path

import pytest

from omt_desktop.storage.backup.bringing_back import decide
from omt_desktop.storage.backup.container import read_end
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.trail.finding import FindingKind
from tests.faults.figures import Figure
from tests.faults.tampering import Kept


def rolled_back(folder: Path) -> Kept:
    """The database of yesterday, no note in the user's settings, and the backup of today beside it."""
    kept = Kept(folder, saves=3)
    old = kept.database.read_bytes()
    practice = kept.open()
    kept.save(practice, 3)
    practice.backups.make(Reason.BY_HAND)
    practice.close()
    kept.database.write_bytes(old)
    kept.anchor.unlink()
    return kept


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return rolled_back(tmp_path / "data")


def test_an_older_database_is_named_by_a_newer_backup(kept: Kept) -> None:
    found, closed = kept.checked()
    assert "reading only" in closed and [one.kind for one in found.findings] == [FindingKind.SHORTENED]


def test_once_accepted_the_backups_of_before_say_nothing_against_it(kept: Kept) -> None:
    practice = kept.open()
    practice.trail.acceptance.accept("The disk was replaced (invented).")
    kept.save(practice, 1)
    practice.close()
    found, closed = kept.checked()
    assert closed == "" and found.findings == ()
    practice = kept.open()
    practice.backups.make(Reason.BY_HAND)
    old = kept.database.read_bytes()
    kept.save(practice, 40)
    practice.backups.make(Reason.BY_HAND)
    practice.close()
    kept.database.write_bytes(old)
    kept.anchor.unlink()
    assert FindingKind.SHORTENED in {one.kind for one in kept.checked()[0].findings}


def test_an_older_backup_that_was_brought_back_is_no_alarm_also_beside_newer_ones(tmp_path: Path) -> None:
    kept, stick = Kept(tmp_path / "data", saves=3), tmp_path / "stick"
    stick.mkdir()
    practice = kept.open()
    practice.backups.choose_second_folder(stick)
    first = practice.backups.make(Reason.BY_HAND)
    kept.save(practice, 3)
    practice.backups.make(Reason.BY_HAND)
    practice.backups.stage(first)
    practice.close()
    decide(kept.folder)
    found, closed = kept.checked()
    assert closed == "" and found.findings == ()
    found, closed = kept.checked()
    assert closed == "" and found.findings == ()


def test_an_anchor_that_was_not_written_with_the_key_counts_for_none(kept: Kept) -> None:
    (made,) = (kept.folder / "backups").glob("*.backup")
    data = made.read_bytes()
    length = int.from_bytes(data[-16:-8], "big")
    told = json.loads(data[-16 - length : -16])
    told["anchor"]["line"] += 1
    text = json.dumps(told, sort_keys=True).encode()
    made.write_bytes(data[: -16 - length] + text + len(text).to_bytes(8, "big") + data[-8:])
    assert read_end(made).anchor["line"] == told["anchor"]["line"]
    found, closed = kept.checked()
    assert closed == "" and found.findings == ()


def test_a_practice_that_goes_on_is_no_alarm(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "data", saves=3)
    practice = kept.open()
    practice.backups.make(Reason.BY_HAND)
    kept.save(practice, 3)
    practice.close()
    found, closed = kept.checked()
    assert closed == "" and found.findings == ()


def figures(folder: Path) -> list[Figure]:
    """Whether a newer backup gives an older database away."""
    found, closed = rolled_back(folder / "data").checked()
    seen = bool(found.findings and closed)
    told = found.findings[0].words if found.findings else "not noticed"
    return [Figure("  an older file beside a newer backup is noticed", told[:70], "noticed, reading only", seen)]
