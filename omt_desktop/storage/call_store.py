"""Calls about sessions, in the database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_change

from omt_desktop.domain.schedule.appointment import Appointment
from omt_desktop.domain.schedule.confirmation_call import CallAttempt, CallOutcome
from omt_desktop.domain.schedule.follow_up import Answered, FollowUp
from omt_desktop.domain.truth import Truth
from omt_desktop.storage.appointment_rows import SESSIONS, session_from
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.follow_up_store import add_follow_up, settle
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.row_records import SESSION_RECORDS
from omt_desktop.storage.schedule_store import change_appointment, read_session
from omt_desktop.storage.tables import appointments, call_answers, call_attempts
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.schedule.booked_session import StoredCall, StoredSession


class StoredCalls:
    """Fulfils workflow.schedule.ports.CallStore."""

    def __init__(self, engine: Engine, file: OpenFile, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._trail = trail

    def calls_between(self, start: datetime, end: datetime) -> Sequence[StoredCall]:
        """The sessions that begin from `start` until before `end` with their calls, by time."""
        begin = appointments.c.start
        within = (begin >= sortable(start), begin < sortable(end))
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            found = [session_from(row) for row in connection.execute(SESSIONS.where(*within).order_by(begin))]
            ids = select(appointments.c.id).where(*within)
            return _with_calls(connection, found, ids)

    def call_of(self, appointment_id: str) -> StoredCall:
        """The session of that id with its calls; Refusal where there is none."""
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            session = read_session(connection, appointment_id)
            (found,) = _with_calls(connection, [session], (appointment_id,))
            return found

    def add_attempt(self, before: Appointment, after: Appointment, attempt: CallAttempt) -> None:
        """Stores the attempt and what became of the appointment by it."""
        with saving(self._file), self._engine.begin() as connection:
            mine = call_attempts.c.appointment_id == before.id
            place = connection.execute(select(func.count()).select_from(call_attempts).where(mine)).scalar_one()
            connection.execute(insert(call_attempts), _attempt_row(before.id, place, attempt))
            if after != before:
                change_appointment(connection, self._trail, before, after, "", attempt.by, attempt.at)
            details = {"outcome": attempt.outcome.value}
            told = AuditEvent(AuditKind.CALL_MADE, before.patient_id, before.id, details)
            SESSION_RECORDS.told(connection, self._trail, told, attempt.at)

    def take_back_attempt(self, before: Appointment, after: Appointment, at: datetime, by: str) -> None:
        """Marks the last attempt that counts as taken back, with what it made of the appointment."""
        with saving(self._file), self._engine.begin() as connection:
            mine = (call_attempts.c.appointment_id == before.id) & call_attempts.c.taken_back_at.is_(None)
            last = select(func.max(call_attempts.c.place)).where(mine).scalar_subquery()
            marked = {"taken_back_at": sortable(at), "taken_back_by": by}
            connection.execute(update(call_attempts).where(mine, call_attempts.c.place == last), marked)
            if after != before:
                change_appointment(connection, self._trail, before, after, "", by, at)
            told = AuditEvent(AuditKind.CALL_TAKEN_BACK, before.patient_id, before.id)
            SESSION_RECORDS.told(connection, self._trail, told, at)

    def answer(
        self,
        appointment_id: str,
        answers: Mapping[str, Truth | None],
        by: str,
        at: datetime,
        follow_up: FollowUp | None,
        settled: tuple[str, Answered] | None,
    ) -> None:
        """Stores the answers, and opens or settles the follow-up."""
        with saving(self._file), self._engine.begin() as connection:
            patient_id = read_session(connection, appointment_id).appointment.patient_id
            for question, answer in answers.items():
                _keep_answer(connection, appointment_id, question, answer, by, at)
            details = {"questions": ",".join(answers)}
            told = AuditEvent(AuditKind.CALL_ANSWERED, patient_id, appointment_id, details)
            SESSION_RECORDS.told(connection, self._trail, told, at)
            if follow_up is not None:
                add_follow_up(connection, self._trail, follow_up)
            if settled is not None:
                settle(connection, self._trail, *settled)


def _with_calls(connection: Connection, sessions: Sequence[StoredSession], ids: Any) -> tuple[StoredCall, ...]:
    """The sessions with their calls; `ids` selects or lists the appointments."""
    attempts: defaultdict[str, list[CallAttempt]] = defaultdict(list)
    wanted = select(call_attempts).where(call_attempts.c.appointment_id.in_(ids)).order_by(call_attempts.c.place)
    for row in connection.execute(wanted):
        attempts[row.appointment_id].append(_attempt_from(row))
    answers: defaultdict[str, dict[str, Truth]] = defaultdict(dict)
    for row in connection.execute(select(call_answers).where(call_answers.c.appointment_id.in_(ids))):
        answers[row.appointment_id][row.question_id] = Truth(row.answer)
    keys = [(session, session.appointment.id) for session in sessions]
    return tuple(StoredCall(session, tuple(attempts[key]), answers[key]) for session, key in keys)


def _keep_answer(
    connection: Connection, appointment_id: str, question: str, answer: Truth | None, by: str, at: datetime
) -> None:
    mine = (call_answers.c.appointment_id == appointment_id) & (call_answers.c.question_id == question)
    if answer is None:
        connection.execute(delete(call_answers).where(mine))
        return
    kept = {"answer": answer.value, "at": sortable(at), "by": by}
    statement = insert_or_change(call_answers)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["appointment_id", "question_id"], set_=kept),
        {"appointment_id": appointment_id, "question_id": question, **kept},
    )


def _attempt_row(appointment_id: str, place: int, attempt: CallAttempt) -> dict[str, Any]:
    return {
        "appointment_id": appointment_id,
        "place": place,
        "at": sortable(attempt.at),
        "by": attempt.by,
        "outcome": attempt.outcome.value,
        "about": sortable(attempt.about),
        "next_try": sortable(attempt.next_try) if attempt.next_try else None,
        "note": attempt.note,
    }


def _attempt_from(row: Any) -> CallAttempt:
    return CallAttempt(
        datetime.fromisoformat(row.at),
        row.by,
        CallOutcome(row.outcome),
        datetime.fromisoformat(row.about),
        datetime.fromisoformat(row.next_try) if row.next_try else None,
        row.note,
        datetime.fromisoformat(row.taken_back_at) if row.taken_back_at else None,
        row.taken_back_by,
    )
