"""The code of a patient for the audit trail: over what was written of them, not over what other records imply."""

from typing import Any

from sqlalchemy import Connection, select

from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.record_code import RecordCode
from omt_desktop.storage.tables import patient_details, patients
from omt_desktop.workflow.audit_event import AuditEvent

_DERIVED = frozenset({"folded_name", "folded_town", "last_evaluated_on", "patient_id"})
"""Columns that follow from the rest, or from other records."""
_NARROW = _DERIVED | {"merged_into"}
"""Left out as well in practices whose trail does not tell of it yet (trail/widening.py)."""
CODED_PATIENTS = (
    select(
        *(column for column in patients.columns if column.name not in _DERIVED),
        *(column for column in patient_details.columns if column.name not in _DERIVED),
    )
    .select_from(patients.outerjoin(patient_details, patient_details.c.patient_id == patients.c.id))
    .order_by(patients.c.id)
)
"""Every patient with the columns that are coded, by id."""


def code_of_patient(key: bytes, row: Any, *, wide: bool = True) -> bytes:
    """The code of the patient in a mapping of columns, of which it takes those that are coded."""
    code = RecordCode(key, row["id"])
    left_out = _DERIVED if wide else _NARROW
    code.put((patients.name,), {name: value for name, value in row.items() if name not in left_out})
    return code.sealed("")


def tell_patient(connection: Connection, trail: AuditTrail, event: AuditEvent) -> None:
    """The event stands in the trail with the code of the patient, its subject, as the database holds it now."""
    row = connection.execute(CODED_PATIENTS.where(patients.c.id == event.subject_id)).one()
    trail.append(connection, event, code_of_patient(trail.key, row._mapping))
