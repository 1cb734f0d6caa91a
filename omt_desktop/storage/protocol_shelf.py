"""The protocols of the practice in the database: every version that was ever kept, by its hash."""

from datetime import datetime

from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects.sqlite import insert

from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.row_records import PROTOCOLS
from omt_desktop.storage.tables import protocols
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock

_BESIDE = 0
"""Stands instead of a version: a protocol that came with an evaluation and was never this practice's own."""


def keep_beside(connection: Connection, trail: AuditTrail, sha256: str, name: str, text: str, now: datetime) -> None:
    """Inside this transaction, the protocol that came with an evaluation is kept, and never becomes the one in use."""
    kept = {"sha256": sha256, "name": name, "version": _BESIDE, "text": text, "kept_at": sortable(now)}
    if connection.execute(insert(protocols).on_conflict_do_nothing(), kept).rowcount:
        told = AuditEvent(AuditKind.PROTOCOL_KEPT, subject_id=sha256, details={"version": _BESIDE})
        PROTOCOLS.told(connection, trail, told)


class StoredProtocols:
    """Fulfils workflow.ports.ProtocolShelf."""

    def __init__(self, engine: Engine, file: OpenFile, clock: Clock, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._clock = clock
        self._trail = trail

    def keep(self, sha256: str, name: str, version: int, text: str) -> None:
        """Stores the protocol; one of this practice that was there already stays as it is."""
        kept = {"sha256": sha256, "name": name, "version": version, "text": text}
        now = sortable(self._clock.now())
        with saving(self._file), self._engine.begin() as connection:
            own = insert(protocols).on_conflict_do_update(
                index_elements=[protocols.c.sha256], set_={"version": version}, where=protocols.c.version == _BESIDE
            )
            added = connection.execute(own, {**kept, "kept_at": now})
            if added.rowcount:
                told = AuditEvent(AuditKind.PROTOCOL_KEPT, subject_id=sha256, details={"version": version})
                PROTOCOLS.told(connection, self._trail, told)

    def current(self) -> str:
        """The text of the protocol with the highest version; empty where there is none.

        Not the one kept last: the clock of a computer may be set back.
        """
        own = select(protocols.c.text).where(protocols.c.version > _BESIDE)
        newest = own.order_by(protocols.c.version.desc(), protocols.c.kept_at.desc()).limit(1)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return str(connection.execute(newest).scalar() or "")

    def text_of(self, sha256: str) -> str:
        """The text of the protocol of that hash; Refusal where there is none."""
        found = select(protocols.c.text).where(protocols.c.sha256 == sha256)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            text = connection.execute(found).scalar()
        if text is None:
            raise Refusal("The protocol this evaluation was made with is not in the practice database any more.")
        return str(text)
