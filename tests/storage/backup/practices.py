"""Practices to make backups of."""

from pathlib import Path

from omt_desktop.storage.backup.making import source_of
from omt_desktop.storage.backup.stored_backups import StoredBackups
from omt_desktop.storage.backup.taking_out import staged_with_its_keys
from omt_desktop.storage.data_folder import DataFolder
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.way_back import WayBack
from omt_desktop.workflow.backups.label import MadeBackup
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


def stage(made: MadeBackup, folder: Path) -> None:
    """Takes the backup of a practice of `open_record` out."""
    staged_with_its_keys(made.place, folder, lambda beside: (known_keys().db, known_keys().audit_mac))


def bring_back_staged(folder: Path, *, set_aside: bool = False) -> None:
    """What was taken out is the practice; what is there is set aside first or taken to be kept in a backup."""
    held = DataFolder(folder)
    try:
        WayBack(held).bring_back(present_is_kept=not set_aside)
    finally:
        held.close()
