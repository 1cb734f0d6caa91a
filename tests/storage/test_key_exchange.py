"""Another data key: killed at any point the practice opens with all it held; and a practice from before passphrases."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from omt_desktop.bootstrap import suggested_passphrase
from omt_desktop.storage import first_start, key_exchange
from omt_desktop.storage.engine import open_engine
from omt_desktop.storage.folder_files import DATABASE, KEY_FILE
from omt_desktop.storage.key_exchange import opens_with
from omt_desktop.storage.schema import make_tables
from omt_desktop.storage.vault.vault_file import VAULT_FILE
from omt_desktop.workflow.access.access import NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.errors import NotOurFile, Refusal
from omt_desktop.workflow.keys.door import DoorState, NotOpened
from tests.builders import a_patient
from tests.practice import DOCTOR, LIGHT, PASSPHRASE
from tests.storage.test_front_door import Street

OLD_KEY = "5a" * 32


@pytest.fixture
def street(folder: Path) -> Iterator[Street]:
    """With a practice of a doctor and an assistant and forty patients in it, closed."""
    it = Street(folder)
    entered = it.create()
    entered.practice.people.add(Person("p2", "Sam (invented)", Role.FRONT_DESK))
    entered.vault.set_passphrase("p2", "Sam (invented)", "words of the front desk", LIGHT)
    for number in range(40):
        entered.practice.patients.add(a_patient(id="", mrn=f"N-{number}"))
    entered.close()
    yield it
    it.folder.close()


def test_after_an_exchange_only_what_was_handed_out_opens_it(street: Street) -> None:
    doctor = street.person_id
    told = street.door.exchange_data_key(doctor, PASSPHRASE, suggested_passphrase)
    ((name, temporary),) = told.temporary
    assert name == "Sam (invented)" and len(temporary.split()) == 5
    street.start()
    with pytest.raises(NotOpened):
        street.door.unlock("p2", "words of the front desk")
    desk = street.door.unlock("p2", temporary)
    assert desk.vault.header.slot_of("p2").temporary and desk.practice.patients.count() == 40  # type: ignore[union-attr]
    desk.close()
    street.door.unlock_with_recovery_key(doctor, told.recovery_key, "other words of my own").close()
    assert list(street.path.glob("*.backup")) == []
    street.folder.close()


def test_an_exchange_closes_the_practice_once_and_warns_of_nothing(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    street.door.exchange_data_key(street.person_id, PASSPHRASE, suggested_passphrase)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_who_does_not_manage_keys_exchanges_none(street: Street) -> None:
    before = (street.path / VAULT_FILE).read_bytes()
    with pytest.raises(NotAllowed):
        street.door.exchange_data_key("p2", "words of the front desk", suggested_passphrase)
    assert (street.path / VAULT_FILE).read_bytes() == before
    street.folder.close()


def test_a_damaged_copy_after_the_exchange_is_told_and_the_one_from_before_is_kept(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rekey_and_cut(path: Path, old: str, new: str) -> None:
        really(path, old, new)
        data = bytearray(path.read_bytes())
        data[-2000] ^= 0xFF
        path.write_bytes(bytes(data))

    really = key_exchange.rekey
    monkeypatch.setattr(key_exchange, "rekey", rekey_and_cut)
    with pytest.raises(NotOurFile, match=r"not whole|is damaged"):
        street.door.exchange_data_key(street.person_id, PASSPHRASE, suggested_passphrase)
    assert len(list(street.path.glob("*.backup"))) == 1
    street.folder.close()


def test_a_copy_from_before_that_could_not_be_removed_goes_when_it_is_opened_next(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: Path, missing_ok: bool = False) -> None:
        raise OSError(16, "Device or resource busy")

    with monkeypatch.context() as patch:
        patch.setattr(key_exchange, "drop_copies", lambda _: None)
        assert street.door.exchange_data_key(street.person_id, PASSPHRASE, suggested_passphrase).recovery_key
    (copy,) = street.path.glob("practice-before-new-key-*")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", busy)
        key_exchange.drop_copies(street.path)
    assert copy.exists()
    street.unlock().close()
    assert not copy.exists()
    street.folder.close()


class Stop(Exception):
    """Stands for a process that ends here."""


def stop(*_: object) -> None:
    raise Stop


def from_before(folder: Path) -> None:
    """A practice as a version without passphrases left it, with one patient."""
    folder.mkdir()
    (folder / KEY_FILE).write_text(OLD_KEY)
    engine = open_engine(folder / DATABASE, OLD_KEY, create=True)
    make_tables(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO patients (id, family_name, given_name, mrn, folded_name) VALUES ('p', 'Rivera', 'Ana', '', '')"
        )
    engine.dispose()


def test_a_practice_from_before_is_taken_over(folder: Path) -> None:
    from_before(folder)
    street = Street(folder)
    assert street.folder.look().state is DoorState.FROM_BEFORE
    entered = street.door.take_over(DOCTOR, PASSPHRASE)
    assert entered.practice.patients.get("p").given_name == "Ana" and entered.recovery_key
    assert entered.vault.keys.earlier_db == (OLD_KEY,)
    entered.close()
    assert not (folder / KEY_FILE).exists() and list(folder.glob("*.backup")) == []
    assert not opens_with(folder / DATABASE, OLD_KEY)
    street.start()
    assert unlocked_doctor(street) == ["Ana"]


def unlocked_doctor(street: Street) -> list[str]:
    entered = street.unlock()
    assert entered.person.administers
    names = [row.patient.given_name for row in entered.practice.patients.find("")]
    entered.close()
    street.folder.close()
    return names


@pytest.mark.parametrize("at", ["copy_beside", "rekey", "opened", "settle_folder"])
def test_a_taking_over_that_was_cut_off_goes_on_when_the_passphrase_is_typed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    from_before(folder)
    street = Street(folder)
    with monkeypatch.context() as patch:
        patch.setattr(first_start, at, stop)
        with pytest.raises(Stop):
            street.door.take_over(DOCTOR, PASSPHRASE)
    street.start()
    assert street.folder.look().state is DoorState.LOCKED
    assert unlocked_doctor(street) == ["Ana"]
    assert not (folder / KEY_FILE).exists()


def test_a_damaged_key_from_before_is_named_and_nothing_is_changed(folder: Path) -> None:
    from_before(folder)
    (folder / KEY_FILE).write_text("abc")
    street = Street(folder)
    with pytest.raises(NotOurFile, match=r"practice\.key .* is damaged"):
        street.door.take_over(DOCTOR, PASSPHRASE)
    (folder / KEY_FILE).write_text("ab" * 32)
    with pytest.raises(NotOurFile, match="cannot be read with the key beside it"):
        street.door.take_over(DOCTOR, PASSPHRASE)
    assert not (folder / VAULT_FILE).exists()
    street.folder.close()


def test_a_folder_that_cannot_be_written_is_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    street = Street(folder)
    street.folder.look()

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(first_start, "settle_folder", full)
        with pytest.raises(Refusal, match="could not be made"):
            street.create()
    street.create().close()
    street.folder.close()


def test_a_database_that_cannot_be_read_is_not_taken_for_one_with_another_key(folder: Path) -> None:
    folder.mkdir()
    with pytest.raises(NotOurFile, match="cannot be opened"):
        opens_with(folder / DATABASE, OLD_KEY)
