"""Writing patients inside a transaction: the thin row, the details, what they are found by, and the audit trail."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, update

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.patient_code import code_of_patient
from omt_desktop.storage.patient_rows import detail_columns, joined_to, no_such_patient, read_patient, thin_columns
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.tables import patient_details, patient_phones, patient_words, patients
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.folded_names import folded_name, phone_ends, search_words

_THIN = tuple(thin_columns(Patient("", ""), ""))
_ADD = Prepared(insert(patients).values({name: bindparam(name) for name in _THIN}))
_CHANGE = Prepared(
    update(patients).where(patients.c.id == bindparam("of_id")).values({name: bindparam(name) for name in _THIN[1:]})
)
_ADD_DETAILS = Prepared(insert(patient_details))
_ADD_WORD = Prepared(insert(patient_words))
_ADD_PHONE = Prepared(insert(patient_phones))
_CLEAR = tuple(
    Prepared(delete(table).where(table.c.patient_id == bindparam("of_id")))
    for table in (patient_details, patient_words, patient_phones)
)


@dataclass(frozen=True, slots=True)
class NewRows:
    """The rows of new patients, and their lines for the trail, made before anything is written."""

    patients: Sequence[dict[str, Any]]
    rest: "_Rest"
    told: Sequence[tuple[AuditEvent, bytes]]


def new_rows(key: bytes, added: Sequence[Patient]) -> NewRows:
    """Everything that is stored of new patients, each under the id it has; `key` is that of the trail."""
    thin = [thin_columns(patient, folded_name(patient)) for patient in added]
    told = [
        (AuditEvent(AuditKind.PATIENT_ADDED, patient.id, patient.id), code_of_patient(key, _coded(patient)))
        for patient in added
    ]
    return NewRows(thin, _rest_of((patient, ()) for patient in added), told)


def write_rows(connection: Connection, trail: AuditTrail, rows: NewRows) -> None:
    """Stores new patients and tells of them."""
    _ADD.run_each(connection, rows.patients)
    rows.rest.write(connection)
    trail.append_each(connection, rows.told)


def write_new(connection: Connection, trail: AuditTrail, added: Sequence[Patient]) -> None:
    """Stores new patients, each under the id it has."""
    write_rows(connection, trail, new_rows(trail.key, added))


def write_changed(connection: Connection, trail: AuditTrail, patient: Patient) -> None:
    """Stores the changed patient; Refusal where there is none of that id, or it was joined to another."""
    if patient.merged_into or read_patient(connection, patient.id).merged_into:
        raise Refusal(
            "This record was joined to another one of the same person. Nothing was changed. Search for the patient and "
            "change the record that stayed."
        )
    write_again(connection, trail, patient, AuditEvent(AuditKind.PATIENT_CHANGED, patient.id, patient.id))


def write_again(connection: Connection, trail: AuditTrail, patient: Patient, told: AuditEvent) -> None:
    """Writes all rows of the patient anew, found also by what records that were joined to it are found by.

    `told` goes into the trail with the code of the patient as it is then; its subject is the patient.
    """
    joined = joined_to(connection, patient.id)
    columns = thin_columns(patient, folded_name(patient, joined))
    if _CHANGE.run(connection, of_id=patient.id, **columns).rowcount != 1:
        raise no_such_patient()
    for statement in _CLEAR:
        statement.run(connection, of_id=patient.id)
    _rest_of([(patient, joined)]).write(connection)
    trail.append(connection, told, code_of_patient(trail.key, _coded(patient)))


def forget_words(connection: Connection, patient_id: str) -> None:
    """The patient is not found by words or phones of its own any more."""
    for statement in _CLEAR[1:]:
        statement.run(connection, of_id=patient_id)


def _coded(patient: Patient) -> dict[str, Any]:
    return {**thin_columns(patient, ""), **(detail_columns(patient) or {})}


@dataclass(frozen=True, slots=True)
class _Rest:
    """The rows of patients besides the thin ones."""

    details: Sequence[dict[str, Any]]
    words: Sequence[dict[str, Any]]
    phones: Sequence[dict[str, Any]]

    def write(self, connection: Connection) -> None:
        _ADD_DETAILS.run_each(connection, self.details)
        _ADD_WORD.run_each(connection, self.words)
        _ADD_PHONE.run_each(connection, self.phones)


def _rest_of(written: Iterable[tuple[Patient, Sequence[Patient]]]) -> _Rest:
    details: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    phones: list[dict[str, Any]] = []
    for patient, joined in written:
        if (columns := detail_columns(patient)) is not None:
            details.append(columns)
        name = folded_name(patient, joined)
        words += [
            {"word": word, "folded_name": name, "patient_id": patient.id} for word in search_words(patient, joined)
        ]
        ends = phone_ends(phone for one in (patient, *joined) for phone in one.phones)
        phones += [{"digits": end, "patient_id": patient.id} for end in ends]
    return _Rest(details, words, phones)
