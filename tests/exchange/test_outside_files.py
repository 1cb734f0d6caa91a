"""Files outside the database: whole or not at all, and what was lent is private and comes back."""

import os
import stat
from pathlib import Path

import pytest

from omt_desktop.exchange.outside_files import LENT, FilesOutside
from omt_desktop.workflow.errors import NotWritten, Refusal
from tests.practice import a_door


def test_a_saved_file_is_whole_and_replaces_what_was_there(tmp_path: Path) -> None:
    outside = FilesOutside(tmp_path)
    outside.save(tmp_path / "a.pdf", b"one")
    outside.save(tmp_path / "a.pdf", b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.pdf", b"two")]


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = FilesOutside(tmp_path)
    (tmp_path / "a.pdf").write_bytes(b"before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match=r"the disk is full\. Make room and export again"):
        outside.save(tmp_path / "a.pdf", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.pdf", b"before")]


def test_a_device_and_a_folder_are_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "folder").mkdir()
    for path, told in ((pipe, "no ordinary file"), (tmp_path / "folder", "a folder of that name")):
        with pytest.raises(NotWritten, match=told):
            FilesOutside(tmp_path).save(path, b"x")
        assert path.exists() and not path.is_file()
    with pytest.raises(NotWritten, match="the folder does not exist"):
        FilesOutside(tmp_path).save(tmp_path / "none" / "x.pdf", b"x")


def test_a_lent_file_is_for_this_user_alone_and_is_taken_back(tmp_path: Path) -> None:
    outside = FilesOutside(tmp_path)
    one, other = outside.lend("report.pdf", b"1"), outside.lend("report.pdf", b"2")
    assert one != other and one.read_bytes() == b"1" and one.name == "report.pdf"
    if os.name == "posix":
        assert stat.S_IMODE(one.stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / LENT).stat().st_mode) == 0o700
    outside.take_back()
    assert list(tmp_path.iterdir()) == []
    outside.take_back()


def test_where_nothing_can_be_lent_it_is_told(tmp_path: Path) -> None:
    (tmp_path / LENT).write_text("in the way")
    with pytest.raises(NotWritten, match="could not be made"):
        FilesOutside(tmp_path).lend("x.pdf", b"x")


def test_what_a_crash_left_lent_is_gone_once_the_door_is_looked_at(tmp_path: Path) -> None:
    FilesOutside(tmp_path).lend("report.pdf", b"of an invented patient")
    door = a_door(tmp_path)
    door.look()
    assert not (tmp_path / LENT).exists()
    lent = FilesOutside(tmp_path).lend("report.pdf", b"of an invented patient")
    with pytest.raises(Refusal, match="already open"):
        a_door(tmp_path).look()
    assert lent.exists()
    door.close()
