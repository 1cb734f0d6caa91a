"""A key from a passphrase by Argon2id, and how much work that is made to be on this computer."""

import secrets
import time
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

ALGORITHM = "argon2id"
_SALT_BYTES = 16
_KIB = 1024
_CAP_KIB = 512 * _KIB
"""A computer with 8 GB must still open the practice."""
_LEAST_SECONDS, _WANTED_SECONDS = 0.5, 0.75
_MOST_ROUNDS, _MOST_LANES = 64, 16


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a passphrase becomes a key: rounds `t`, memory `m` in KiB, lanes `p`, and the salt."""

    t: int
    m: int
    p: int
    salt: bytes = b""

    def with_new_salt(self) -> "Derivation":
        """The same work with a salt of its own."""
        return replace(self, salt=secrets.token_bytes(_SALT_BYTES))

    def to_json(self) -> dict[str, Any]:
        """As it stands in the header."""
        return {"alg": ALGORITHM, "t": self.t, "m": self.m, "p": self.p, "salt": b64encode(self.salt).decode("ascii")}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Derivation":
        """As it was written; ValueError, TypeError or KeyError for what this program would never write."""
        if data["alg"] != ALGORITHM or set(data) != {"alg", "t", "m", "p", "salt"}:
            raise ValueError("unknown derivation")
        t, m, p = (int(data[name]) for name in ("t", "m", "p"))
        # More would let a changed header take all memory of the computer.
        if not (1 <= t <= _MOST_ROUNDS and 8 * p <= m <= _CAP_KIB and 1 <= p <= _MOST_LANES):
            raise ValueError("derivation out of bounds")
        return cls(t, m, p, b64decode(data["salt"], validate=True))


FLOOR = Derivation(t=3, m=64 * _KIB, p=4)
"""The least work for any slot (RFC 9106, second recommendation): about 0.1 s on a computer of today."""


def derive(secret: str, how: Derivation) -> bytes:
    """32 bytes from the secret. The same letters give the same key, however the keyboard composed them (NFKC)."""
    from argon2.low_level import Type, hash_secret_raw

    text = unicodedata.normalize("NFKC", secret).encode("utf-8")
    return hash_secret_raw(text, how.salt, how.t, how.m, how.p, 32, Type.ID)


def calibrated(timer: Callable[[], float] = time.perf_counter) -> Derivation:
    """Work that takes 0.5 to 1.0 s here, never less than FLOOR and never more than 512 MiB; takes about 1.5 s."""
    took = _seconds(FLOOR, timer)
    if took >= _LEAST_SECONDS:
        return FLOOR
    wanted = int(FLOOR.m * _WANTED_SECONDS / max(took, 0.001)) // (16 * _KIB) * (16 * _KIB)
    how = replace(FLOOR, m=min(max(wanted, FLOOR.m), _CAP_KIB))
    took = _seconds(how, timer)
    if took < _LEAST_SECONDS:
        rounds = round(how.t * _WANTED_SECONDS / max(took, 0.001))
        how = replace(how, t=min(max(rounds, how.t), _MOST_ROUNDS))
    return how


def _seconds(how: Derivation, timer: Callable[[], float]) -> float:
    begun = timer()
    derive("a passphrase of the usual length", how.with_new_salt())
    return timer() - begun
