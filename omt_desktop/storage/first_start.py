"""The first start: a practice made new, or one from before whose key lay in a file and which gets its first passphrase.

A new practice is made behind a marker, so that a first start that was cut off is begun again and never half used. One
from before keeps its key file until it was opened with the passphrase alone.
"""

import os
import re
from itertools import count
from pathlib import Path

from omt_desktop.storage.engine import open_engine, prove_ours, refuse_foreign_file
from omt_desktop.storage.faults import reading
from omt_desktop.storage.folder_files import DATABASE, KEY_FILE, LOGS, MAKING
from omt_desktop.storage.key_exchange import copy_beside, drop_copies, opens_with, rekey
from omt_desktop.storage.open_practice import Practice, make_record, opened
from omt_desktop.storage.private_files import make_private_folder, settle_folder
from omt_desktop.storage.schema import refuse_newer
from omt_desktop.storage.vault.derivation import Derivation
from omt_desktop.storage.vault.header import new_id
from omt_desktop.storage.vault.vault import Vault, new_vault, open_with_passphrase
from omt_desktop.storage.vault.vault_file import COPY, VAULT_FILE
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.errors import NotOurFile, Refusal
from omt_desktop.workflow.ports import Clock

_HEX_KEY = re.compile(r"[0-9a-f]{64}")


def make_marked(folder: Path) -> None:
    """A first start has begun. What is there of another one is set aside, keys and database together."""
    try:
        (folder / MAKING).touch()
        settle_folder(folder)
        _set_aside(folder)
    except OSError as problem:
        raise _not_made(folder, problem) from None


def _set_aside(folder: Path) -> None:
    """Moves it into a folder of its own, under the names with which a program that is shown that folder opens it.

    Cut off on the way, the next first start moves the rest to the same place: none of it is there yet.
    """
    names = (VAULT_FILE, COPY, KEY_FILE, DATABASE, *(f"{DATABASE}{log}" for log in LOGS))
    present = [name for name in names if (folder / name).exists()]
    if present:
        places = (folder / f"practice-unfinished-{number}" for number in count(1))
        aside = next(place for place in places if not any((place / name).exists() for name in present))
        make_private_folder(aside)
        for name in present:
            (folder / name).replace(aside / name)
        settle_folder(aside)
        settle_folder(folder)


def begin_practice(
    folder: Path, clock: Clock, name: str, passphrase: str, how: Derivation
) -> tuple[Practice, Vault, Person, str]:
    """The new practice, open for its first person, and the recovery key; the marker is gone."""
    vault, person, recovery_key = _first_vault(folder, name, passphrase, how)
    make_record(folder, vault.keys)
    practice = opened(folder, vault.keys, clock, lambda: person.id)
    try:
        practice.people.add(person)
        (folder / MAKING).unlink()
        settle_folder(folder)
    except OSError as problem:
        practice.close()
        raise _not_made(folder, problem) from None
    except BaseException:
        practice.close()
        raise
    return practice, vault, person, recovery_key


def take_over(
    folder: Path, clock: Clock, name: str, passphrase: str, how: Derivation
) -> tuple[Practice, Vault, Person, str]:
    """The practice from before, open for its first person under a data key of its own, and the recovery key."""
    key = _key_from_before(folder)
    _prove(folder, key)
    vault, person, recovery_key = _first_vault(folder, name, passphrase, how, (key,))
    finish_take_over(vault, clock, person.id)
    # The key file may go only once the passphrase alone, as it was written to the disk, has opened the practice.
    proven = open_with_passphrase(folder, person.id, passphrase)
    practice = opened(folder, proven.keys, clock, lambda: person.id)
    return practice, proven, person, recovery_key


def finish_take_over(vault: Vault, clock: Clock, person_id: str) -> None:
    """The practice opens with the keys of the vault and the key file from before is gone; no change without one.

    It goes on where it was cut off: the database has the old key or the new one, and the person is in it or not.
    """
    folder, slot = vault.folder, vault.header.slot_of(person_id)
    if not (folder / KEY_FILE).exists() or slot is None:
        return
    path, keys = folder / DATABASE, vault.keys
    if not opens_with(path, keys.db):
        key = _key_from_before(folder)
        _prove(folder, key)
        copy_beside(path, key)
        rekey(path, key, keys.db)
        opened(folder, keys, clock).close()
        drop_copies(folder)
    practice = opened(folder, keys, clock, lambda: person_id)
    try:
        if not practice.people.all():
            practice.people.add(first_person(person_id, slot.name))
    finally:
        practice.close()
    (folder / KEY_FILE).unlink()
    settle_folder(folder)


def _first_vault(
    folder: Path, name: str, passphrase: str, how: Derivation, earlier_db: tuple[str, ...] = ()
) -> tuple[Vault, Person, str]:
    vault, person = new_vault(folder, earlier_db), first_person(new_id(), name)
    vault.set_passphrase(person.id, person.name, passphrase, how)
    return vault, person, vault.new_recovery_key()


def first_person(person_id: str, name: str) -> Person:
    """Whoever makes the practice may be alone in it, and must be able to do everything."""
    return Person(person_id, name, Role.CLINICIAN, administers=True)


def _key_from_before(folder: Path) -> str:
    key = (folder / KEY_FILE).read_text("ascii", errors="replace").strip()
    # Anything shorter would silently be taken for a passphrase by SQLCipher.
    if not _HEX_KEY.fullmatch(key):
        raise NotOurFile(
            f"The key file {KEY_FILE} in {folder} is damaged, so the practice database beside it cannot be opened. "
            "Nothing was changed. Put an undamaged copy of the key file back, then try again."
        )
    return key


def _prove(folder: Path, key: str) -> None:
    """Returns where the database from before can be read with its key and is not newer than this program."""
    path = folder / DATABASE
    refuse_foreign_file(path)
    engine = open_engine(path, key)
    try:
        prove_ours(engine, path)
        with reading(path):
            refuse_newer(engine, path)
    finally:
        engine.dispose()


def _not_made(folder: Path, problem: OSError) -> Refusal:
    return Refusal(
        f"The practice database could not be made in {folder} ({os.strerror(problem.errno or 0)}). Choose a folder "
        "this user may write to with --data, or free some space, then try again."
    )
