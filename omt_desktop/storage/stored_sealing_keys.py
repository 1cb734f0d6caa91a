"""The keys that seal reports, in the database: each private key wrapped once more inside the encrypted file."""

import hashlib
import hmac
import json
import os
import uuid
from contextlib import suppress

from sqlalchemy import Engine, insert, select

from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.private_files import replace_private
from omt_desktop.storage.row_records import SEALING_KEYS
from omt_desktop.storage.tables import sealing_keys
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.seal import SealingKey

_NONCE = 12
_PURPOSE = b"sealing-keys\x01"


def wrapping_key(practice_secret: bytes) -> bytes:
    """32 bytes derived (HKDF-Expand, SHA-256) from a secret of the practice that outlives a new data key."""
    return hmac.digest(practice_secret, _PURPOSE, "sha256")


class StoredSealingKeys:
    """Fulfils workflow.sealing.SealingKeys. Keys are only added; the newest of an owner counts."""

    def __init__(self, engine: Engine, file: OpenFile, clock: Clock, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._clock = clock
        self._trail = trail
        self._wrapping = wrapping_key(trail.key)

    def keep(self, owner: str, key: SealingKey) -> None:
        """The key counts for the owner from now on; NotSaved where it cannot be kept."""
        now, key_id = self._clock.now(), uuid.uuid4().hex
        row = {
            "id": key_id,
            "owner": owner,
            "origin": "imported" if key.imported else "own",
            "made_at": sortable(now),
            "certificates": json.dumps([certificate.hex() for certificate in key.certificates]),
            "wrapped_key": self._wrap(key.private_key, key_id),
        }
        event = AuditEvent(AuditKind.SEALING_KEY_KEPT, subject_id=key_id, details={"origin": str(row["origin"])})
        with saving(self._file), self._engine.begin() as connection:
            connection.execute(insert(sealing_keys), row)
            SEALING_KEYS.told(connection, self._trail, event)
        self._publish(key)

    def of(self, owner: str) -> SealingKey | None:
        """The key that counts for the owner; None where there is none yet."""
        newest = select(sealing_keys).where(sealing_keys.c.owner == owner).order_by(sealing_keys.c.made_at.desc())
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            row = connection.execute(newest.limit(1)).one_or_none()
        if row is None:
            return None
        certificates = tuple(map(bytes.fromhex, json.loads(row.certificates)))
        return SealingKey(self._unwrap(row.wrapped_key, row.id), certificates, imported=row.origin == "imported")

    def roots(self) -> tuple[bytes, ...]:
        """Every certificate that a seal of this practice may rest on, the oldest first, each once."""
        every = select(sealing_keys.c.certificates).order_by(sealing_keys.c.made_at)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            chains = [json.loads(text) for text in connection.execute(every).scalars()]
        return tuple(dict.fromkeys(bytes.fromhex(chain[-1]) for chain in chains))

    def _publish(self, key: SealingKey) -> None:
        """Puts the root, which is public, into the data folder: verify-pdf knows the practice by it without the key."""
        digest = hashlib.sha256(key.root).hexdigest()
        path = self._file.path.with_name(f"imported-{digest[:8]}-root.cer" if key.imported else "practice-root.cer")
        # Without that file a seal is as good; verify-pdf then asks to compare the fingerprint.
        with suppress(OSError):
            replace_private(path, key.root)

    def _wrap(self, private_key: bytes, key_id: str) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self._wrapping).encrypt(nonce, private_key, key_id.encode("ascii"))

    def _unwrap(self, wrapped: bytes, key_id: str) -> bytes:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self._wrapping).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], key_id.encode("ascii"))
        except InvalidTag:
            raise Refusal(
                "The key that seals reports is damaged in the practice database, so nothing was sealed. Import a "
                "certificate in the settings, or put back a backup, then try again."
            ) from None
