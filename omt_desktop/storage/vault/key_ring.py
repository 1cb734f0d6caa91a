"""The open vault as the people of the practice change it."""

from omt_desktop.storage.vault.derivation import FLOOR, Derivation
from omt_desktop.storage.vault.header import SlotKind, new_id
from omt_desktop.storage.vault.vault import Vault


class VaultKeyRing:
    """Fulfils workflow.people.KeyRing."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def recovery_is_checked(self) -> bool:
        """Whether letters of the printed recovery key were typed back."""
        return self._vault.header.recovery_checked

    def new_id(self) -> str:
        """A random id for a person."""
        return new_id()

    def opens(self, person_id: str, passphrase: str) -> bool:
        """Whether this is the person's passphrase."""
        return self._vault.opens(person_id, passphrase)

    def is_temporary(self, person_id: str) -> bool:
        """Whether the person's passphrase was given out by an administrator."""
        slot = self._vault.header.slot_of(person_id)
        return slot is not None and slot.temporary

    def set_passphrase(self, person_id: str, name: str, passphrase: str, *, temporary: bool) -> None:
        """The person opens the practice with this passphrase and no other."""
        self._vault.set_passphrase(person_id, name, passphrase, self._work(), temporary=temporary)

    def remove(self, person_id: str) -> None:
        """No passphrase of the person opens the practice."""
        self._vault.remove(person_id)

    def new_recovery_key(self) -> str:
        """Another recovery key; the one before opens nothing any more."""
        return self._vault.new_recovery_key()

    def recovery_was_checked(self) -> None:
        """Letters of the printed recovery key were typed back."""
        self._vault.recovery_was_checked()

    def _work(self) -> Derivation:
        """As much as the hardest slot there is, which was measured when the practice was made."""
        made = [slot.how for slot in self._vault.header.slots if slot.kind is SlotKind.PASSPHRASE]
        return max(made, key=lambda how: how.m * how.t, default=FLOOR)
