"""A backup comes back with the passphrases that ought to open it: here, on a new computer, after changes of keys."""

from pathlib import Path

import pytest

from omt_desktop.bootstrap import Services
from omt_desktop.storage.backup.bringing_back import decide, finish
from omt_desktop.storage.data_folder import DataFolder
from omt_desktop.storage.folder_files import DATABASE, KEY_FILE, MAKING
from omt_desktop.storage.front_door import FrontDoor
from omt_desktop.storage.vault.vault_file import COPY, VAULT_FILE
from omt_desktop.storage.way_back import WayBack
from omt_desktop.workflow.backups.label import MadeBackup, Reason
from omt_desktop.workflow.errors import NeedsItsOwnKey, NotOurFile
from omt_desktop.workflow.keys.door import NotOpened
from tests.builders import a_patient
from tests.practice import DOCTOR, LIGHT, PASSPHRASE, open_new_practice, reopen
from tests.storage.backup.practices import bring_back_staged
from tests.storage.conftest import SteppingClock

NEWER = "another quiet lantern harbour"


@pytest.fixture
def practice_folder(tmp_path: Path) -> Path:
    return tmp_path / "practice"


@pytest.fixture
def services(practice_folder: Path) -> Services:
    """A practice with one patient; whoever uses it closes it."""
    services = open_new_practice(practice_folder)
    services.patients.add(a_patient(id=""))
    return services


def enter(folder: Path, passphrase: str) -> int:
    """How many patients there are for the doctor who comes in with the passphrase."""
    held = DataFolder(folder)
    try:
        login = held.look().logins[0]
        entered = FrontDoor(held, SteppingClock(), lambda: LIGHT).unlock(login.person_id, passphrase)
        try:
            return entered.practice.patients.count()
        finally:
            entered.close()
    finally:
        held.close()


def go_back_to(made: MadeBackup, services: Services) -> None:
    services.backups.preview(made)
    assert services.backups.prepare(made)
    services.close()
    bring_back_staged(services.data_folder)


def test_yesterday_comes_back_and_the_doctor_goes_on(services: Services) -> None:
    made = services.backups.make_now()
    services.patients.add(a_patient(id="", mrn="B-2"))
    comparison = services.backups.preview(made)
    assert "No longer there afterwards: 1 patient." in comparison.lines
    go_back_to(made, services)
    assert enter(services.data_folder, PASSPHRASE) == 1


def test_a_passphrase_changed_since_stays_changed(services: Services) -> None:
    made = services.backups.make_now()
    services.people.change_own_passphrase(NEWER, PASSPHRASE)
    go_back_to(made, services)
    assert enter(services.data_folder, NEWER) == 1
    with pytest.raises(NotOpened):
        enter(services.data_folder, PASSPHRASE)


def test_a_data_key_exchanged_since_stays_exchanged(services: Services, practice_folder: Path) -> None:
    made = services.backups.make_now()
    services.close()
    held = DataFolder(practice_folder)
    door = FrontDoor(held, SteppingClock(), lambda: LIGHT)
    person = held.look().logins[0].person_id
    door.exchange_data_key(person, PASSPHRASE, lambda: NEWER)
    held.close()
    services = reopen(practice_folder)
    assert services.backups.made()[-1].label == made.label, "it is still one of this practice"
    go_back_to(made, services)
    assert enter(practice_folder, PASSPHRASE) == 1


def test_on_a_new_computer_a_passphrase_opens_it(services: Services, tmp_path: Path) -> None:
    made = services.backups.make_now()
    services.close()
    held = DataFolder(tmp_path / "new computer")
    way = WayBack(held)
    found = way.look_at(made.place)
    assert [login.name for login in found.logins] == [DOCTOR] and found.made.label == made.label
    with pytest.raises(NotOpened, match="time when it was made"):
        way.open_with_passphrase(found, found.logins[0].person_id, NEWER)
    with pytest.raises(NotOpened):
        way.open_with_passphrase(found, "nobody", PASSPHRASE)
    comparison = way.open_with_passphrase(found, found.logins[0].person_id, PASSPHRASE)
    assert comparison.then.patients == 1 and not comparison.sets_aside
    way.bring_back()
    held.close()
    assert enter(tmp_path / "new computer", PASSPHRASE) == 1


def test_on_a_new_computer_the_recovery_key_opens_it(practice_folder: Path, tmp_path: Path) -> None:
    held = DataFolder(practice_folder)
    entered = FrontDoor(held, SteppingClock(), lambda: LIGHT).create(DOCTOR, PASSPHRASE)
    made = entered.practice.backups.make(Reason.BY_HAND)
    entered.close()
    held.close()
    new = DataFolder(tmp_path / "new computer")
    way = WayBack(new)
    found = way.look_at(made.place)
    way.open_with_recovery_key(found, entered.recovery_key)
    way.bring_back()
    person = found.logins[0].person_id
    door = FrontDoor(new, SteppingClock(), lambda: LIGHT)
    again = door.unlock_with_recovery_key(person, entered.recovery_key, NEWER)
    again.close()
    new.close()
    assert enter(tmp_path / "new computer", NEWER) == 0


def test_a_practice_that_is_there_is_set_aside_and_named(services: Services, tmp_path: Path) -> None:
    made = services.backups.make_now()
    services.close()
    other = open_new_practice(tmp_path / "other")
    with pytest.raises(NeedsItsOwnKey):
        other.backups.preview(made)
    other.close()
    held = DataFolder(tmp_path / "other")
    way = WayBack(held)
    found = way.look_at(made.place)
    assert way.open_with_passphrase(found, found.logins[0].person_id, PASSPHRASE).sets_aside
    way.drop()
    way.open_with_passphrase(found, found.logins[0].person_id, PASSPHRASE)
    way.bring_back()
    held.close()
    assert enter(tmp_path / "other", PASSPHRASE) == 1
    assert {path.name for path in (tmp_path / "other" / "set-aside-1").iterdir()} >= {"practice.db", "practice.keys"}


def brought_into(folder: Path, made: MadeBackup) -> None:
    """The backup is the practice of the folder, with its own keys."""
    held = DataFolder(folder)
    try:
        way = WayBack(held)
        found = way.look_at(made.place)
        way.open_with_passphrase(found, found.logins[0].person_id, PASSPHRASE)
        way.bring_back()
    finally:
        held.close()


def test_what_comes_back_after_a_first_start_that_was_cut_off_is_no_first_start(
    services: Services, tmp_path: Path
) -> None:
    made = services.backups.make_now()
    services.close()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / MAKING).touch()
    brought_into(tmp_path / "new", made)
    assert enter(tmp_path / "new", PASSPHRASE) == 1 and not (tmp_path / "new" / MAKING).exists()


def test_the_copy_of_the_keys_is_that_of_the_practice_that_came_back(services: Services, tmp_path: Path) -> None:
    made = services.backups.make_now()
    services.close()
    other = tmp_path / "other"
    open_new_practice(other).close()
    before = {name: (other / name).read_bytes() for name in (VAULT_FILE, COPY)}
    brought_into(other, made)
    assert {name: (other / "set-aside-1" / name).read_bytes() for name in before} == before
    (other / VAULT_FILE).write_bytes((other / COPY).read_bytes())
    assert enter(other, PASSPHRASE) == 1


@pytest.mark.parametrize("step", range(12))
def test_cut_off_at_any_change_it_goes_on_with_the_next_look(
    services: Services, tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = services.backups.make_now()
    services.close()
    other = tmp_path / "other"
    open_new_practice(other).close()
    (other / MAKING).touch()
    held = DataFolder(other)
    way = WayBack(held)
    found = way.look_at(made.place)
    way.open_with_passphrase(found, found.logins[0].person_id, PASSPHRASE)
    decide(other, set_aside="set-aside-1")
    left = step
    for name in ("replace", "unlink"):
        change = getattr(Path, name)

        def cut_off(path: Path, *given: object, change: object = change, **named: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise OSError(5, "Input/output error")
            assert callable(change)
            return change(path, *given, **named)

        monkeypatch.setattr(Path, name, cut_off)
    with pytest.raises(OSError, match="Input/output"):
        finish(other)
    monkeypatch.undo()
    held.close()
    assert enter(other, PASSPHRASE) == 1
    assert (other / COPY).read_bytes() == (other / VAULT_FILE).read_bytes()
    assert {DATABASE, VAULT_FILE, COPY} <= {path.name for path in (other / "set-aside-1").iterdir()}


def test_the_key_of_a_practice_from_before_is_set_aside_with_it(services: Services, tmp_path: Path) -> None:
    made = services.backups.make_now()
    services.close()
    other = tmp_path / "other"
    other.mkdir()
    (other / KEY_FILE).write_text("5a" * 32)
    brought_into(other, made)
    assert enter(other, PASSPHRASE) == 1 and (other / "set-aside-1" / KEY_FILE).read_text() == "5a" * 32


def test_what_is_no_backup_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "photo.backup").write_bytes(b"GIF89a")
    with pytest.raises(NotOurFile, match="another kind of file"):
        WayBack(DataFolder(tmp_path / "data")).look_at(tmp_path / "photo.backup")
