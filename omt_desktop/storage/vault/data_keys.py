"""The sub-keys of the data key, one for each use, so that no key is used twice."""

import json
from dataclasses import dataclass, field

from omt_desktop.storage.vault.wrapping import expand, unwrap, wrap

KEY_BYTES = 32
_CARRIED = b"carried"


@dataclass(frozen=True, slots=True)
class DataKeys:
    """What an open practice needs. `repr` shows none of it."""

    db: str = field(repr=False)
    """64 hex characters for SQLCipher."""
    audit_mac: bytes = field(repr=False)
    """Stays the same when the data key is exchanged, so that the trail from before can still be checked."""
    backup: bytes = field(repr=False)
    attachments: bytes = field(repr=False)
    earlier_db: tuple[str, ...] = field(default=(), repr=False)
    """Keys the database had before, newest first: older backups open with them."""


def first_keys(data_key: bytes, earlier_db: tuple[str, ...] = ()) -> DataKeys:
    """The keys of a practice that never had another data key."""
    return _keys(data_key, expand(data_key, b"audit-mac"), earlier_db)


def keys_with(data_key: bytes, carried: bytes) -> DataKeys:
    """The keys, with what is carried along from one data key to the next; WrongKey for another data key."""
    kept = json.loads(unwrap(expand(data_key, _CARRIED), carried, _CARRIED))
    return _keys(data_key, bytes.fromhex(kept["audit-mac"]), tuple(kept["earlier"]))


def carry(keys: DataKeys, data_key: bytes, earlier: str = "") -> bytes:
    """What `keys_with` reads back under the data key; with `earlier`, a key of the database that is given up."""
    before = (earlier, *keys.earlier_db) if earlier else keys.earlier_db
    kept = json.dumps({"audit-mac": keys.audit_mac.hex(), "earlier": before}).encode("ascii")
    return wrap(expand(data_key, _CARRIED), kept, _CARRIED)


def _keys(data_key: bytes, audit_mac: bytes, earlier: tuple[str, ...]) -> DataKeys:
    return DataKeys(
        db=expand(data_key, b"db").hex(),
        audit_mac=audit_mac,
        backup=expand(data_key, b"backup"),
        attachments=expand(data_key, b"attachments"),
        earlier_db=earlier,
    )
