"""Whom a signed evaluation names, as a row and back."""

from typing import Any

from sqlalchemy import Connection, insert

from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.storage.patient_rows import identity_from
from omt_desktop.storage.tables import signed_patients


def write_named(connection: Connection, record_id: str, named: PatientIdentity) -> dict[str, Any]:
    """The row that says whom the evaluation names from its first signature on, stored inside the transaction."""
    row = {
        "evaluation_id": record_id,
        "family_name": named.family_name,
        "given_name": named.given_name,
        "mrn": named.mrn,
        "birth_date": str(named.born) if named.born else None,
        "sex": named.sex,
    }
    connection.execute(insert(signed_patients), row)
    return row


def named_in(rows: Any, patient_id: str) -> PatientIdentity | None:
    """Whom the rows of an evaluation in `signed_patients` name; None where it names nobody of its own."""
    if not rows:
        return None
    (row,) = rows
    return identity_from((patient_id, row.family_name, row.given_name, row.mrn, row.birth_date, row.sex, ""))
