"""Sealing reports: with whose key, by which clock, and how a sealed file is checked."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.ready_to_sign import wrong_clock
from omt_desktop.workflow.seal import SealChecker, SealingKey, SealMaker, SealVerdict

PRACTICE = "practice"
"""Stands in the place of a person's id for the practice's own root."""


class SealingKeys(Protocol):
    """Keeps the keys that seal. Methods raise Refusal where the database cannot answer."""

    def keep(self, owner: str, key: SealingKey) -> None:
        """The key counts for the owner, a person's id or PRACTICE, from now on."""
        ...

    def of(self, owner: str) -> SealingKey | None:
        """The key that counts for the owner; None where there is none yet."""
        ...

    def roots(self) -> tuple[bytes, ...]:
        """Every certificate that a seal of this practice may rest on."""
        ...


class Seals(SealMaker, SealChecker, Protocol):
    """Makes seals and checks them."""


class Sealing:
    """Seals for the person who is signed in; a key is made for them, and a root for the practice, at first use."""

    def __init__(
        self,
        access: Access,
        seals: Seals,
        keys: SealingKeys,
        clock: Clock,
        released_on: date,
        last_told: Callable[[], datetime | None],
        practice_name: Callable[[], str],
    ) -> None:
        self._access = access
        self._seals = seals
        self._keys = keys
        self._clock = clock
        self._released_on = released_on
        self._last_told = last_told
        self._practice_name = practice_name

    @needs(Action.WRITE_CLINICAL)
    def seal(self, pdf: bytes, reason: str) -> bytes:
        """The PDF sealed by the person who is signed in, and already checked.

        Refusal where the clock is wrong or the seal would not be accepted; then there is no sealed file.
        """
        now = self._now()
        return self._seals.seal(pdf, self._key(now), reason, now)

    @needs(Action.SEE_CLINICAL)
    def check(self, pdf: bytes) -> SealVerdict:
        """The verdict on the file, measured by the certificates of this practice."""
        return self._seals.check(pdf, self._keys.roots())

    @needs(Action.WRITE_CLINICAL)
    def import_certificate(self, pkcs12: bytes, pin: str) -> str:
        """The person's own certificate seals from now on; its fingerprint. Refusal where it cannot be used."""
        key = self._seals.imported_key(pkcs12, pin, self._now())
        self._keys.keep(self._access.person.id, key)
        return self._seals.fingerprint(key.certificates[0])

    @needs(Action.SEE_SETTINGS)
    def root(self) -> bytes:
        """The practice's root certificate (DER), to be given to whoever checks seals; empty before the first seal."""
        root = self._keys.of(PRACTICE)
        return root.root if root else b""

    @needs(Action.SEE_SETTINGS)
    def fingerprint(self) -> str:
        """The SHA-256 of the practice's root in hexadecimal; empty before the first seal."""
        root = self._keys.of(PRACTICE)
        return self._seals.fingerprint(root.root) if root else ""

    @needs(Action.SEE_SETTINGS)
    def uses_imported_certificate(self) -> bool:
        """Whether the person who is signed in seals with a certificate from outside."""
        key = self._keys.of(self._access.person.id)
        return key is not None and key.imported

    @needs(Action.WRITE_CLINICAL)
    def prepare(self) -> None:
        """The keys of the practice and of the person exist, so that the first seal takes no longer than the others."""
        self._key(self._now())

    def _now(self) -> datetime:
        now = self._clock.now()
        if problem := wrong_clock(now, self._released_on, self._last_told()):
            raise Refusal(problem)
        return now

    def _key(self, now: datetime) -> SealingKey:
        person = self._access.person
        key = self._keys.of(person.id)
        if key is None:
            key = self._seals.new_person_key(self._root(now), person.name or "Doctor of the practice", now)
            self._keys.keep(person.id, key)
        return key

    def _root(self, now: datetime) -> SealingKey:
        root = self._keys.of(PRACTICE)
        if root is None:
            root = self._seals.new_root(self._practice_name(), now)
            self._keys.keep(PRACTICE, root)
        return root
