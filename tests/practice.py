"""The only way in which tests, benches and their child processes open a practice.

`open_new_practice` and `reopen` give what screens and commands get: guarded services, for a person of a role.
`open_record` gives the bare repositories, for tests of storage: without passphrases, under a key that tests know.
"""

from dataclasses import replace
from pathlib import Path

from omt_desktop.bootstrap import Services, SystemClock, services_for
from omt_desktop.door import Door
from omt_desktop.storage.data_folder import DataFolder, take_folder
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.front_door import Entered, FrontDoor
from omt_desktop.storage.open_practice import Practice, make_record, open_practice, opened
from omt_desktop.storage.vault.data_keys import DataKeys, first_keys
from omt_desktop.storage.vault.derivation import Derivation
from omt_desktop.storage.vault.vault_file import VAULT_FILE
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.ports import Clock

LIGHT = Derivation(t=1, m=1024, p=1)
"""Far less work for a passphrase than any practice has, so that tests do not wait; test_derivation.py has the floor."""
PASSPHRASE = "quiet harbour seven lanterns"
DOCTOR = "Dr. Kim Weber (invented)"


def known_keys() -> DataKeys:
    """The keys of practices made by `open_record`."""
    return first_keys(b"a data key that every test knows"[:32])


def a_door(folder: Path, clock: Clock | None = None) -> Door:
    """The way in, with little work for each try."""
    return Door(folder, clock, work=lambda: LIGHT)


def open_new_practice(folder: Path, role: Role = Role.CLINICIAN, clock: Clock | None = None) -> Services:
    """A practice made new in the folder and open for a person of that role; a clinician also administers it.

    DOCTOR opens it with PASSPHRASE.
    """
    data_folder, clock = DataFolder(folder), clock or SystemClock()
    return _services_as(
        role, FrontDoor(data_folder, clock, lambda: LIGHT).create(DOCTOR, PASSPHRASE), data_folder, clock
    )


def reopen(folder: Path, role: Role = Role.CLINICIAN, clock: Clock | None = None) -> Services:
    """The practice of `open_new_practice`, open for a person of that role; made new where there is none."""
    if not (folder / VAULT_FILE).exists():
        return open_new_practice(folder, role, clock)
    data_folder, clock = DataFolder(folder), clock or SystemClock()
    try:
        logins = data_folder.look().logins
        entered = FrontDoor(data_folder, clock, lambda: LIGHT).unlock(logins[0].person_id, PASSPHRASE)
    except BaseException:
        data_folder.close()
        raise
    return _services_as(role, entered, data_folder, clock)


def _services_as(role: Role, entered: Entered, data_folder: DataFolder, clock: Clock) -> Services:
    person = entered.person
    if role is not Role.CLINICIAN:
        person = Person(f"a-{role}", f"A {role} (invented)", role)
    services = services_for(entered.practice, person, data_folder.path, clock, entered.vault)

    def close_all() -> None:
        services.close()
        data_folder.close()

    return replace(services, close_all=close_all)


def open_record(folder: Path, clock: Clock | None = None) -> Practice:
    """The repositories of the practice in the folder without anybody signed in; made new where there is none."""
    clock = clock or SystemClock()
    if (folder / VAULT_FILE).exists():
        data_folder = DataFolder(folder)
        login = data_folder.look().logins[0]
        vault = FrontDoor(data_folder, clock, lambda: LIGHT).unlock(login.person_id, PASSPHRASE)
        data_folder.close()
        keys = vault.vault.keys
        vault.close()
        return open_practice(folder, keys, clock, anchors=anchors_of(folder))
    lock = take_folder(folder)
    try:
        if not (folder / DATABASE).exists():
            make_record(folder, known_keys())
        return opened(folder, known_keys(), clock, lock=lock, anchors=anchors_of(folder))
    except BaseException:
        lock.close()
        raise


def anchors_of(folder: Path) -> Path:
    """Where the anchor of such a practice is kept: outside the folder, and of this practice alone."""
    return folder.with_name(f"{folder.name} anchors")


def database_key(folder: Path) -> str:
    """The 64 hex characters that open, or will open, the database of `open_record` with the raw driver."""
    assert not (folder / VAULT_FILE).exists()
    return known_keys().db
