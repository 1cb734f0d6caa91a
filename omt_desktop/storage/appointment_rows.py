"""Appointments as rows and back, with what is known now about what they were booked on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, func, insert, literal, select

from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.appointment import Appointment, Change, State
from omt_desktop.domain.schedule.booking_flag import Standing
from omt_desktop.domain.schedule.follow_up import FollowUpKind
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.patient_rows import IDENTITY, identity_from, phones_from
from omt_desktop.storage.tables import (
    appointment_changes,
    appointments,
    follow_ups,
    patient_details,
    patients,
    standing_outcomes,
)
from omt_desktop.workflow.schedule.booked_session import StoredSession

_RECORD, _OWN_RECORD, _JOINED = patients.alias(), patients.alias(), patients.alias()
_OWNER = func.coalesce(_RECORD.c.merged_into, _RECORD.c.id)
"""The patient the session belongs to: the one its record was joined to, where it was."""
_LATEST_FIRST = (standing_outcomes.c.evaluated_on.desc(), standing_outcomes.c.changed_at.desc())
_WAITING = follow_ups.c.resolution.is_(None)


def _is_of_owner(column: Any) -> ColumnElement[bool]:
    """Whether the column names the owner's own record or one that was joined to it."""
    own = select(_OWN_RECORD.c.id).where(_OWN_RECORD.c.id == _OWNER).correlate(_RECORD)
    joined = select(_JOINED.c.id).where(_JOINED.c.merged_into == _OWNER).correlate(_RECORD)
    return cast("ColumnElement[bool]", column.in_(own.union_all(joined)))


def _latest(column: Any) -> ColumnElement[Any]:
    of_owner = _is_of_owner(standing_outcomes.c.patient_id)
    return select(column).where(of_owner).order_by(*_LATEST_FIRST).limit(1).scalar_subquery()


def _how_many(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).select_from(follow_ups).where(_WAITING, *conditions).scalar_subquery()


_OWN = (
    select(standing_outcomes.c.outcome)
    .where(standing_outcomes.c.evaluation_id == appointments.c.evaluation_id)
    .scalar_subquery()
)
_RENAMED = {name: appointments.c[name].label(f"appointment_{name}") for name in ("id", "note")}
_COLUMNS = [_RENAMED.get(column.name, column) for column in appointments.c]
SESSIONS: Select[Any] = (
    select(
        *IDENTITY,
        *_COLUMNS,
        patient_details.c.phones,
        _OWN.label("own_outcome"),
        _latest(standing_outcomes.c.outcome).label("latest_outcome"),
        _latest(standing_outcomes.c.evaluation_id).label("latest_evaluation"),
        _how_many(
            follow_ups.c.appointment_id == appointments.c.id,
            follow_ups.c.kind == literal(FollowUpKind.CALL_ANSWER.value),
        ).label("open_answers"),
        _how_many(
            _is_of_owner(follow_ups.c.patient_id),
            follow_ups.c.kind == literal(FollowUpKind.RED_FLAG.value),
            follow_ups.c.opened_at >= appointments.c.booked_at,
        ).label("open_flags"),
    )
    .select_from(appointments)
    .join(_RECORD, _RECORD.c.id == appointments.c.patient_id)
    .join(patients, patients.c.id == _OWNER)
    .outerjoin(patient_details, patient_details.c.patient_id == patients.c.id)
)
"""Sessions with their patients and all that `session_from` asks of a row."""


def session_from(row: Any) -> StoredSession:
    """The session in a row of SESSIONS."""
    latest = row.latest_outcome if row.latest_evaluation != row.evaluation_id else None
    standing = Standing(
        _outcome(row.booked_on), _outcome(row.own_outcome), _outcome(latest), row.open_answers, row.open_flags
    )
    return StoredSession(_appointment_from(row), identity_from(row), standing, phones_from(row.phones))


def _appointment_from(row: Any) -> Appointment:
    return Appointment(
        id=row.appointment_id,
        patient_id=row.patient_id,
        kind=row.kind,
        start=datetime.fromisoformat(row.start),
        minutes=row.minutes,
        zone=row.zone,
        booked_at=datetime.fromisoformat(row.booked_at),
        state=State(row.state),
        series_id=row.series_id,
        evaluation_id=row.evaluation_id or "",
        booked_on=_outcome(row.booked_on),
        against=row.against,
        overlaps=bool(row.overlaps),
        note=row.appointment_note,
        sequence=row.sequence,
        doctor=row.doctor,
    )


def appointment_row(appointment: Appointment) -> dict[str, Any]:
    """The columns of an appointment."""
    return {
        "id": appointment.id,
        "patient_id": appointment.patient_id,
        "kind": appointment.kind,
        "start": sortable(appointment.start),
        "minutes": appointment.minutes,
        "zone": appointment.zone,
        "state": appointment.state.value,
        "series_id": appointment.series_id,
        "evaluation_id": appointment.evaluation_id or None,
        "booked_on": appointment.booked_on.value if appointment.booked_on else None,
        "against": appointment.against,
        "overlaps": int(appointment.overlaps),
        "note": appointment.note,
        "sequence": appointment.sequence,
        "booked_at": sortable(appointment.booked_at),
        "doctor": appointment.doctor,
    }


def add_change(connection: Connection, appointment: Appointment, note: str, by: str, at: datetime) -> None:
    """Adds what the appointment became to its history."""
    places = select(func.count()).select_from(appointment_changes)
    place = connection.execute(places.where(appointment_changes.c.appointment_id == appointment.id)).scalar_one()
    row = {
        "appointment_id": appointment.id,
        "place": place,
        "at": sortable(at),
        "by": by,
        "state": appointment.state.value,
        "start": sortable(appointment.start),
        "minutes": appointment.minutes,
        "note": note,
    }
    connection.execute(insert(appointment_changes), row)


def changes_of(connection: Connection, appointment_id: str) -> Sequence[Change]:
    """The history, the first change first."""
    mine = select(appointment_changes).where(appointment_changes.c.appointment_id == appointment_id)
    return tuple(
        Change(
            datetime.fromisoformat(row.at),
            row.by,
            State(row.state),
            datetime.fromisoformat(row.start),
            row.minutes,
            row.note,
        )
        for row in connection.execute(mine.order_by(appointment_changes.c.place))
    )


def _outcome(text: str | None) -> Outcome | None:
    return Outcome(text) if text else None
