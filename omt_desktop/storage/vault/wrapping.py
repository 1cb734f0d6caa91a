"""Wrapping a secret with a key: AES-256-GCM under a random nonce, bound to what stands beside it; HKDF-SHA256."""

import secrets

_NONCE_BYTES = 12


class WrongKey(Exception):
    """The key does not open this, or what stands beside it was changed."""


def wrap(key: bytes, secret: bytes, bound_to: bytes) -> bytes:
    """The secret under the key: the nonce, then the ciphertext with its tag."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret, bound_to)


def unwrap(key: bytes, wrapped: bytes, bound_to: bytes) -> bytes:
    """The secret that `wrap` wrapped; WrongKey with any other key, and after any change to it or to `bound_to`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError):
        raise WrongKey from None


def expand(key: bytes, use: bytes) -> bytes:
    """32 bytes for one use by HKDF-SHA256 (no salt, `use` as info)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(key)
