"""Beginning the trail of a practice, and taking into it what was there before it."""

import uuid
from typing import Any

from sqlalchemy import Connection, Engine, select, update

from omt_desktop.storage.audit_trail import AuditTrail, head_of
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.evaluation_rows import code_of, stored_parts
from omt_desktop.storage.patient_code import CODED_PATIENTS, code_of_patient
from omt_desktop.storage.tables import evaluations
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind


def begin_trail(engine: Engine, trail: AuditTrail) -> None:
    """Returns with a trail that is begun: row 1 names the practice, and each record from before has a row of its own.

    One transaction: a practice whose trail is begun half is begun again.
    """
    with engine.connect().execution_options(**READ_ONLY) as connection:
        if head_of(connection).seq:
            return
    with engine.begin() as connection:
        trail.append(connection, AuditEvent(AuditKind.TRAIL_BEGUN, subject_id=uuid.uuid4().hex))
        for patient in connection.execute(CODED_PATIENTS).all():
            code = code_of_patient(trail.key, patient._mapping)
            trail.append(connection, AuditEvent(AuditKind.TAKEN_OVER, patient.id, patient.id), code)
        for row in connection.execute(select(evaluations).order_by(evaluations.c.started_at)).all():
            _take_over(connection, trail, row)


def _take_over(connection: Connection, trail: AuditTrail, row: Any) -> None:
    code = code_of(trail.key, row, stored_parts(connection, row.id)).sealed(row.saved_at)
    told = trail.append(connection, AuditEvent(AuditKind.TAKEN_OVER, row.patient_id, row.id), code)
    connection.execute(update(evaluations).where(evaluations.c.id == row.id), {"audit_seq": told.seq})
