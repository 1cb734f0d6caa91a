"""Coming in: the first start, wrong tries, the recovery key, a folder that is not whole; each a sentence of its own."""

import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from omt_desktop.storage import front_door
from omt_desktop.storage.audit_trail import StoredAuditLog
from omt_desktop.storage.data_folder import DataFolder
from omt_desktop.storage.folder_files import DATABASE, KEY_FILE, MAKING
from omt_desktop.storage.front_door import Entered, FrontDoor
from omt_desktop.storage.tables import audit
from omt_desktop.storage.vault import wrong_tries
from omt_desktop.storage.vault.vault_file import COPY, VAULT_FILE
from omt_desktop.storage.vault.wrapping import WrongKey
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.errors import NotOurFile, NotSaved, Refusal
from omt_desktop.workflow.keys.door import DoorState, NotOpened
from omt_desktop.workflow.keys.recovery_text import NotARecoveryKey
from tests.builders import PRACTICE_TIME, a_patient
from tests.practice import DOCTOR, LIGHT, PASSPHRASE
from tests.storage.conftest import SteppingClock


class Street:
    """A data folder and the door to it, as a program that was just started has them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = SteppingClock()
        self.start()

    def start(self) -> None:
        """The program is started again."""
        if hasattr(self, "folder"):
            self.folder.close()
        self.folder = DataFolder(self.path)
        self.door = FrontDoor(self.folder, self.clock, lambda: LIGHT)

    def create(self) -> Entered:
        return self.door.create(DOCTOR, PASSPHRASE)

    @property
    def person_id(self) -> str:
        return self.folder.look().logins[0].person_id

    def unlock(self, passphrase: str = PASSPHRASE) -> Entered:
        return self.door.unlock(self.person_id, passphrase)


@pytest.fixture
def street(folder: Path) -> Iterator[Street]:
    it = Street(folder)
    yield it
    it.folder.close()


@pytest.fixture
def made(street: Street) -> Street:
    """With a practice of one doctor in it, closed."""
    street.create().close()
    return street


def test_the_first_person_can_do_everything_and_is_named_at_the_door(street: Street) -> None:
    assert street.folder.look().state is DoorState.NEW
    entered = street.create()
    assert entered.person.role is Role.CLINICIAN and entered.person.administers
    patient = entered.practice.patients.add(a_patient())
    entered.close()
    look = street.folder.look()
    assert look.state is DoorState.LOCKED and [login.name for login in look.logins] == [DOCTOR]
    street.start()
    again = street.unlock()
    assert again.practice.patients.get(patient.id) == patient and again.person == entered.person
    again.close()


def test_everything_is_for_this_user_only(made: Street) -> None:
    if sys.platform == "win32":
        pytest.skip("POSIX permissions")
    entered = made.unlock()
    entered.practice.patients.add(a_patient())
    modes = {path.name: path.stat().st_mode & 0o777 for path in made.path.iterdir()}
    entered.close()
    assert set(modes.values()) == {0o600} and {f"{DATABASE}-wal", VAULT_FILE, COPY} <= set(modes), modes


def test_the_keys_are_dropped_when_it_is_closed(made: Street) -> None:
    entered = made.unlock()
    entered.close()
    with pytest.raises(WrongKey):
        assert entered.vault.keys


def test_five_wrong_tries_and_then_a_growing_delay_that_a_restart_does_not_end(made: Street) -> None:
    person = made.person_id
    for number in range(1, 6):
        with pytest.raises(NotOpened, match="not the passphrase") as refused:
            made.door.unlock(person, f"wrong {number}")
    assert refused.value.wait in (29, 30)
    made.start()
    assert made.door.wait() > 0
    with pytest.raises(NotOpened, match="Too many wrong tries"):
        made.unlock()
    later(made, 31)
    with pytest.raises(NotOpened) as again:
        made.unlock("wrong 6")
    assert 50 < again.value.wait <= 60
    later(made, 61)
    entered = made.unlock()
    details = [row.details for row in rows(entered) if row.kind == "person.signed_in"]
    entered.close()
    assert details[-1] == '{"by":"passphrase","wrong_tries":6}'
    assert made.door.wait() == 0
    made.unlock().close()


def test_the_delay_cannot_be_ended_by_setting_the_clock_back_and_does_not_lock_out(made: Street) -> None:
    person = made.person_id
    for _ in range(5):
        with pytest.raises(NotOpened):
            made.door.unlock(person, "wrong")
    made.clock.set_to(datetime(2020, 1, 1, tzinfo=PRACTICE_TIME))
    assert made.door.wait() == 30
    later(made, 31)
    made.unlock().close()


def later(street: Street, seconds: int) -> None:
    street.clock.set_to(street.clock.now() + timedelta(seconds=seconds))


def rows(entered: Entered) -> list[object]:
    with entered.practice.engine.connect() as connection:
        return list(connection.execute(audit.select().order_by(audit.c.seq)))


def test_the_recovery_key_opens_it_with_a_new_passphrase(street: Street) -> None:
    entered = street.create()
    patient = entered.practice.patients.add(a_patient())
    entered.close()
    street.start()
    person = street.person_id
    again = street.door.unlock_with_recovery_key(person, entered.recovery_key.lower(), "other words of my own")
    assert again.practice.patients.get(patient.id) == patient
    assert '{"by":"recovery","wrong_tries":0}' in [row.details for row in rows(again)]  # type: ignore[attr-defined]
    again.close()
    street.unlock("other words of my own").close()
    with pytest.raises(NotOpened):
        street.unlock(PASSPHRASE)


def test_a_mistyped_recovery_key_is_no_try_and_another_one_is(made: Street, tmp_path: Path) -> None:
    elsewhere = Street(tmp_path / "elsewhere")
    entered = elsewhere.create()
    entered.close()
    elsewhere.folder.close()
    person = made.person_id
    for _ in range(7):
        with pytest.raises(NotARecoveryKey):
            made.door.unlock_with_recovery_key(person, "VABLW", "other words of my own")
    assert made.door.wait() == 0
    with pytest.raises(NotOpened, match="does not open this practice"):
        made.door.unlock_with_recovery_key(person, entered.recovery_key, "other words of my own")
    made.unlock().close()


def test_for_somebody_who_is_no_person_the_recovery_key_sets_nothing(street: Street) -> None:
    entered = street.create()
    entered.close()
    before = (street.path / VAULT_FILE).read_bytes()
    with pytest.raises(Refusal, match="not one of the practice"):
        street.door.unlock_with_recovery_key("nobody", entered.recovery_key, "other words of my own")
    assert (street.path / VAULT_FILE).read_bytes() == before


def test_a_person_who_is_only_in_the_header_does_not_come_in(made: Street) -> None:
    entered = made.unlock()
    entered.vault.set_passphrase("ghost", "Ghost (invented)", "words of a ghost", LIGHT)
    entered.close()
    with pytest.raises(Refusal, match="not one of the practice"):
        made.door.unlock("ghost", "words of a ghost")


def test_there_is_no_second_first_start(made: Street) -> None:
    with pytest.raises(Refusal, match="already"):
        made.create()
    with pytest.raises(Refusal, match="already"):
        made.door.take_over(DOCTOR, PASSPHRASE)


def refused(street: Street) -> str:
    files = {path.name: path.read_bytes() for path in street.path.iterdir() if path.is_file()}
    with pytest.raises(NotOurFile) as refusal:
        street.folder.look()
    assert {name: (street.path / name).read_bytes() for name in files} == files
    return str(refusal.value)


def test_what_is_missing_is_named(made: Street, tmp_path: Path) -> None:
    keys = (made.path / VAULT_FILE).rename(tmp_path / "keys")
    assert f"{VAULT_FILE} is missing" in refused(made)
    keys.rename(made.path / VAULT_FILE)
    database = (made.path / DATABASE).rename(tmp_path / "db")
    assert f"{DATABASE} is missing" in refused(made)
    (made.path / VAULT_FILE).rename(tmp_path / "keys")
    (made.path / f"{DATABASE}-wal").write_bytes(b"")
    assert f"{DATABASE} is missing" in refused(made)
    database.rename(made.path / DATABASE)
    (tmp_path / "keys").rename(made.path / VAULT_FILE)
    made.unlock().close()


def test_keys_of_another_practice_are_told_from_a_wrong_passphrase(made: Street, tmp_path: Path) -> None:
    elsewhere = Street(tmp_path / "elsewhere")
    elsewhere.create().close()
    elsewhere.folder.close()
    (made.path / DATABASE).write_bytes((elsewhere.path / DATABASE).read_bytes())
    with pytest.raises(NotOurFile, match="cannot be read with the key beside it"):
        made.unlock()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the system lets this user read everything")
def test_a_key_file_that_may_not_be_read(made: Street) -> None:
    (made.path / VAULT_FILE).chmod(0)
    with pytest.raises(Refusal, match="cannot be read"):
        made.folder.look()


def test_a_key_file_that_is_a_folder(made: Street) -> None:
    (made.path / VAULT_FILE).unlink()
    (made.path / VAULT_FILE).mkdir()
    with pytest.raises(Refusal, match="cannot be read"):
        made.folder.look()


def test_a_database_that_is_a_folder(made: Street) -> None:
    (made.path / DATABASE).unlink()
    (made.path / DATABASE).mkdir()
    with pytest.raises(Refusal, match="cannot be read"):
        made.unlock()


def test_a_first_start_that_was_cut_off_is_begun_again(made: Street) -> None:
    (made.path / MAKING).touch()
    made.start()
    assert made.folder.look().state is DoorState.NEW
    made.door.create("Another (invented)", "other words of my own").close()
    assert not (made.path / MAKING).exists() and not (made.path / KEY_FILE).exists()
    made.unlock("other words of my own").close()


def test_what_a_first_start_sets_aside_opens_with_its_own_keys(made: Street) -> None:
    keys = {name: (made.path / name).read_bytes() for name in (VAULT_FILE, COPY)}
    (made.path / f"{DATABASE}-wal").write_bytes(b"")
    (made.path / MAKING).touch()
    made.door.create("Another (invented)", "other words of my own").close()
    aside = Street(made.path / "practice-unfinished-1")
    assert {name: (aside.path / name).read_bytes() for name in keys} == keys
    aside.unlock().close()
    aside.folder.close()


def test_a_first_start_cut_off_while_it_sets_aside_keeps_keys_and_database_together(
    made: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made.path / MAKING).touch()
    replace = Path.replace

    def cut_off(path: Path, target: Path) -> Path:
        if path.name == DATABASE:
            raise OSError(5, "Input/output error")
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut_off)
        with pytest.raises(Refusal, match="could not be made"):
            made.door.create("Another (invented)", "other words of my own")
    made.start()
    made.door.create("Another (invented)", "other words of my own").close()
    aside = {path.name for path in (made.path / "practice-unfinished-1").iterdir()}
    assert {DATABASE, VAULT_FILE, COPY} <= aside and not (made.path / "practice-unfinished-2").exists()


def test_a_second_program_is_noticed_at_the_first_look(made: Street) -> None:
    made.folder.look()
    second = DataFolder(made.path)
    with pytest.raises(Refusal, match="already open"):
        second.look()
    made.folder.close()
    second.look()
    second.close()


def test_a_full_disk_keeps_nobody_out_and_frees_nobody_from_the_delay(
    made: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(wrong_tries, "replace_private", full)
    made.unlock().close()
    person = made.person_id
    for number in range(5):
        with pytest.raises(NotOpened):
            made.door.unlock(person, f"wrong {number}")
    made.start()
    with pytest.raises(NotOpened, match="Too many wrong tries"):
        made.unlock()
    later(made, 31)
    made.unlock().close()
    assert made.door.wait() == 0 and not (made.path / wrong_tries.TRIES_FILE).exists()


def test_who_comes_in_is_told_in_the_trail_or_nobody_comes_in(made: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise NotSaved("The disk is full. Your text is kept here. Free some space, then retry.")

    with monkeypatch.context() as patch:
        patch.setattr(StoredAuditLog, "record", full)
        with pytest.raises(Refusal, match=r"not opened\. The disk is full\. Free some space, then retry\."):
            made.unlock()
    made.unlock().close()


def test_what_the_disk_refuses_on_the_way_in_is_a_sentence(made: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(front_door, "settle_exchange", failing)
        with pytest.raises(Refusal, match="Input/output error"):
            made.unlock()
    made.unlock().close()


def test_logs_of_a_first_start_that_was_cut_off_do_not_spoil_the_next_one(street: Street) -> None:
    """The database was made and opened, and the disk failed before the marker went."""
    entered = street.create()
    entered.practice.patients.add(a_patient())
    left = {path.name: path.read_bytes() for path in street.path.iterdir() if path.name.startswith(DATABASE)}
    entered.close()
    assert len(left[f"{DATABASE}-wal"]) > 0
    for name, content in left.items():
        (street.path / name).write_bytes(content)
    (street.path / MAKING).touch()
    street.start()
    street.create().close()
    street.start()
    again = street.unlock()
    assert again.practice.patients.count() == 0
    again.close()
    assert len(list(street.path.glob(f"practice-unfinished-*/{DATABASE}-wal"))) == 1
