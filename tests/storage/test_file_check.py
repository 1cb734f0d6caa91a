"""The check of the practice beside somebody who keeps saving: no false alarm, and no damage missed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from omt_desktop.storage.engine import open_engine
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.trail.file_check import check_file
from tests.builders import a_patient
from tests.practice import known_keys

ROUNDS = 40


@contextmanager
def somebody_saving(practice: Practice) -> Iterator[None]:
    done = Event()

    def save_on() -> None:
        while not done.is_set():
            practice.patients.add(a_patient())
            done.wait(0.003)

    writer = Thread(target=save_on)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


def test_whoever_saves_meanwhile_raises_no_alarm_about_the_file(practice: Practice, folder: Path) -> None:
    with somebody_saving(practice):
        found = [
            check_file(lambda: open_engine(folder / DATABASE, known_keys().db), lambda _: None) for _ in range(ROUNDS)
        ]
    assert [findings for findings in found if findings] == []


def test_whoever_saves_meanwhile_raises_no_alarm_about_records_and_trail(practice: Practice) -> None:
    with somebody_saving(practice):
        found = [practice.trail.check.run().findings for _ in range(ROUNDS)]
    assert [findings for findings in found if findings] == []


def test_a_flipped_bit_is_found_once_nobody_saves(practice: Practice, folder: Path) -> None:
    practice.patients.add(a_patient())
    practice.close()
    whole = bytearray((folder / DATABASE).read_bytes())
    whole[len(whole) // 2] ^= 1
    (folder / DATABASE).write_bytes(whole)
    assert check_file(lambda: open_engine(folder / DATABASE, known_keys().db), lambda _: None)
