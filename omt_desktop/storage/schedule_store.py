"""The calendar of the practice in the database."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from omt_desktop.domain.schedule.appointment import Appointment, Change, State
from omt_desktop.domain.schedule.free_times import overlapping
from omt_desktop.storage.appointment_rows import SESSIONS, add_change, appointment_row, changes_of, session_from
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.patient_rows import records_of
from omt_desktop.storage.row_records import SESSION_RECORDS
from omt_desktop.storage.tables import appointments
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.schedule.booked_session import StoredSession
from omt_desktop.workflow.schedule.double_booked import DoubleBooked

_A_DAY = timedelta(days=1)


class StoredSchedule:
    """Fulfils workflow.schedule.ports.ScheduleStore."""

    def __init__(self, engine: Engine, file: OpenFile, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._trail = trail

    def between(self, start: datetime, end: datetime) -> Sequence[StoredSession]:
        """Sessions that begin from `start` until before `end`, by time."""
        begin = appointments.c.start
        wanted = SESSIONS.where(begin >= sortable(start), begin < sortable(end)).order_by(begin, appointments.c.id)
        return self._sessions(wanted)

    def of_patient(self, patient_id: str) -> Sequence[StoredSession]:
        """All sessions of the patient, the latest first."""
        mine = SESSIONS.where(appointments.c.patient_id.in_(records_of("of_patient")))
        return self._sessions(mine.order_by(appointments.c.start.desc()).params(of_patient=patient_id))

    def get(self, appointment_id: str) -> StoredSession:
        """The session of that id; Refusal where there is none."""
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return read_session(connection, appointment_id)

    def history(self, appointment_id: str) -> Sequence[Change]:
        """What became of it, the first change first."""
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return changes_of(connection, appointment_id)

    def add(self, appointments_: Sequence[Appointment], by: str) -> None:
        """Stores new appointments, all or none."""
        with saving(self._file), self._engine.begin() as connection:
            for appointment in appointments_:
                _refuse_silent_overlap(connection, appointment)
                connection.execute(insert(appointments), appointment_row(appointment))
                add_change(connection, appointment, "", by, appointment.booked_at)
                told = AuditEvent(AuditKind.APPOINTMENT_BOOKED, appointment.patient_id, appointment.id)
                SESSION_RECORDS.told(connection, self._trail, told, appointment.booked_at)

    def change(self, before: Appointment, after: Appointment, note: str, by: str, at: datetime) -> None:
        """Stores the changed appointment with its history."""
        with saving(self._file), self._engine.begin() as connection:
            change_appointment(connection, self._trail, before, after, note, by, at)

    def _sessions(self, statement: Any) -> tuple[StoredSession, ...]:
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return tuple(session_from(row) for row in connection.execute(statement))


def read_session(connection: Connection, appointment_id: str) -> StoredSession:
    """The session of that id; Refusal where there is none."""
    row = connection.execute(SESSIONS.where(appointments.c.id == appointment_id)).one_or_none()
    if row is None:
        raise Refusal("This session is not in the practice database any more. Go back to the calendar and look again.")
    return session_from(row)


def change_appointment(
    connection: Connection, trail: AuditTrail, before: Appointment, after: Appointment, note: str, by: str, at: datetime
) -> None:
    """Stores the change inside the transaction; NotSaved where the appointment is not as `before` any more."""
    same_time = (after.start, after.minutes, after.doctor) == (before.start, before.minutes, before.doctor)
    if after.state.holds_time and not (same_time and before.state.holds_time):
        _refuse_silent_overlap(connection, after)
    still = (
        (appointments.c.id == before.id)
        & (appointments.c.sequence == before.sequence)
        & (appointments.c.state == before.state.value)
    )
    changed = connection.execute(update(appointments).where(still), appointment_row(after))
    if changed.rowcount != 1:
        raise NotSaved("This session was changed meanwhile. Nothing was changed here. Look at it again.")
    add_change(connection, after, note, by, at)
    details = {"state": after.state.value, "sequence": after.sequence}
    told = AuditEvent(AuditKind.APPOINTMENT_CHANGED, after.patient_id, after.id, details)
    SESSION_RECORDS.told(connection, trail, told, at)


def _refuse_silent_overlap(connection: Connection, appointment: Appointment) -> None:
    """DoubleBooked where the time is taken already and the appointment does not say that this is meant."""
    if appointment.overlaps:
        return
    begin = appointments.c.start
    near = select(appointments).where(
        begin > sortable(appointment.start - _A_DAY),
        begin < sortable(appointment.end),
        appointments.c.id != appointment.id,
    )
    others = [_time_of(row) for row in connection.execute(near)]
    taken = overlapping(appointment.start, appointment.minutes, others, doctor=appointment.doctor)
    if taken:
        raise DoubleBooked(len(taken))


def _time_of(row: Any) -> Appointment:
    start = datetime.fromisoformat(row.start)
    told = row.id, row.patient_id, row.kind, start, row.minutes, row.zone, start, State(row.state)
    return Appointment(*told, doctor=row.doctor)
