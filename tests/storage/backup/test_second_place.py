"""The second folder or stick: used while it is there, said quietly while it is not, never waited for."""

import shutil
from pathlib import Path

import pytest

from omt_desktop.storage.backup.container import is_intact
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.errors import NotWritten, Refusal
from tests.storage.backup.practices import backups_of


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def test_each_backup_is_on_the_stick_too_and_reads_back(practice: Practice, stick: Path) -> None:
    backups = backups_of(practice)
    backups.choose_second_folder(stick)
    made = backups.make(Reason.SCHEDULED)
    (there,) = backups.in_second_place()
    assert there.label == made.label and is_intact(there.place)
    assert backups.second_problem == "" and backups.second_folder == stick


def test_choosing_a_stick_brings_the_newest_backup_there_at_once(practice: Practice, stick: Path) -> None:
    backups = backups_of(practice)
    made = backups.make(Reason.SCHEDULED)
    backups.choose_second_folder(stick)
    assert [there.label for there in backups.in_second_place()] == [made.label]


def test_a_missing_stick_is_said_and_caught_up_with(practice: Practice, stick: Path) -> None:
    backups = backups_of(practice)
    backups.choose_second_folder(stick)
    pulled = stick.with_name("in a pocket")
    stick.rename(pulled)
    made = backups.make(Reason.SCHEDULED)
    assert "not connected" in backups.second_problem
    assert not stick.exists(), "nothing is written to where the stick would be"
    assert backups.in_second_place() == ()
    pulled.rename(stick)
    backups.catch_up()
    assert backups.second_problem == ""
    assert [there.label for there in backups.in_second_place()] == [made.label]


def test_an_empty_mount_point_is_not_the_stick(practice: Practice, stick: Path) -> None:
    backups = backups_of(practice)
    backups.choose_second_folder(stick)
    shutil.rmtree(stick)
    stick.mkdir()
    backups.make(Reason.SCHEDULED)
    assert "not connected" in backups.second_problem and list(stick.iterdir()) == []


def test_a_full_stick_is_said_and_leaves_nothing_half(
    practice: Practice, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = backups_of(practice)
    backups.choose_second_folder(stick)

    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    backups.make(Reason.SCHEDULED)
    assert "No space left" in backups.second_problem
    assert not [path for path in stick.iterdir() if path.suffix != ".txt"]


def test_the_data_folder_is_no_second_place(practice: Practice, folder: Path) -> None:
    backups = backups_of(practice)
    with pytest.raises(Refusal, match="inside the data folder"):
        backups.choose_second_folder(folder / "backups")
    with pytest.raises(Refusal, match="cannot be kept"):
        backups.choose_second_folder(folder.parent / "nowhere")
    assert backups.second_folder is None


def test_no_second_place_any_more(practice: Practice, stick: Path) -> None:
    backups = backups_of(practice)
    backups.choose_second_folder(stick)
    backups.choose_second_folder(None)
    backups.make(Reason.SCHEDULED)
    assert [path.suffix for path in stick.iterdir()] == [".txt"]
    backups.copy_to(backups.made()[0], stick)
    assert len(list(stick.iterdir())) == 2
    with pytest.raises(NotWritten, match="no folder"):
        backups.copy_to(backups.made()[0], stick / "nowhere")
