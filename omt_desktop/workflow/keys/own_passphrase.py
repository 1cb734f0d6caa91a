"""Proving once more who is at work, by the passphrase that opens the practice for them."""

from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.people import KeyRing


class OwnPassphrase:
    """Fulfils workflow.ports.PassphraseCheck."""

    def __init__(self, ring: KeyRing, access: Access) -> None:
        self._ring = ring
        self._access = access

    def prove(self, passphrase: str) -> None:
        """Returns where it is the passphrase of the person who is signed in, after up to a second; else Refusal."""
        if not self._ring.opens(self._access.person.id, passphrase):
            raise Refusal("This is not your passphrase, so nothing was signed. Type it again.")
