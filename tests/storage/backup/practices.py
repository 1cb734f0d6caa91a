"""Practices to make backups of."""

from pathlib import Path

from omt_desktop.storage.backup.making import source_of
from omt_desktop.storage.backup.stored_backups import StoredBackups
from omt_desktop.storage.open_practice import Practice
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import database_key, known_keys
from tests.storage.conftest import SteppingClock

KEY = "5a" * 32


def key_of(practice: Practice) -> str:
    return database_key(practice.file.path.parent)


def backups_of(practice: Practice, clock: SteppingClock | None = None) -> StoredBackups:
    return StoredBackups(source_of(practice.engine, practice.file.path, known_keys()), clock or SteppingClock())


def add_patients(practice: Practice, how_many: int) -> None:
    for _ in range(how_many):
        patient = practice.patients.add(a_patient())
        practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")


def everything_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
