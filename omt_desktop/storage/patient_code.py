"""The code of a patient for the audit trail: over what was written of them, not over what other records imply."""

from typing import Any

from sqlalchemy import select

from omt_desktop.storage.record_code import RecordCode
from omt_desktop.storage.tables import patient_details, patients

_DERIVED = frozenset({"folded_name", "folded_town", "last_evaluated_on", "merged_into", "patient_id"})
"""Columns that other records change, or that follow from the rest."""
CODED_PATIENTS = (
    select(
        *(column for column in patients.columns if column.name not in _DERIVED),
        *(column for column in patient_details.columns if column.name not in _DERIVED),
    )
    .select_from(patients.outerjoin(patient_details, patient_details.c.patient_id == patients.c.id))
    .order_by(patients.c.id)
)
"""Every patient with the columns that are coded, by id."""


def code_of_patient(key: bytes, row: Any) -> bytes:
    """The code of the patient in a mapping of columns, of which it takes those that are coded."""
    code = RecordCode(key, row["id"])
    code.put((patients.name,), {name: value for name, value in row.items() if name not in _DERIVED})
    return code.sealed("")
