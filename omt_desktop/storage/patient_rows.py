"""Patients as rows, and rows as patients: the thin row of lists, and the details that are seldom read."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect, Connection, bindparam, select, union_all

from omt_desktop.domain.calendar import PartialDate, parse_partial_date
from omt_desktop.domain.contact import NO_ADDRESS, NOBODY, Address, ContactPerson, Phone, PhoneKind
from omt_desktop.domain.patient import Patient, PatientIdentity
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.reader import Reader
from omt_desktop.storage.tables import patient_details, patients
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.folded_names import folded

IDENTITY = (
    patients.c.id, patients.c.family_name, patients.c.given_name, patients.c.mrn, patients.c.birth_date,
    patients.c.sex, patients.c.preferred_name,
)  # fmt: skip
"""The columns that `identity_from` reads, in its order."""
_READ = json.JSONDecoder().raw_decode
_PLAIN = ("former_name", "gender", "email", "referrer", "occupation", "handedness", "note")
_DAY = len("1954-03-02")
_DETAILS = len(IDENTITY) + 2
"""Where the details begin in a row of the whole patient: with the id of the patient, where there are any."""
WHOLE = select(
    *IDENTITY,
    patients.c.inactive,
    patients.c.merged_into,
    patient_details.c.patient_id,
    *(patient_details.c[name] for name in (*_PLAIN, "phones", "address", "guardian", "emergency", "alerts")),
).select_from(patients.outerjoin(patient_details, patient_details.c.patient_id == patients.c.id))
_NAMED = Prepared(select(*IDENTITY).where(patients.c.id == bindparam("patient_id")))
_ONE = Prepared(WHOLE.where(patients.c.id == bindparam("patient_id")))
_JOINED = Prepared(WHOLE.where(patients.c.merged_into == bindparam("patient_id")).order_by(patients.c.id))


def read_patient(connection: Connection, patient_id: str) -> Patient:
    """The whole patient of that id; Refusal where there is none."""
    row = _ONE.run(connection, patient_id=patient_id).one_or_none()
    if row is None:
        raise no_such_patient()
    return patient_from(row)


def patient_of(reader: Reader, patient_id: str) -> Patient:
    """The same, read by the reader."""
    rows = reader.rows(_ONE, patient_id=patient_id)
    if not rows:
        raise no_such_patient()
    return patient_from(rows[0])


def read_owner(connection: Connection, patient_id: str) -> Patient:
    """The whole patient whose record this is: the one it was joined to, where it was."""
    patient = read_patient(connection, patient_id)
    return read_patient(connection, patient.merged_into) if patient.merged_into else patient


def records_of(parameter: str) -> CompoundSelect[Any]:
    """The ids of a patient's own record and of those joined to it, for `column.in_`; the id is bound as `parameter`.

    What cannot be moved to another patient, because it is signed or sealed, is read through this.
    """
    own, joined = patients.alias(), patients.alias()
    return union_all(
        select(own.c.id).where(own.c.id == bindparam(parameter)),
        select(joined.c.id).where(joined.c.merged_into == bindparam(parameter)),
    )


def joined_to(connection: Connection, patient_id: str) -> tuple[Patient, ...]:
    """The records that were joined to this patient."""
    return tuple(map(patient_from, _JOINED.run(connection, patient_id=patient_id)))


def joined_records(reader: Reader, patient_id: str) -> tuple[Patient, ...]:
    """The same, read by the reader."""
    return tuple(map(patient_from, reader.rows(_JOINED, patient_id=patient_id)))


def identity_from(row: Any) -> PatientIdentity:
    """Who it is, from a row that begins with the columns of IDENTITY."""
    day, part = _birth_from(row[4])
    return PatientIdentity(row[0], row[1], row[2], row[3], day, row[5], row[6], part)


def names_of(reader: Reader, patient_ids: Iterable[str]) -> dict[str, str]:
    """The full names by id, of those that are there."""
    rows = (row for one in patient_ids for row in reader.rows(_NAMED, patient_id=one))
    return {row[0]: identity_from(row).full_name for row in rows}


def phones_from(text: str | None) -> tuple[Phone, ...]:
    """The phones in the column of that name; none where the patient has no details."""
    return tuple([Phone(number, PhoneKind(kind)) for number, kind in _list(text)])


def patient_from(row: Any) -> Patient:
    """The whole patient, from a row of `patients` joined with its details, of which there may be none."""
    day, part = _birth_from(row[4])
    known: dict[str, Any] = {}
    if row[_DETAILS] is not None:
        known = dict(zip(_PLAIN, row[_DETAILS + 1 :], strict=False))
        phones, address, guardian, emergency, alerts = row[_DETAILS + 1 + len(_PLAIN) :]
        # What is empty, as most of it is, is left to what the patient has without it.
        if phones != "[]":
            known["phones"] = phones_from(phones)
        if address:
            known["address"] = Address(*_list(address))
        if guardian:
            known["guardian"] = ContactPerson(*_list(guardian))
        if emergency:
            known["emergency"] = ContactPerson(*_list(emergency))
        if alerts != "[]":
            known["alerts"] = tuple(_list(alerts))
    return Patient(
        row[0], row[1], row[2], row[3], day, row[5], row[6], part,
        inactive=bool(row[7]), merged_into=row[8] or "", **known,
    )  # fmt: skip


def thin_columns(patient: Patient, folded_name: str) -> dict[str, Any]:
    """The columns of `patients` that the patient decides: not the last visit, nor what it was joined to."""
    return {
        "id": patient.id,
        "family_name": patient.family_name,
        "given_name": patient.given_name,
        "mrn": patient.mrn,
        "birth_date": str(patient.born) if patient.born else None,
        "sex": patient.sex,
        "folded_name": folded_name,
        "preferred_name": patient.preferred_name,
        "town": patient.address.town,
        "folded_town": folded(patient.address.town),
        "inactive": int(patient.inactive),
    }


def detail_columns(patient: Patient) -> dict[str, Any] | None:
    """The columns of `patient_details`; None where nothing of it is recorded."""
    address, people = patient.address, (patient.guardian, patient.emergency)
    columns = {
        **{name: getattr(patient, name) for name in _PLAIN},
        "phones": _json([[phone.number, phone.kind.value] for phone in patient.phones]) if patient.phones else "[]",
        "address": ""
        if address == NO_ADDRESS
        else _json([address.street, address.postal_code, address.town, address.region, address.country]),
        "alerts": _json(list(patient.alerts)),
    }
    for name, person in zip(("guardian", "emergency"), people, strict=True):
        columns[name] = "" if person == NOBODY else _json([person.name, person.relation, person.phone])
    if all(value in ("", "[]") for value in columns.values()):
        return None
    return {"patient_id": patient.id, **columns}


def whole_row(patient: Patient) -> list[Any]:
    """The row that `patient_from` makes the patient of again."""
    thin, details = thin_columns(patient, ""), detail_columns(patient)
    names = [column.name for column in WHOLE.selected_columns][_DETAILS:]
    kept = details if details is not None else dict.fromkeys(names)
    own = [thin[column.name] for column in IDENTITY]
    return [*own, thin["inactive"], patient.merged_into or None, *(kept[name] for name in names)]


def no_such_patient() -> Refusal:
    """What is said of an id that is not there."""
    return Refusal(
        "This patient is not in the practice database any more. Go back to the patient list and search again."
    )


def _birth_from(text: str | None) -> tuple[date | None, PartialDate | None]:
    if not text:
        return None, None
    return (date.fromisoformat(text), None) if len(text) == _DAY else (None, parse_partial_date(text))


def _list(text: str | None) -> list[Any]:
    """As `_json` wrote it: without white space around, which `json.loads` would look for at twice the cost."""
    return _READ(text)[0] if text and text != "[]" else []


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
