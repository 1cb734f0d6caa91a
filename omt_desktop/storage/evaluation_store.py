"""The practice's evaluations in the database."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient, PatientIdentity
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.evaluation_rows import decision_columns, read_evaluation, stored_parts, write_difference
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import local, sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.open_records import OpenRecord, OpenRecords, not_this_patients, with_head
from omt_desktop.storage.patient_rows import IDENTITY, identity_from, read_owner, read_patient, records_of
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.protocol_shelf import keep_beside
from omt_desktop.storage.reader import reader_of
from omt_desktop.storage.recommendation_snapshot import recommendation_from, snapshot_of
from omt_desktop.storage.record_code import RecordCode
from omt_desktop.storage.recorded_items import holds_any, recorded_most
from omt_desktop.storage.signed_patient_rows import named_in
from omt_desktop.storage.signed_statement import statement_from_json, statement_to_json
from omt_desktop.storage.stored_signatures import addendum_from, signature_from
from omt_desktop.storage.stored_values import fact_from_json
from omt_desktop.storage.tables import (
    NOT_SIGNED,
    SIGNED_ELSEWHERE,
    SIGNED_HERE,
    addenda,
    answers,
    evaluations,
    patients,
    recommendations,
    signatures,
    signed_elsewhere,
    signed_patients,
)
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.bringing.ports import BegunEvaluation
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord, EvaluationSummary
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere

_COMPLAINTS = "complaint.groups"
_OURS = (evaluations.c.id == bindparam("record_id"), evaluations.c.patient_id == bindparam("of_patient"))
_SAVED = Prepared(
    update(evaluations).where(*_OURS).values(saved_at=bindparam("saved_at"), audit_seq=bindparam("audit_seq"))
)
_STEPPED = Prepared(update(evaluations).where(*_OURS).values(step_id=bindparam("step_id")))
_RECORD = patients.alias()
"""The record an evaluation was made in, which may have been joined to another since."""
_SUMMARY = (
    select(
        *IDENTITY,
        evaluations.c.id.label("evaluation_id"),
        evaluations.c.evaluated_on,
        evaluations.c.stance,
        evaluations.c.reason,
        evaluations.c.saved_at,
        evaluations.c.signed,
        answers.c.value.label("complaints"),
    )
    .select_from(evaluations)
    .join(_RECORD, _RECORD.c.id == evaluations.c.patient_id)
    .join(patients, patients.c.id == func.coalesce(_RECORD.c.merged_into, _RECORD.c.id))
    .outerjoin(answers, (answers.c.evaluation_id == evaluations.c.id) & (answers.c.fact_id == _COMPLAINTS))
)

_MINE = Prepared(
    _SUMMARY.where(evaluations.c.patient_id.in_(records_of("patient_id"))).order_by(
        evaluations.c.evaluated_on.desc(), evaluations.c.saved_at.desc()
    )
)


class StoredEvaluations:
    """Fulfils workflow.ports.EvaluationStore."""

    def __init__(self, engine: Engine, file: OpenFile, clock: Clock, trail: AuditTrail, records: OpenRecords) -> None:
        self._engine = engine
        self._file = file
        self._clock = clock
        self._trail = trail
        self._records = records

    def create(
        self, patient: Patient, evaluation: Evaluation, content: ContentStamp, step_id: str, protocol: str = ""
    ) -> EvaluationRecord:
        """Stores a new evaluation of the patient and returns it with its id."""
        with saving(self._file), self._engine.begin() as connection:
            record, begun = self._write(connection, patient, evaluation, content, step_id, protocol)
        self._records.keep(record.id, begun)
        return record

    def write_new(self, connection: Connection, patient: Patient, begun: BegunEvaluation) -> EvaluationRecord:
        """The new evaluation, stored inside the transaction of `connection`, which decides whether it stays."""
        if begun.protocol:
            beside = begun.protocol, begun.protocol_name, begun.protocol_text
            keep_beside(connection, self._trail, *beside, self._clock.now())
        told = begun.evaluation, begun.content, begun.step_id, begun.protocol
        return self._write(connection, patient, *told, begun.recommendation, begun.signed)[0]

    def save(
        self,
        record_id: str,
        before: Evaluation,
        after: Evaluation,
        decided_on: tuple[Recommendation, ContentStamp] | None = None,
    ) -> datetime:
        """Commits what differs, in one transaction, and returns the time of the commit."""
        now = self._clock.now()
        held = self._records.get(record_id)
        code, head = held.code.copy(), held.head
        with saving(self._file, at_once=True), self._engine.begin() as connection:
            if (before.decision, before.evaluated_on) != (after.decision, after.evaluated_on):
                columns = {"evaluated_on": after.evaluated_on.isoformat(), **decision_columns(after.decision)}
                connection.execute(update(evaluations).where(evaluations.c.id == record_id), columns)
                head = with_head(held, code, columns)
            rows = write_difference(connection, record_id, before, after, code)
            snapshot = self._keep_recommendation(connection, record_id, held.snapshot, decided_on, code)
            told = AuditEvent(AuditKind.EVALUATION_CHANGED, held.patient_id, record_id, {"rows": rows})
            changed = OpenRecord(held.patient_id, head, code, snapshot)
            self._tell(connection, told, changed, now)
        self._records.keep(record_id, changed)
        return now

    def remember_step(self, record_id: str, step_id: str) -> None:
        """Keeps the step to come back to."""
        patient_id = self._records.get(record_id).patient_id
        with saving(self._file, at_once=True), self._engine.begin() as connection:
            _touch(connection, _STEPPED, record_id, patient_id, step_id=step_id)

    def load(self, record_id: str) -> EvaluationRecord:
        """The evaluation as last saved; Refusal where there is none."""
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            row = connection.execute(select(evaluations).where(evaluations.c.id == record_id)).one_or_none()
            if row is None:
                raise Refusal(
                    "This evaluation is not in the practice database. Go back to the patient and choose again."
                )
            parts = stored_parts(connection, record_id)
            held = self._records.taken_in(connection, row, parts)
            said = parts[signed_elsewhere.name]
            kept_for_ever = row.signed == SIGNED_HERE and held.snapshot
            return EvaluationRecord(
                id=row.id,
                patient=read_owner(connection, row.patient_id),
                evaluation=read_evaluation(row, parts),
                content=ContentStamp(row.content_version, row.content_sha256),
                step_id=row.step_id,
                started_at=local(row.started_at),
                saved_at=local(row.saved_at),
                protocol=row.protocol_sha256 or "",
                signatures=tuple(signature_from(part._mapping) for part in parts[signatures.name]),
                addenda=tuple(addendum_from(part._mapping) for part in parts[addenda.name]),
                recommendation=recommendation_from(held.snapshot) if kept_for_ever else None,
                elsewhere=statement_from_json(said[0].said) if said else None,
                doubt=held.doubt,
                named=named_in(parts[signed_patients.name], row.patient_id),
            )

    def decided_on(self, record_id: str) -> tuple[Recommendation, ContentStamp] | None:
        """The recommendation that the doctor's decision was made on, and its content; None before a decision."""
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            found = select(recommendations).where(recommendations.c.evaluation_id == record_id)
            row = connection.execute(found).one_or_none()
        if row is None:
            return None
        return recommendation_from(row.snapshot), ContentStamp(row.content_version, row.content_sha256)

    def of_patient(self, patient_id: str) -> Sequence[EvaluationSummary]:
        """The patient's evaluations, newest first."""
        with reading(self._file.path):
            rows = reader_of(self._engine).rows(_MINE, patient_id=patient_id)
        # All of them are of one person, also those of records that were joined.
        whose = identity_from(rows[0]) if rows else None
        return tuple([_summary(row, whose) for row in rows])

    def unfinished(self, limit: int = 50) -> Sequence[EvaluationSummary]:
        """Evaluations that are not signed, most recently saved first."""
        return self._summaries(_SUMMARY.where(NOT_SIGNED).order_by(evaluations.c.saved_at.desc()).limit(limit))

    def recorded_most(self, limit: int) -> Sequence[tuple[str, int]]:
        """The items recorded most in the latest evaluations, most recorded first, with how often."""
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return recorded_most(connection, limit)

    def holds_any(self, item_ids: Collection[str]) -> bool:
        """Whether any evaluation has a finding for one of these items, which the practice added."""
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return holds_any(connection, item_ids)

    def _summaries(self, statement: Any) -> tuple[EvaluationSummary, ...]:
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return tuple(_summary(row) for row in connection.execute(statement))

    def _write(
        self,
        connection: Connection,
        patient: Patient,
        evaluation: Evaluation,
        content: ContentStamp,
        step_id: str,
        protocol: str,
        recommendation: Recommendation | None = None,
        signed: SignedElsewhere | None = None,
    ) -> tuple[EvaluationRecord, OpenRecord]:
        now = self._clock.now()
        record = EvaluationRecord(uuid.uuid4().hex, patient, evaluation, content, step_id, now, now, protocol)
        head = {
            "id": record.id,
            "patient_id": patient.id,
            "evaluated_on": evaluation.evaluated_on.isoformat(),
            "started_at": sortable(now),
            "content_version": content.version,
            "content_sha256": content.sha256,
            "protocol_sha256": protocol or None,
            **decision_columns(evaluation.decision),
        }
        begun = self._records.begun(head)
        told = AuditEvent(AuditKind.EVALUATION_BEGUN, patient.id, record.id)
        read_patient(connection, patient.id)
        row = {**head, "step_id": step_id, "saved_at": sortable(now), "signed": SIGNED_ELSEWHERE if signed else 0}
        connection.execute(insert(evaluations), row)
        write_difference(connection, record.id, Evaluation(evaluation.evaluated_on), evaluation, begun.code)
        if recommendation is not None:
            self._keep_recommendation(connection, record.id, "", (recommendation, content), begun.code)
        if signed is not None:
            statement = {"evaluation_id": record.id, "said": statement_to_json(signed)}
            connection.execute(insert(signed_elsewhere), statement)
            begun.code.put((signed_elsewhere.name,), statement)
        self._tell(connection, told, begun, now)
        return record, begun

    def _tell(self, connection: Connection, event: AuditEvent, record: OpenRecord, now: datetime) -> None:
        """Writes the change into the trail, and into the evaluation which line of the trail told of it last."""
        saved_at = sortable(now)
        told = self._trail.append(connection, event, record.code.sealed(saved_at), now)
        _touch(connection, _SAVED, event.subject_id, record.patient_id, saved_at=saved_at, audit_seq=told.seq)

    def _keep_recommendation(
        self,
        connection: Connection,
        record_id: str,
        before: str,
        decided_on: tuple[Recommendation, ContentStamp] | None,
        code: RecordCode,
    ) -> str:
        """Keeps the recommendation a decision stands on, and forgets it with a decision taken back."""
        place = (recommendations.name,)
        if decided_on is None:
            if before:
                connection.execute(delete(recommendations).where(recommendations.c.evaluation_id == record_id))
                code.drop(place)
            return ""
        recommendation, content = decided_on
        snapshot = snapshot_of(recommendation)
        if snapshot != before:
            kept = {
                "outcome": recommendation.outcome.value,
                "content_version": content.version,
                "content_sha256": content.sha256,
                "snapshot": snapshot,
            }
            row = {"evaluation_id": record_id, **kept}
            statement = insert(recommendations)
            connection.execute(statement.on_conflict_do_update(index_elements=["evaluation_id"], set_=kept), row)
            code.put(place, row)
        return snapshot


def _touch(connection: Connection, statement: Prepared, record_id: str, patient_id: str, **values: object) -> None:
    """Changes the record's own row, only while it belongs to the patient it was opened for."""
    if statement.quick(connection, record_id=record_id, of_patient=patient_id, **values).rowcount != 1:
        raise not_this_patients()


@cache
def _counts(stance: str | None, reasoned: bool) -> bool:
    """Whether such a decision is made; only these two things of it matter, and no text is kept."""
    return Decision(Stance(stance) if stance else None, "given" if reasoned else "").counts


def _summary(row: Any, whose: PatientIdentity | None = None) -> EvaluationSummary:
    """From a row of _SUMMARY, a plain tuple or not; `whose` where that is known already."""
    evaluation_id, evaluated_on, stance, reason, saved_at, signed, named = row[len(IDENTITY) :]
    complaints = fact_from_json(named) if named else ()
    return EvaluationSummary(
        id=evaluation_id,
        patient=whose or identity_from(row),
        evaluated_on=evaluated_on,
        complaints=tuple(map(str, complaints)) if isinstance(complaints, tuple) else (),
        decided=_counts(stance, bool(reason) and not reason.isspace()),
        saved_at=local(saved_at),
        signed=signed == SIGNED_HERE,
        elsewhere=signed == SIGNED_ELSEWHERE,
    )
