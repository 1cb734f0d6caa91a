"""Beginning the trail of a practice, and taking into it what was there before it."""

import json
import uuid
from typing import Any

from sqlalchemy import Connection, Engine, select, text, update

from omt_desktop.storage.audit_trail import AuditTrail, head_of
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.evaluation_rows import code_of, stored_parts
from omt_desktop.storage.patient_code import CODED_PATIENTS, code_of_patient
from omt_desktop.storage.row_records import ROW_RECORDS
from omt_desktop.storage.tables import IS_WIDENED, audit, evaluations, patients
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind

COVERS = {"covers": 2}
"""What the first line of a trail says that tells of every kind of record from its beginning."""
_SLOWLY = text("SELECT 1 FROM audit NOT INDEXED WHERE kind = :kind LIMIT 1")


def begin_trail(engine: Engine, trail: AuditTrail) -> None:
    """Returns with a trail that is begun and wide: each record that it did not tell of has a row of its own.

    One transaction each: a practice whose trail is begun half is begun again.
    """
    with engine.connect().execution_options(**READ_ONLY) as connection:
        if is_wide(connection):
            return
        begun = bool(head_of(connection).seq)
    with engine.begin() as connection:
        if begun:
            _widen(connection, trail)
            return
        trail.append(connection, AuditEvent(AuditKind.TRAIL_BEGUN, subject_id=uuid.uuid4().hex, details=COVERS))
        for row in connection.execute(CODED_PATIENTS).all():
            _take_over_patient(connection, trail, row)
        for row in connection.execute(select(evaluations).order_by(evaluations.c.started_at)).all():
            take_over_evaluation(connection, trail, row)
        _take_over_rows(connection, trail)


def is_wide(connection: Connection) -> bool:
    """Whether the trail tells of every kind of record, and not of patients, evaluations and documents alone.

    Asked of an index first, which could be put back to an older state: what it denies is looked for in the trail.
    """
    if said_at_the_beginning(connection.execute(select(audit.c.details).where(audit.c.seq == 1)).scalar()):
        return True
    widened = select(audit.c.seq).where(IS_WIDENED).limit(1)
    if connection.execute(widened).scalar():
        return True
    return connection.execute(_SLOWLY, {"kind": AuditKind.WIDENED.value}).scalar() is not None


def said_at_the_beginning(details: str | None) -> bool:
    """Whether the first line, with these details, says that the trail is wide."""
    return bool(details) and COVERS.items() <= json.loads(str(details)).items()


def _widen(connection: Connection, trail: AuditTrail) -> None:
    trail.append(connection, AuditEvent(AuditKind.WIDENED, details=COVERS))
    joined = CODED_PATIENTS.where(patients.c.merged_into.is_not(None))
    for row in connection.execute(joined).all():
        _take_over_patient(connection, trail, row)
    _take_over_rows(connection, trail)


def _take_over_rows(connection: Connection, trail: AuditTrail) -> None:
    for kind in ROW_RECORDS:
        # Listed first: what is read is the head of the trail, which every line moves.
        for subject, code in list(kind.all(connection, trail.key)):
            trail.append(connection, AuditEvent(AuditKind.TAKEN_OVER, subject_id=subject), code)


def _take_over_patient(connection: Connection, trail: AuditTrail, row: Any) -> None:
    told = AuditEvent(AuditKind.TAKEN_OVER, row.id, row.id)
    trail.append(connection, told, code_of_patient(trail.key, row._mapping))


def take_over_evaluation(connection: Connection, trail: AuditTrail, row: Any) -> None:
    """The trail tells of the evaluation as it is, and the evaluation names the line; `row` is that of `evaluations`."""
    code = code_of(trail.key, row, stored_parts(connection, row.id)).sealed(row.saved_at)
    told = trail.append(connection, AuditEvent(AuditKind.TAKEN_OVER, row.patient_id, row.id), code)
    connection.execute(update(evaluations).where(evaluations.c.id == row.id), {"audit_seq": told.seq})
