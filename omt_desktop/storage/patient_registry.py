"""The practice's patients in the database."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.folded_names import folded_name, search_words, words_typed
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.patient_search import rows_of_all, rows_with_words
from omt_desktop.storage.tables import patient_words, patients
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import PatientRow

_ALL_COLUMNS = (
    patients.c.id, patients.c.family_name, patients.c.given_name, patients.c.mrn, patients.c.birth_date, patients.c.sex,
)  # fmt: skip


class StoredPatients:
    """Fulfils workflow.ports.PatientRegistry."""

    def __init__(self, engine: Engine, file: OpenFile, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._trail = trail

    def add(self, patient: Patient) -> Patient:
        """Stores the patient under a new id."""
        added = replace(patient, id=uuid.uuid4().hex)
        with saving(self._file), self._engine.begin() as connection:
            connection.execute(insert(patients), _row(added))
            _write_words(connection, added)
            self._trail.append(connection, AuditEvent(AuditKind.PATIENT_ADDED, added.id))
        return added

    def update(self, patient: Patient) -> None:
        """Stores the changed patient; Refusal where there is none of that id."""
        with saving(self._file), self._engine.begin() as connection:
            changed = connection.execute(update(patients).where(patients.c.id == patient.id), _row(patient))
            if changed.rowcount != 1:
                raise _no_such_patient()
            connection.execute(delete(patient_words).where(patient_words.c.patient_id == patient.id))
            _write_words(connection, patient)
            self._trail.append(connection, AuditEvent(AuditKind.PATIENT_CHANGED, patient.id))

    def get(self, patient_id: str) -> Patient:
        """The patient of that id; Refusal where there is none."""
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return read_patient(connection, patient_id)

    def find(self, text: str, limit: int = 50) -> Sequence[PatientRow]:
        """Patients by the beginnings of name parts or record number, in any order; all for an empty text."""
        words = words_typed(text)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            rows = rows_with_words(connection, words, limit) if words else rows_of_all(connection, limit)
        return tuple(PatientRow(patient_from(row), row.last_evaluated_on) for row in rows)

    def count(self) -> int:
        """How many patients there are."""
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return int(connection.execute(select(func.count()).select_from(patients)).scalar_one())


def read_patient(connection: Connection, patient_id: str) -> Patient:
    """The patient of that id; Refusal where there is none."""
    row = connection.execute(select(*_ALL_COLUMNS).where(patients.c.id == patient_id)).one_or_none()
    if row is None:
        raise _no_such_patient()
    return patient_from(row)


def patient_from(row: Any) -> Patient:
    """The patient in a row that has the columns of `patients`."""
    birth = date.fromisoformat(row.birth_date) if row.birth_date else None
    return Patient(row.id, row.family_name, row.given_name, row.mrn, birth, row.sex)


def _row(patient: Patient) -> dict[str, str | None]:
    return {
        "id": patient.id,
        "family_name": patient.family_name,
        "given_name": patient.given_name,
        "mrn": patient.mrn,
        "birth_date": patient.birth_date.isoformat() if patient.birth_date else None,
        "sex": patient.sex,
        "folded_name": folded_name(patient),
    }


def _write_words(connection: Connection, patient: Patient) -> None:
    name = folded_name(patient)
    rows = [{"word": word, "folded_name": name, "patient_id": patient.id} for word in search_words(patient)]
    if rows:
        connection.execute(insert(patient_words), rows)


def _no_such_patient() -> Refusal:
    return Refusal(
        "This patient is not in the practice database any more. Go back to the patient list and search again."
    )
