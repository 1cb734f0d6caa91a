"""The uses of emergency access, as the audit trail has them."""

import json
from collections.abc import Sequence

from sqlalchemy import Engine, func, select

from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading
from omt_desktop.storage.moments import local
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.tables import audit
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.emergency import EmergencyUse


class StoredEmergencyUses:
    """Fulfils workflow.emergency.EmergencyUses."""

    def __init__(self, engine: Engine, file: OpenFile) -> None:
        self._engine = engine
        self._file = file

    def since_last_seen(self) -> Sequence[EmergencyUse]:
        """The uses after the last time somebody marked them as seen, oldest first."""
        seen = select(func.coalesce(func.max(audit.c.seq), 0)).where(audit.c.kind == AuditKind.EMERGENCIES_SEEN.value)
        uses = (
            select(audit.c.person_id, audit.c.at, audit.c.details)
            .where(audit.c.kind == AuditKind.EMERGENCY_BEGUN.value, audit.c.seq > seen.scalar_subquery())
            .order_by(audit.c.seq)
        )
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            rows = connection.execute(uses).all()
        return tuple(EmergencyUse(row.person_id, local(row.at), json.loads(row.details)["reason"]) for row in rows)
