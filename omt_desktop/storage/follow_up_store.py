"""What is followed up, in the database."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, case, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_change

from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.rule import Effect
from omt_desktop.domain.schedule.follow_up import (
    FOLLOWED,
    Answered,
    FiredFlag,
    FollowUp,
    FollowUpKind,
    Resolution,
)
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.patient_rows import IDENTITY, identity_from, records_of
from omt_desktop.storage.row_records import FOLLOW_UP_RECORDS, OUTCOMES
from omt_desktop.storage.tables import IS_OPEN, follow_ups, patients, standing_outcomes
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord

_PRESSING = case({effect.value: rank for rank, effect in enumerate(FOLLOWED)}, value=follow_ups.c.effect)
_LABELLED = {name: follow_ups.c[name].label(f"follow_up_{name}") for name in ("id", "note")}
_COLUMNS = [_LABELLED.get(column.name, column) for column in follow_ups.c]
_ALL = select(*_COLUMNS)
_RECORD = patients.alias()
_WITH_PATIENT = (
    select(*IDENTITY, *_COLUMNS)
    .select_from(follow_ups)
    .join(_RECORD, _RECORD.c.id == follow_ups.c.patient_id)
    .join(patients, patients.c.id == func.coalesce(_RECORD.c.merged_into, _RECORD.c.id))
)


class StoredFollowUps:
    """Fulfils workflow.schedule.ports.FollowUpStore."""

    def __init__(self, engine: Engine, file: OpenFile, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._trail = trail

    def open(self, limit: int) -> Sequence[tuple[FollowUp, PatientIdentity]]:
        """What waits, with its patient; the most pressing first."""
        pressing = (
            _WITH_PATIENT.where(IS_OPEN).order_by(_PRESSING, follow_ups.c.opened_at, follow_ups.c.id).limit(limit)
        )
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return tuple((_follow_up_from(row), identity_from(row)) for row in connection.execute(pressing))

    def of_patient(self, patient_id: str) -> Sequence[FollowUp]:
        """Everything followed up for the patient, what waits first."""
        mine = _ALL.where(follow_ups.c.patient_id.in_(records_of("of_patient")))
        found = mine.order_by(IS_OPEN.desc(), follow_ups.c.opened_at.desc())
        return self._found(found.params(of_patient=patient_id))

    def of_evaluation(self, evaluation_id: str) -> Sequence[FollowUp]:
        """Everything that came from the evaluation."""
        return self._found(_ALL.where(follow_ups.c.evaluation_id == evaluation_id).order_by(follow_ups.c.opened_at))

    def of_appointment(self, appointment_id: str) -> Sequence[FollowUp]:
        """Everything that came from the calls about the session."""
        return self._found(_ALL.where(follow_ups.c.appointment_id == appointment_id).order_by(follow_ups.c.opened_at))

    def get(self, follow_up_id: str) -> FollowUp:
        """The follow-up of that id; Refusal where there is none."""
        return _one(self._found(_ALL.where(follow_ups.c.id == follow_up_id)))

    def answer(self, follow_up_id: str, answered: Answered | None) -> None:
        """Stores how it was answered for; None opens it again."""
        with saving(self._file), self._engine.begin() as connection:
            settle(connection, self._trail, follow_up_id, answered)

    def note_outcome(
        self,
        evaluation_id: str,
        patient_id: str,
        evaluated_on: date,
        outcome: Outcome,
        at: datetime,
        opened: Sequence[FollowUp],
        settled: Mapping[str, Answered | None],
    ) -> None:
        """Keeps what the evaluation recommends now, and what follows from that."""
        with saving(self._file), self._engine.begin() as connection:
            keep_outcome(connection, self._trail, evaluation_id, patient_id, evaluated_on, outcome, at)
            for item in opened:
                add_follow_up(connection, self._trail, item)
            for follow_up_id, answered in settled.items():
                settle(connection, self._trail, follow_up_id, answered)

    def _found(self, statement: Any) -> tuple[FollowUp, ...]:
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return tuple(_follow_up_from(row) for row in connection.execute(statement))


def keep_outcome(
    connection: Connection,
    trail: AuditTrail,
    evaluation_id: str,
    patient_id: str,
    evaluated_on: date,
    outcome: Outcome,
    at: datetime,
) -> None:
    """Stores inside the transaction what the evaluation recommends now."""
    kept = {
        "patient_id": patient_id,
        "evaluated_on": evaluated_on.isoformat(),
        "outcome": outcome.value,
        "changed_at": sortable(at),
    }
    statement = insert_or_change(standing_outcomes).on_conflict_do_update(
        index_elements=["evaluation_id"], set_=kept, where=standing_outcomes.c.outcome != outcome.value
    )
    if connection.execute(statement, {"evaluation_id": evaluation_id, **kept}).rowcount:
        told = AuditEvent(AuditKind.OUTCOME_NOTED, patient_id, OUTCOMES.subject(evaluation_id))
        OUTCOMES.told(connection, trail, told, at)


def follow_new(
    connection: Connection, trail: AuditTrail, record: EvaluationRecord, outcome: Outcome, flags: Sequence[FiredFlag]
) -> None:
    """Stores inside the transaction what a new evaluation recommends, and opens what fired in it."""
    patient_id, now = record.patient.id, record.started_at
    keep_outcome(connection, trail, record.id, patient_id, record.evaluation.evaluated_on, outcome, now)
    for flag in flags:
        told = FollowUpKind.RED_FLAG, flag.rule, flag.title, flag.effect, now, record.id
        add_follow_up(connection, trail, FollowUp(uuid.uuid4().hex, patient_id, *told))


def add_follow_up(connection: Connection, trail: AuditTrail, item: FollowUp) -> None:
    """Stores a new follow-up inside the transaction."""
    row = {
        "id": item.id,
        "patient_id": item.patient_id,
        "kind": item.kind.value,
        "subject": item.subject,
        "title": item.title,
        "effect": item.effect.value,
        "opened_at": sortable(item.opened_at),
        "evaluation_id": item.evaluation_id or None,
        "appointment_id": item.appointment_id or None,
        **_answer_columns(item.answered),
    }
    connection.execute(insert(follow_ups), row)
    told = AuditEvent(AuditKind.FOLLOW_UP_OPENED, item.patient_id, item.id, {"subject": item.subject})
    FOLLOW_UP_RECORDS.told(connection, trail, told, item.opened_at)


def settle(connection: Connection, trail: AuditTrail, follow_up_id: str, answered: Answered | None) -> None:
    """Stores inside the transaction how it was answered for; None opens it again. Refusal where there is none."""
    mine = follow_ups.c.id == follow_up_id
    item = _one([_follow_up_from(row) for row in connection.execute(_ALL.where(mine))])
    connection.execute(update(follow_ups).where(mine), _answer_columns(answered))
    kind = AuditKind.FOLLOW_UP_ANSWERED if answered else AuditKind.FOLLOW_UP_REOPENED
    details = {"resolution": answered.resolution.value} if answered else {}
    FOLLOW_UP_RECORDS.told(connection, trail, AuditEvent(kind, item.patient_id, item.id, details))


def _answer_columns(answered: Answered | None) -> dict[str, str | None]:
    return {
        "resolution": answered.resolution.value if answered else None,
        "who": answered.who if answered else "",
        "on_day": answered.on.isoformat() if answered else None,
        "note": answered.note if answered else "",
        "answered_at": sortable(answered.at) if answered else None,
        "answered_by": answered.by if answered else "",
    }


def _follow_up_from(row: Any) -> FollowUp:
    return FollowUp(
        id=row.follow_up_id,
        patient_id=row.patient_id,
        kind=FollowUpKind(row.kind),
        subject=row.subject,
        title=row.title,
        effect=Effect(row.effect),
        opened_at=datetime.fromisoformat(row.opened_at),
        evaluation_id=row.evaluation_id or "",
        appointment_id=row.appointment_id or "",
        answered=_answered_from(row) if row.resolution else None,
    )


def _answered_from(row: Any) -> Answered:
    return Answered(
        Resolution(row.resolution),
        row.who,
        date.fromisoformat(row.on_day),
        row.follow_up_note,
        datetime.fromisoformat(row.answered_at),
        row.answered_by,
    )


def _one(found: Sequence[FollowUp]) -> FollowUp:
    if not found:
        raise Refusal("This follow-up is not in the practice database any more. Go back and look again.")
    return found[0]
