"""The key of the audit trail, derived from the data key. The rest of this room asks only here."""

import hashlib
import hmac

_PURPOSE = b"audit-mac"


def audit_key(data_key: str) -> bytes:
    """32 bytes by HKDF-SHA256 (RFC 5869, no salt, «audit-mac») from the 64 hex characters of the data key."""
    extracted = hmac.digest(bytes(hashlib.sha256().digest_size), bytes.fromhex(data_key), "sha256")
    return hmac.digest(extracted, _PURPOSE + b"\x01", "sha256")
