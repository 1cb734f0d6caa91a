"""The open vault as the people of the practice change it."""

from omt_desktop.storage.vault.derivation import FLOOR, Derivation
from omt_desktop.storage.vault.header import SlotKind, new_id
from omt_desktop.storage.vault.passphrase_words import judged
from omt_desktop.storage.vault.vault import Vault
from omt_desktop.storage.vault.wrong_tries import WrongTries
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.keys.door import NotOpened, too_many_tries
from omt_desktop.workflow.ports import AuditLog


class VaultKeyRing:
    """Fulfils workflow.people.KeyRing. A wrong passphrase counts as at the door, and is told in the trail."""

    def __init__(self, vault: Vault, tries: WrongTries, audit: AuditLog) -> None:
        self._vault = vault
        self._tries = tries
        self._audit = audit

    @property
    def recovery_is_checked(self) -> bool:
        """Whether letters of the printed recovery key were typed back."""
        return self._vault.header.recovery_checked

    def new_id(self) -> str:
        """A random id for a person."""
        return new_id()

    def opens(self, person_id: str, passphrase: str) -> bool:
        """Whether this is the person's passphrase; NotOpened where it is too early for another try."""
        wait = self._tries.wait()
        if wait:
            raise NotOpened(too_many_tries(wait), wait)
        self._tries.one_more()
        right = self._vault.opens(person_id, passphrase)
        if right:
            self._tries.forget()
        else:
            self._audit.record(AuditEvent(AuditKind.PASSPHRASE_WRONG, subject_id=person_id))
        return right

    def is_temporary(self, person_id: str) -> bool:
        """Whether the person's passphrase was given out by an administrator."""
        slot = self._vault.header.slot_of(person_id)
        return slot is not None and slot.temporary

    def set_passphrase(self, person_id: str, name: str, passphrase: str, *, temporary: bool) -> None:
        """The person opens the practice with this passphrase and no other; Refusal for one that is soon guessed."""
        strength = judged(passphrase, (name,))
        if not strength.enough:
            raise Refusal(f"{strength.words} Nothing was changed.")
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
