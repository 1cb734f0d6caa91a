"""Room kept back on the disk: given up before a save that would not fit, made again once there is room."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from omt_desktop.storage import reserve
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.reserve import FILE, Reserve
from omt_desktop.workflow.edits import Answer
from tests.storage.full_disk import limit_pages
from tests.storage.test_failing_disk import a_session

Usage = namedtuple("Usage", "total used free")
MB = 1_000_000


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The free bytes of the disk, as the last of the list; a reserve of 64 kB."""
    free = [1000 * MB]
    monkeypatch.setattr(reserve, "_BYTES", 65_536)
    monkeypatch.setattr(reserve, "_PIECE", 4096)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(2000 * MB, 0, free[-1]))
    return free


def test_it_is_made_while_there_is_room_and_only_this_user_may_read_it(tmp_path: Path, disk: list[int]) -> None:
    assert Reserve(tmp_path).keep() == "" and (tmp_path / FILE).stat().st_size == 65_536
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    before = (tmp_path / FILE).stat().st_mtime_ns
    assert Reserve(tmp_path).keep() == "" and (tmp_path / FILE).stat().st_mtime_ns == before


def test_it_is_given_up_when_the_disk_fills_and_that_is_told_in_time(tmp_path: Path, disk: list[int]) -> None:
    kept = Reserve(tmp_path)
    kept.keep()
    disk.append(199 * MB)
    kept.make_room()
    assert (tmp_path / FILE).exists() and "less than 200 MB left" in kept.keep()
    disk.append(8 * MB)
    kept.make_room()
    assert not (tmp_path / FILE).exists()
    assert "less than 200 MB left" in kept.keep() and not (tmp_path / FILE).exists()
    disk.append(600 * MB)
    assert kept.keep() == "" and (tmp_path / FILE).exists()


def test_a_save_gives_it_up_before_and_where_only_the_database_tells(practice: Practice, disk: list[int]) -> None:
    session, file = a_session(practice), practice.file.path.with_name(FILE)
    practice.file.reserve.keep()
    disk.append(MB)
    session.apply(Answer("life.activity", "walks far"))
    assert not session.save_state.problem and not file.exists()
    disk.append(1000 * MB)
    practice.file.reserve.keep()
    limit_pages(practice.engine, 1)
    session.apply(Answer("life.activity", "x" * 200_000))
    assert "is full" in session.save_state.problem and not file.exists()


def test_a_disk_that_tells_nothing_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Reserve(tmp_path / "gone")
    assert gone.keep() == ""
    gone.make_room()
    gone.give_up()

    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reserve.os, "write", refuse)
    assert Reserve(tmp_path).keep() == "" and not (tmp_path / FILE).exists()
