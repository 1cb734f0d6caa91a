"""A backup counts only when it was opened, checked and read back; where it cannot be made nothing is touched."""

import shutil
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from omt_desktop.storage.backup import making, shelf
from omt_desktop.storage.backup.container import is_intact, read_end, seal, take_out
from omt_desktop.storage.backup.sealed_copy import checked
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.backups.label import Contents, Reason
from omt_desktop.workflow.errors import NeedsItsOwnKey, NotOurFile, NotWritten
from tests.builders import a_patient
from tests.storage.backup.practices import KEY, add_patients, backups_of, everything_in, key_of
from tests.storage.conftest import SteppingClock


def test_a_backup_is_one_private_encrypted_file_that_says_what_it_holds(practice: Practice, folder: Path) -> None:
    add_patients(practice, 3)
    made = backups_of(practice).make(Reason.BY_HAND)
    assert (made.label.contents.patients, made.label.contents.evaluations, made.label.number) == (3, 3, 1)
    assert made.label.contents.last_saved is not None
    assert made.place.parent == folder / "backups"
    assert everything_in(folder / "backups") == [made.place.name]
    raw = made.place.read_bytes()
    assert not raw.startswith(b"SQLite format 3") and b"Rivera" not in raw
    if sys.platform != "win32":
        assert made.place.stat().st_mode & 0o077 == 0 and made.place.parent.stat().st_mode & 0o077 == 0


def test_what_was_saved_is_in_the_backup_row_by_row(practice: Practice, tmp_path: Path) -> None:
    add_patients(practice, 5)
    made = backups_of(practice).make(Reason.SCHEDULED)
    copy, key = tmp_path / "copy.db", key_of(practice)
    take_out(made.place, read_end(made.place), copy)
    contents, rows = checked(copy, key)
    assert contents == made.label.contents
    assert rows["patients"] == 5 and rows["audit"] >= 10


def test_a_backup_opens_from_a_folder_that_cannot_be_written(practice: Practice, tmp_path: Path) -> None:
    made = backups_of(practice).make(Reason.SCHEDULED)
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy(made.place, stick)
    stick.chmod(0o500)
    try:
        take_out(stick / made.place.name, read_end(stick / made.place.name), tmp_path / "copy.db")
    finally:
        stick.chmod(0o700)
    assert checked(tmp_path / "copy.db", key_of(practice))


def test_the_mark_differs_after_every_change_and_only_then(practice: Practice) -> None:
    backups = backups_of(practice)
    first = backups.make(Reason.SCHEDULED).label.mark
    assert backups.mark() == first
    practice.patients.add(a_patient())
    assert backups.mark() != first


def test_backups_are_made_while_somebody_is_typing(practice: Practice) -> None:
    stop, typed = threading.Event(), []

    def type_on() -> None:
        while not stop.is_set():
            typed.append(practice.patients.add(a_patient()).id)

    typist = threading.Thread(target=type_on)
    typist.start()
    try:
        backups = backups_of(practice)
        made = [backups.make(Reason.SCHEDULED) for _ in range(3)]
    finally:
        stop.set()
        typist.join()
    counts = [one.label.contents.patients for one in made]
    assert counts == sorted(counts) and counts[-1] <= len(typed)


@pytest.mark.parametrize("cut", [1, 20, 4096, 100_000])
def test_a_file_that_was_cut_off_does_not_count(practice: Practice, cut: int) -> None:
    made = backups_of(practice).make(Reason.SCHEDULED)
    whole = made.place.read_bytes()
    made.place.write_bytes(whole[:-cut])
    assert backups_of(practice).made() == ()
    with pytest.raises(NotOurFile, match="cut off"):
        read_end(made.place)


def test_a_changed_byte_anywhere_in_the_database_is_noticed(practice: Practice, tmp_path: Path) -> None:
    made = backups_of(practice).make(Reason.SCHEDULED)
    whole, sealed = made.place.read_bytes(), read_end(made.place)
    for place in range(0, sealed.database_bytes, sealed.database_bytes // 20):
        made.place.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert not is_intact(made.place)
        with pytest.raises(NotOurFile):
            take_out(made.place, sealed, tmp_path / f"{place}.db")


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\xff" * 16 + b"OMTBACK1", b"{}" + (2).to_bytes(8, "big") + b"OMTBACK1"]
)
def test_another_kind_of_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.backup").write_bytes(content)
    with pytest.raises(NotOurFile, match=r"odd\.backup"):
        read_end(tmp_path / "odd.backup")


def test_a_copy_with_another_key_says_so(practice: Practice, tmp_path: Path) -> None:
    made = backups_of(practice).make(Reason.SCHEDULED)
    take_out(made.place, read_end(made.place), tmp_path / "copy.db")
    with pytest.raises(NeedsItsOwnKey):
        checked(tmp_path / "copy.db", KEY)


def test_without_room_nothing_is_begun(practice: Practice, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 10_000_000))
    with pytest.raises(NotWritten, match="MB of free space"):
        backups_of(practice).make(Reason.SCHEDULED)
    assert everything_in(folder / "backups") == []


def test_a_copy_that_lost_a_row_does_not_count(
    practice: Practice, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "checked", lambda path, key: (Contents(0, 0), {"patients": 7}))
    with pytest.raises(NotWritten, match="other rows"):
        backups_of(practice).make(Reason.SCHEDULED)
    assert everything_in(folder / "backups") == []


def test_a_backup_that_failed_leaves_the_earlier_ones(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    backups = backups_of(practice)
    first = backups.make(Reason.SCHEDULED)
    monkeypatch.setattr(making, "read_end", lambda path: read_end(first.place))
    with pytest.raises(NotWritten, match="read back"):
        backups.make(Reason.SCHEDULED)
    assert [made.place for made in backups.made()] == [first.place]


def test_numbers_go_on_when_the_backups_were_taken_away(practice: Practice) -> None:
    backups = backups_of(practice)
    backups.make(Reason.SCHEDULED).place.unlink()
    assert backups.make(Reason.SCHEDULED).label.number == 2


def test_old_ones_go_and_other_practices_stay(practice: Practice, folder: Path) -> None:
    clock = SteppingClock()
    backups = backups_of(practice, clock)
    first = backups.make(Reason.SCHEDULED)
    other = first.place.with_name("other.backup")
    database = first.place.read_bytes()[: read_end(first.place).database_bytes]
    other.write_bytes(database)
    seal(other, type(first.label)(1, first.label.made_at, Reason.SCHEDULED, Contents(1, 1), "0", "", "two"), {})
    for minute in (5, 10, 15, 60):
        clock.set_to(first.label.made_at + timedelta(minutes=minute))
        backups.make(Reason.SCHEDULED)
    assert [made.label.number for made in backups.made()] == [5, 4], "the last one of each hour"
    assert other.exists()


def test_a_file_that_is_no_backup_is_never_removed(practice: Practice, folder: Path) -> None:
    (folder / "backups").mkdir(exist_ok=True)
    (folder / "backups" / "mine.backup").write_bytes(b"something of mine")
    backups_of(practice).make(Reason.SCHEDULED)
    shelf.rotate(folder / "backups", "one", datetime(2036, 1, 1).astimezone())
    assert (folder / "backups" / "mine.backup").exists()
