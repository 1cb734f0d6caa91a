"""The open vault: the data key in memory, and every change of who can open it. Each change is one new header file."""

import secrets
from dataclasses import replace
from pathlib import Path

from omt_desktop.storage.vault.data_keys import KEY_BYTES, DataKeys, carry, first_keys, keys_with
from omt_desktop.storage.vault.derivation import FLOOR, Derivation, derive
from omt_desktop.storage.vault.header import Exchange, Header, Slot, SlotKind, new_id
from omt_desktop.storage.vault.recovery_key import new_recovery_key
from omt_desktop.storage.vault.vault_file import read_header, write_header
from omt_desktop.storage.vault.wrapping import WrongKey, expand, unwrap, wrap
from omt_desktop.workflow.keys.recovery_text import read_recovery_key

_BRIDGE = b"bridge"


class Vault:
    """Holds the data key until it is dropped. No method tells it."""

    def __init__(self, folder: Path, header: Header, data_key: bytes) -> None:
        self.folder = folder
        self.header = header
        self._data_key = data_key

    @property
    def keys(self) -> DataKeys:
        """The sub-keys of the data key in use."""
        return keys_with(self._data_key, self.header.carried)

    @property
    def next_keys(self) -> DataKeys | None:
        """The sub-keys of the next data key, while an exchange is not confirmed; None otherwise."""
        if self.header.exchange is None:
            return None
        return keys_with(self._next_key(self.header.exchange), self.header.exchange.carried)

    def drop(self) -> None:
        """The data key is not held any more. What Python copied of it in memory cannot be wiped."""
        self._data_key = b""

    def opens(self, person_id: str, passphrase: str) -> bool:
        """Whether the passphrase is that person's own; takes as long as unlocking."""
        slot = self.header.slot_of(person_id)
        if slot is None:
            return False
        try:
            return _open_slot(slot, self.header.vault_id, passphrase) == self._data_key
        except WrongKey:
            return False

    def set_passphrase(
        self, person_id: str, name: str, passphrase: str, how: Derivation, *, temporary: bool = False
    ) -> None:
        """The person can open the practice with this passphrase and with no other. Nothing is encrypted anew."""
        slot = Slot(new_id(), SlotKind.PASSPHRASE, person_id, name, temporary, how.with_new_salt())
        self._change(self.header.with_slot(self._filled(slot, passphrase)))

    def remove(self, person_id: str) -> None:
        """No passphrase of the person opens the practice any more."""
        self._change(self.header.without(person_id))

    def new_recovery_key(self) -> str:
        """A new printed key opens the practice, and the one before does not; it is told only this once."""
        key = new_recovery_key()
        slot = Slot(new_id(), SlotKind.RECOVERY, "", "", False, FLOOR.with_new_salt())
        self._change(replace(self.header.with_slot(self._filled(slot, key)), recovery_checked=False))
        return key

    def recovery_was_checked(self) -> None:
        """Somebody typed letters back from the printed sheet."""
        self._change(replace(self.header, recovery_checked=True))

    def begin_exchange(self, passphrases: dict[str, tuple[str, bool]], how: Derivation) -> str:
        """Wraps both data keys in the header, and returns the recovery key that goes with the next one.

        `passphrases` has for each person who stays the passphrase of the next slot and whether it is temporary.
        """
        new_key = secrets.token_bytes(KEY_BYTES)
        printed = new_recovery_key()
        slots = [
            replace(slot, id=new_id(), how=how.with_new_salt(), temporary=passphrases[slot.person_id][1])
            for slot in self.header.slots
            if slot.kind is SlotKind.PASSPHRASE and slot.person_id in passphrases
        ]
        recovery = Slot(new_id(), SlotKind.RECOVERY, "", "", False, FLOOR.with_new_salt())
        filled = [_filled(slot, self.header.vault_id, passphrases[slot.person_id][0], new_key) for slot in slots]
        filled.append(_filled(recovery, self.header.vault_id, printed, new_key))
        # What the next sub-keys are is fixed here; the audit key is carried along.
        carried = carry(self.keys, new_key, earlier=self.keys.db)
        bridge = wrap(expand(self._data_key, _BRIDGE), new_key, _BRIDGE)
        self._change(replace(self.header, exchange=Exchange(tuple(filled), bridge, carried)))
        return printed

    def confirm_exchange(self) -> None:
        """The next data key is the one in use, and nothing opens with the old one any more."""
        exchange = self.header.exchange
        if exchange is None:
            return
        new_key = self._next_key(exchange)
        header = Header(self.header.vault_id, exchange.slots, exchange.carried)
        self._change(header)
        self._data_key = new_key

    def abandon_exchange(self) -> None:
        """The data key stays as it is."""
        if self.header.exchange is not None:
            self._change(replace(self.header, exchange=None))

    def _next_key(self, exchange: Exchange) -> bytes:
        return unwrap(expand(self._data_key, _BRIDGE), exchange.bridge, _BRIDGE)

    def _filled(self, slot: Slot, secret: str) -> Slot:
        return _filled(slot, self.header.vault_id, secret, self._data_key)

    def _change(self, header: Header) -> None:
        write_header(self.folder, header)
        self.header = header


def new_vault(folder: Path, earlier_db: tuple[str, ...] = ()) -> Vault:
    """A vault with a random data key and no way in yet; nothing is written before the first slot."""
    data_key = secrets.token_bytes(KEY_BYTES)
    carried = carry(first_keys(data_key, earlier_db), data_key)
    return Vault(folder, Header(new_id(), (), carried), data_key)


def open_with_passphrase(folder: Path, person_id: str, passphrase: str) -> Vault:
    """The vault, open; WrongKey where the person has no such passphrase."""
    return vault_of_passphrase(folder, read_header(folder), person_id, passphrase)


def vault_of_passphrase(folder: Path, header: Header, person_id: str, passphrase: str) -> Vault:
    """The vault of a header, wherever that was read; WrongKey where the person has no such passphrase in it."""
    slot = header.slot_of(person_id)
    if slot is None:
        raise WrongKey
    return Vault(folder, header, _open_slot(slot, header.vault_id, passphrase))


def open_with_recovery_key(folder: Path, typed: str) -> Vault:
    """The vault, open; WrongKey for another key, NotARecoveryKey for what is none."""
    return vault_of_recovery_key(folder, read_header(folder), typed)


def vault_of_recovery_key(folder: Path, header: Header, typed: str) -> Vault:
    """The vault of a header, wherever that was read; WrongKey for another key, NotARecoveryKey for what is none."""
    key = read_recovery_key(typed)
    slot = header.recovery_slot
    if slot is None:
        raise WrongKey
    return Vault(folder, header, _open_slot(slot, header.vault_id, key))


def _open_slot(slot: Slot, vault_id: str, secret: str) -> bytes:
    return unwrap(derive(secret, slot.how), slot.wrapped, slot.bound(vault_id))


def _filled(slot: Slot, vault_id: str, secret: str, data_key: bytes) -> Slot:
    return replace(slot, wrapped=wrap(derive(secret, slot.how), data_key, slot.bound(vault_id)))
