"""Another data key for a practice: the database is encrypted anew, and killed at any point it opens afterwards.

Before SQLCipher begins, the header of the vault holds both keys and a copy of the database stands beside it. Exchanging
the key of the database is one transaction. Whoever opens the practice next finds which of the two keys fits.
"""

import logging
import uuid
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from omt_desktop.storage.backup.sealed_copy import write_copy
from omt_desktop.storage.engine import open_engine, prove_ours
from omt_desktop.storage.faults import error_name, reading
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.open_practice import Practice, opened
from omt_desktop.storage.vault.vault import Vault
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import NotOurFile
from omt_desktop.workflow.keys.door import Exchanged
from omt_desktop.workflow.ports import Clock

_COPIES = "practice-before-new-key-{}.backup"
_log = logging.getLogger(__name__)


def exchange_data_key(
    practice: Practice,
    vault: Vault,
    clock: Clock,
    person_id: str,
    passphrase: str,
    new_passphrase: Callable[[], str],
) -> Exchanged:
    """The database has another key, `practice` is closed, and no passphrase from before opens it but the person's own.

    Raises Refusal with the practice as it was where a copy cannot be made or the header cannot be written.
    """
    others = [person for person in practice.people.all() if person.id != person_id]
    path = practice.file.path
    old = vault.keys.db
    practice.close()
    backup = copy_beside(path, old)
    temporary = {person.id: new_passphrase() for person in others}
    passphrases = {person_id: (passphrase, False), **{who: (words, True) for who, words in temporary.items()}}
    own = vault.header.slot_of(person_id)
    assert own is not None
    printed = vault.begin_exchange(passphrases, own.how)
    following = vault.next_keys
    assert following is not None
    rekey(path, old, following.db)
    vault.confirm_exchange()
    try:
        _prove_whole(path, vault.keys.db)
        again = opened(path.parent, vault.keys, clock, lambda: person_id)
    except NotOurFile:
        backup.replace(backup.with_name(f"{path.stem}-kept{backup.name.removeprefix(path.stem)}"))
        raise
    try:
        again.audit.record(AuditEvent(AuditKind.DATA_KEY_EXCHANGED, subject_id=person_id))
    finally:
        again.close()
    drop_copies(path.parent)
    return Exchanged(printed, tuple((person.name, temporary[person.id]) for person in others))


def settle_exchange(vault: Vault) -> None:
    """An exchange that was cut off is finished where the database has the next key already, and dropped otherwise."""
    following = vault.next_keys
    if following is None:
        return
    if opens_with(vault.folder / DATABASE, following.db):
        vault.confirm_exchange()
    else:
        vault.abandon_exchange()


def drop_copies(folder: Path) -> None:
    """Copies from before an exchange are gone: they open with the key that was given up, and must not outlive it.

    What cannot be removed now is removed when the practice is opened next.
    """
    for copy in folder.glob(_COPIES.format("*")):
        try:
            copy.unlink(missing_ok=True)
        except OSError as problem:
            _log.warning("a copy from before the exchange of the key could not be removed: %s", type(problem).__name__)


def opens_with(path: Path, key: str) -> bool:
    """Whether the database opens with this key; Refusal where it cannot be read at all."""
    engine = open_engine(path, key)
    try:
        engine.connect().close()
    except DBAPIError as problem:
        if error_name(problem) == "SQLITE_NOTADB":
            return False
        prove_ours(engine, path)
        raise
    finally:
        engine.dispose()
    return True


def rekey(path: Path, old: str, new: str) -> None:
    """The database is encrypted with the new key instead of the old one, in one transaction (SQLite only)."""
    engine = open_engine(path, old)
    try:
        with reading(path):
            connection = engine.raw_connection()
            try:
                connection.driver_connection.reset_key(f"x'{new}'")  # type: ignore[union-attr]
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()
    finally:
        engine.dispose()


def copy_beside(path: Path, key: str) -> Path:
    """A whole copy of the database with the same key stands beside it; where it does is returned."""
    copy = path.with_name(_COPIES.format(uuid.uuid4().hex[:8]))
    engine = open_engine(path, key)
    try:
        with reading(path):
            write_copy(engine, copy)
    finally:
        engine.dispose()
    return copy


def _prove_whole(path: Path, key: str) -> None:
    """Both checks, each on a connection of its own; NotOurFile where the database is not whole."""
    for check in ("cipher_integrity_check", "quick_check"):
        engine = open_engine(path, key)
        try:
            with reading(path), engine.connect() as connection:
                found = connection.exec_driver_sql(f"PRAGMA {check}").scalars().all()
        finally:
            engine.dispose()
        if found not in ([], ["ok"]):
            raise NotOurFile(
                f"After the exchange of the key the database {path.name} is not whole. The copy from before stands "
                "beside it. Keep both and put back the copy together with its key file."
            )
