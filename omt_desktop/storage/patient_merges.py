"""Joining two records of one person, and taking it back. No evaluation is touched: a joined record points to the other.

Evaluations, documents, sessions and follow-ups keep the record they were made in, which may be signed, and are read
through `records_of`, which also names the records that were joined.
"""

import json
import uuid

from sqlalchemy import Connection, bindparam, func, insert, select, update

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.last_visit import LATEST_AGAIN
from omt_desktop.storage.moments import local
from omt_desktop.storage.patient_code import tell_patient
from omt_desktop.storage.patient_rows import IDENTITY, WHOLE, identity_from, patient_from, read_patient, records_of
from omt_desktop.storage.patient_writer import forget_words, write_again
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.reader import Reader
from omt_desktop.storage.row_records import MERGES
from omt_desktop.storage.tables import appointments, documents, evaluations, follow_ups, patient_merges, patients
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.patient_merge import Merge, PatientHoldings, parted

_COUNTS = tuple(
    Prepared(select(func.count()).select_from(table).where(table.c.patient_id.in_(records_of("patient_id"))))
    for table in (evaluations, documents, appointments, follow_ups)
)
_SIGNED = Prepared(
    select(func.count())
    .select_from(evaluations)
    .where(evaluations.c.patient_id.in_(records_of("patient_id")), evaluations.c.signed == 1)
)
_MERGES = Prepared(
    select(*IDENTITY, patient_merges.c.id.label("merge_id"), patient_merges.c.merged_at)
    .join_from(patient_merges, patients, patients.c.id == patient_merges.c.joined_id)
    .where(
        patient_merges.c.kept_id == bindparam("patient_id"),
        patient_merges.c.undone_at == "",
        patients.c.merged_into == patient_merges.c.kept_id,
    )
    .order_by(patient_merges.c.merged_at.desc())
)
_ROW = WHOLE.where(patients.c.id == bindparam("of_id"))


def holdings(reader: Reader, patient_id: str) -> PatientHoldings:
    """How much is kept of the patient."""
    counts = [int(reader.rows(count, patient_id=patient_id)[0][0]) for count in (*_COUNTS, _SIGNED)]
    made, papers, sessions, open_ends, signed = counts
    return PatientHoldings(made, signed, papers, sessions, open_ends)


def merges_of(reader: Reader, patient_id: str) -> tuple[Merge, ...]:
    """What was joined to the patient's record and is still, the last first."""
    rows = reader.rows(_MERGES, patient_id=patient_id)
    return tuple(Merge(row[-2], identity_from(row), local(row[-1]).date()) for row in rows)


def join(connection: Connection, trail: AuditTrail, kept: Patient, joined_id: str, now: str) -> str:
    """Joins the record to that of `kept`, which becomes as it is given; the id by which it is taken back."""
    before, joined = read_patient(connection, kept.id), read_patient(connection, joined_id)
    if kept.id == joined_id or before.merged_into or joined.merged_into:
        raise Refusal(
            "One of these records was joined to another one meanwhile. Nothing was changed. Go back to the list "
            "of patients and search again."
        )
    further = [row.id for row in connection.execute(select(patients.c.id).where(patients.c.merged_into == joined_id))]
    connection.execute(update(patients).where(patients.c.id.in_([joined_id, *further])).values(merged_into=kept.id))
    forget_words(connection, joined_id)
    row_before = _whole_row(connection, kept.id)
    write_again(connection, trail, kept, AuditEvent(AuditKind.PATIENTS_JOINED, kept.id, kept.id, {"joined": joined_id}))
    connection.exec_driver_sql(LATEST_AGAIN, (kept.id,))
    merge_id = uuid.uuid4().hex
    told = {"kept": row_before, "after": _whole_row(connection, kept.id), "further": further}
    connection.execute(
        insert(patient_merges),
        {
            "id": merge_id,
            "kept_id": kept.id,
            "joined_id": joined_id,
            "merged_at": now,
            "undone_at": "",
            "before": json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        },
    )
    for one in (joined_id, *further):
        tell_patient(connection, trail, AuditEvent(AuditKind.PATIENTS_JOINED, one, one, {"into": kept.id}))
    MERGES.told(connection, trail, AuditEvent(AuditKind.PATIENTS_JOINED, kept.id, merge_id))
    return merge_id


def part(connection: Connection, trail: AuditTrail, merge_id: str, now: str) -> None:
    """Takes the joining back; what was changed in the record that stayed since then stays changed."""
    row = connection.execute(select(patient_merges).where(patient_merges.c.id == merge_id)).one_or_none()
    joined = read_patient(connection, row.joined_id) if row is not None else None
    if row is None or joined is None or row.undone_at or joined.merged_into != row.kept_id:
        raise NotSaved("These records are not joined any more, or were joined to a third one. Nothing was changed.")
    told = json.loads(row.before)
    current = read_patient(connection, row.kept_id)
    connection.execute(update(patients).where(patients.c.id == joined.id).values(merged_into=None))
    connection.execute(update(patients).where(patients.c.id.in_(told["further"])).values(merged_into=joined.id))
    as_before = parted(current, patient_from(told["after"]), patient_from(told["kept"]))
    for patient, other in ((as_before, joined.id), (read_patient(connection, joined.id), row.kept_id)):
        event = AuditEvent(AuditKind.PATIENTS_PARTED, patient.id, patient.id, {"parted": other})
        write_again(connection, trail, patient, event)
        connection.exec_driver_sql(LATEST_AGAIN, (patient.id,))
    for one in told["further"]:
        tell_patient(connection, trail, AuditEvent(AuditKind.PATIENTS_PARTED, one, one, {"into": joined.id}))
    connection.execute(update(patient_merges).where(patient_merges.c.id == merge_id).values(undone_at=now))
    MERGES.told(connection, trail, AuditEvent(AuditKind.PATIENTS_PARTED, row.kept_id, merge_id))


def _whole_row(connection: Connection, patient_id: str) -> list[object]:
    return list(connection.execute(_ROW, {"of_id": patient_id}).one())
