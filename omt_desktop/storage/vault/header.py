"""The header of the vault: who can open it and how, without any secret in the clear. Names of staff stand in it."""

import hashlib
import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from omt_desktop.storage.vault.derivation import Derivation
from omt_desktop.workflow.errors import NotOurFile

FORMAT = "omt-vault/1"


class SlotKind(StrEnum):
    """How a slot is opened. The values are stored."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key wrapped for one person or for the recovery key. All fields are bound to the wrapped key."""

    id: str
    kind: SlotKind
    person_id: str
    name: str
    """Of the person, shown before anybody is signed in; empty for the recovery key."""
    temporary: bool
    """Whether the passphrase was given out by an administrator and has to be replaced by one of the person's own."""
    how: Derivation
    wrapped: bytes = b""

    def bound(self, vault_id: str) -> bytes:
        """What the wrapped key is bound to: all other fields and the vault it belongs to."""
        return canonical({**self._fields(), "vault": vault_id})

    def to_json(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {**self._fields(), "wrapped": b64encode(self.wrapped).decode("ascii")}

    def _fields(self) -> dict[str, Any]:
        return {
            "slot": self.id,
            "kind": self.kind.value,
            "person": self.person_id,
            "name": self.name,
            "temporary": self.temporary,
            "kdf": self.how.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Exchange:
    """An exchange of the data key that is not confirmed yet: the next slots, and the next key under the old one."""

    slots: tuple[Slot, ...]
    bridge: bytes
    carried: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """All of the header. `carried` is what goes along from one data key to the next, wrapped."""

    vault_id: str
    slots: tuple[Slot, ...]
    carried: bytes
    recovery_checked: bool = False
    """Whether somebody typed letters back from the printed recovery key."""
    exchange: Exchange | None = None

    def slot_of(self, person_id: str) -> Slot | None:
        """The slot of the person; None where there is none."""
        mine = (slot for slot in self.slots if slot.kind is SlotKind.PASSPHRASE and slot.person_id == person_id)
        return next(mine, None)

    @property
    def recovery_slot(self) -> Slot | None:
        """The slot of the recovery key."""
        return next((slot for slot in self.slots if slot.kind is SlotKind.RECOVERY), None)

    def with_slot(self, slot: Slot) -> "Header":
        """The header with the slot in place of the one of the same person and kind."""
        others = [s for s in self.slots if (s.kind, s.person_id) != (slot.kind, slot.person_id)]
        return replace(self, slots=(*others, slot))

    def without(self, person_id: str) -> "Header":
        """The header without any slot of the person."""
        kept = (s for s in self.slots if s.kind is not SlotKind.PASSPHRASE or s.person_id != person_id)
        return replace(self, slots=tuple(kept))


def new_id() -> str:
    """A random id of 128 bits."""
    return secrets.token_hex(16)


def canonical(value: Any) -> bytes:
    """The value as JSON text that is the same for the same value."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def header_bytes(header: Header) -> bytes:
    """The text of the file."""
    said: dict[str, Any] = {
        "vault": header.vault_id,
        "slots": [slot.to_json() for slot in header.slots],
        "carried": b64encode(header.carried).decode("ascii"),
        "recovery_checked": header.recovery_checked,
    }
    if header.exchange is not None:
        said["exchange"] = {
            "slots": [slot.to_json() for slot in header.exchange.slots],
            "bridge": b64encode(header.exchange.bridge).decode("ascii"),
            "carried": b64encode(header.exchange.carried).decode("ascii"),
        }
    whole = {"format": FORMAT, **said, "sha256": _digest(said)}
    return (json.dumps(whole, ensure_ascii=True, indent=1) + "\n").encode("ascii")


def header_from(data: bytes, name: str, folder: str) -> Header:
    """The header in the bytes of the file `name`; NotOurFile where it is empty, foreign, newer or damaged."""
    if not data.strip():
        raise NotOurFile(f"The key file {name} in {folder} is empty: no passphrase opens it. {_put_back(name)}")
    try:
        said = json.loads(data)
        made_by = str(said.pop("format"))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise NotOurFile(_damaged(name, folder)) from None
    if made_by.partition("/")[0] != FORMAT.partition("/")[0]:
        raise NotOurFile(
            f"{name} in {folder} belongs to another program, so the practice cannot be opened. {_put_back(name)}"
        )
    if made_by != FORMAT:
        raise NotOurFile(
            f"The key file {name} in {folder} was written by a newer version of OMT Desktop. Nothing was changed. "
            "Install that version, or a later one, and try again."
        )
    try:
        if said.pop("sha256") != _digest(said):
            raise ValueError("digest")
        return _header(said)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise NotOurFile(_damaged(name, folder)) from None


def _header(said: dict[str, Any]) -> Header:
    exchange = said.get("exchange")
    return Header(
        vault_id=str(said["vault"]),
        slots=tuple(_slot(slot) for slot in said["slots"]),
        carried=b64decode(said["carried"], validate=True),
        recovery_checked=bool(said["recovery_checked"]),
        exchange=None
        if exchange is None
        else Exchange(
            tuple(_slot(slot) for slot in exchange["slots"]),
            b64decode(exchange["bridge"], validate=True),
            b64decode(exchange["carried"], validate=True),
        ),
    )


def _slot(said: dict[str, Any]) -> Slot:
    return Slot(
        id=str(said["slot"]),
        kind=SlotKind(said["kind"]),
        person_id=str(said["person"]),
        name=str(said["name"]),
        temporary=bool(said["temporary"]),
        how=Derivation.from_json(said["kdf"]),
        wrapped=b64decode(said["wrapped"], validate=True),
    )


def _digest(said: dict[str, Any]) -> str:
    """Tells damage from a wrong passphrase; it proves nothing against intent, which the wrapped keys refuse."""
    return hashlib.sha256(canonical(said)).hexdigest()


def _damaged(name: str, folder: str) -> str:
    return f"The key file {name} in {folder} is damaged, so the practice cannot be opened. {_put_back(name)}"


def _put_back(name: str) -> str:
    return (
        f"Nothing was changed. Copy {name}.copy, which stands beside it, over it, or put back the file from a backup; "
        "then try again."
    )
