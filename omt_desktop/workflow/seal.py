"""The seal on a signed PDF: who sealed it, whether it is still whole, and what makes and checks seals.

A seal is a signature inside the file (PAdES B-B). It says nothing about who may sign: that is the guarded Sealing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

ROOT_FILES = "*-root.cer"
"""Where the data folder keeps the certificates that the practice's seals rest on; they are public."""


class SealState(StrEnum):
    """What is known of a PDF. Only UNCHANGED is shown as good."""

    UNSIGNED = "unsigned"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    FOREIGN = "foreign"
    """Whole, and sealed by somebody whom this practice does not know."""
    UNCHECKABLE = "uncheckable"


@dataclass(frozen=True, slots=True)
class SealSignature:
    """One signature in the file. `signed_at` is what the signing computer's clock said."""

    name: str
    signed_at: datetime | None


@dataclass(frozen=True, slots=True)
class SealVerdict:
    """What the check of a file came to, with the reason where it is not UNCHANGED."""

    state: SealState
    signatures: tuple[SealSignature, ...] = ()
    fingerprint: str = ""
    """SHA-256 of the certificate that the signatures rest on, in hexadecimal; empty where there is none."""
    known_root: bool = False
    """Whether that certificate is one of this practice."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SealingKey:
    """A private key with its certificates (DER), its own first and the root last. The key never leaves the practice."""

    private_key: bytes
    certificates: tuple[bytes, ...]
    imported: bool = False

    def __repr__(self) -> str:
        """Says nothing of the key."""
        return f"SealingKey({len(self.certificates)} certificates)"

    @property
    def root(self) -> bytes:
        """The certificate that all others rest on."""
        return self.certificates[-1]


class SealMaker(Protocol):
    """Makes keys and seals. Methods raise Refusal with one sentence where they cannot."""

    def new_root(self, practice: str, now: datetime) -> SealingKey:
        """A new root of the practice, which can certify persons and nothing below them."""
        ...

    def new_person_key(self, root: SealingKey, person: str, now: datetime) -> SealingKey:
        """A new key of a person, certified by the root for signing documents."""
        ...

    def imported_key(self, pkcs12: bytes, pin: str, now: datetime) -> SealingKey:
        """The key in a PKCS#12 file; Refusal for a wrong PIN, an expired certificate or one not meant for signing."""
        ...

    def seal(self, pdf: bytes, key: SealingKey, reason: str, now: datetime) -> bytes:
        """The PDF sealed and already checked; a co-signature of a sealed PDF leaves the first signature whole."""
        ...

    def fingerprint(self, certificate: bytes) -> str:
        """The SHA-256 of the certificate in hexadecimal."""
        ...


class SealChecker(Protocol):
    """Tells what became of a sealed PDF."""

    def check(self, pdf: bytes, known_roots: Sequence[bytes] = ()) -> SealVerdict:
        """The verdict on the file; nothing in the file makes it raise."""
        ...


def grouped_fingerprint(fingerprint: str) -> str:
    """The fingerprint in groups of four, as it is read aloud and compared with paper."""
    upper = fingerprint.upper()
    return " ".join(upper[start : start + 4] for start in range(0, len(upper), 4))
