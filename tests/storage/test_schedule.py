"""The calendar, the calls and the follow-ups on a real encrypted file: whole or not at all, told in the trail."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from omt_desktop.domain.patient import Patient
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.rule import Effect
from omt_desktop.domain.schedule.appointment import Appointment, State
from omt_desktop.domain.schedule.booking_flag import FlagReason, flags_of
from omt_desktop.domain.schedule.confirmation_call import CallAttempt, CallOutcome
from omt_desktop.domain.schedule.follow_up import Answered, FollowUp, FollowUpKind, Resolution
from omt_desktop.domain.truth import Truth
from omt_desktop.storage.appointment_rows import SESSIONS
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.patient_rows import records_of
from omt_desktop.storage.tables import appointments, audit
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.schedule.double_booked import DoubleBooked
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.domain.schedule.sessions import moment, session
from tests.practice import open_record
from tests.storage.conftest import SteppingClock

FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)
NOW = datetime(2026, 11, 27, 15, tzinfo=UTC)
CLEARED = Answered(Resolution.CLEARED, "Dr B. (invented)", FRIDAY, "MRI normal", NOW, "Dr A. (invented)")


@pytest.fixture
def patient(practice: Practice) -> Patient:
    return practice.patients.add(a_patient())


@pytest.fixture
def booked(practice: Practice, patient: Patient) -> Appointment:
    record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "review")
    known = session(
        MONDAY,
        patient_id=patient.id,
        evaluation_id=record.id,
        booked_on=Outcome.SUITABLE,
        note="ring twice",
        booked_at=NOW - timedelta(hours=1),
    )
    practice.schedule.add([known], "Sam")
    return known


def kinds_told(practice: Practice) -> list[str]:
    with practice.engine.connect() as connection:
        return list(connection.execute(select(audit.c.kind).order_by(audit.c.seq)).scalars())


def flag(appointment: Appointment, **changes: object) -> FollowUp:
    item = FollowUp(
        "f-1", appointment.patient_id, FollowUpKind.RED_FLAG, "RF-21", "Saddle numbness", Effect.EMERGENCY, NOW,
        evaluation_id=appointment.evaluation_id,
    )  # fmt: skip
    return replace(item, **changes)


def test_a_session_comes_back_as_it_was_booked(practice: Practice, booked: Appointment, folder: Path) -> None:
    practice.close()
    again = open_record(folder, SteppingClock())
    (found,) = again.schedule.between(moment(MONDAY, 0), moment(MONDAY, 23))
    (of_patient,) = again.schedule.of_patient(booked.patient_id)
    history = again.schedule.history(booked.id)
    again.close()
    assert found.appointment == booked and found.patient.full_name == a_patient().full_name and of_patient == found
    assert [(change.by, change.state, change.start) for change in history] == [("Sam", State.PLANNED, booked.start)]


def test_what_does_not_exist_is_refused(practice: Practice) -> None:
    for ask in (practice.schedule.get, practice.calls.call_of, practice.follow_ups.get):
        with pytest.raises(Refusal, match="not in the practice database"):
            ask("no such id")


def test_a_double_booking_is_refused_whole_and_leaves_no_trace(practice: Practice, booked: Appointment) -> None:
    before = kinds_told(practice)
    free, taken = session(MONDAY, 11, id="free"), session(MONDAY, 9, 45, id="taken")
    both = [replace(found, patient_id=booked.patient_id) for found in (free, taken)]
    with pytest.raises(DoubleBooked):
        practice.schedule.add(both, "Sam")
    assert len(practice.schedule.of_patient(booked.patient_id)) == 1 and kinds_told(practice) == before
    practice.schedule.add([both[0], replace(both[1], overlaps=True)], "Sam")
    assert len(practice.schedule.of_patient(booked.patient_id)) == 3


def test_a_session_is_changed_only_as_it_was_last_seen(practice: Practice, booked: Appointment) -> None:
    moved = booked.moved_to(moment(MONDAY, 15), 45, booked.zone)
    practice.schedule.change(booked, moved, "", "Sam", NOW)
    with pytest.raises(NotSaved, match="changed meanwhile"):
        practice.schedule.change(booked, booked.become(State.CANCELLED), "", "Sam", NOW)
    cancelled = moved.become(State.CANCELLED)
    practice.schedule.change(moved, cancelled, "ill", "Sam", NOW)
    practice.schedule.add([session(MONDAY, 15, id="other", patient_id=booked.patient_id)], "Sam")
    with pytest.raises(DoubleBooked):
        practice.schedule.change(cancelled, cancelled.become(State.PLANNED), "", "Sam", NOW)
    assert [change.state for change in practice.schedule.history(booked.id)] == [
        State.PLANNED,
        State.MOVED,
        State.CANCELLED,
    ]
    assert practice.schedule.history(booked.id)[-1].note == "ill"
    assert kinds_told(practice)[-3:] == ["appointment.changed", "appointment.changed", "appointment.booked"]


def test_calls_and_answers_are_kept_with_what_they_did(practice: Practice, booked: Appointment) -> None:
    tried = CallAttempt(NOW, "Kim", CallOutcome.NO_ANSWER, booked.start, NOW + timedelta(hours=2), "engaged")
    confirmed = replace(tried, outcome=CallOutcome.CONFIRMED, next_try=None)
    practice.calls.add_attempt(booked, booked, tried)
    practice.calls.add_attempt(booked, booked.become(State.CONFIRMED), confirmed)
    practice.calls.answer(booked.id, {"medicines": Truth.YES, "pregnancy": Truth.UNKNOWN}, "Kim", NOW, None, None)
    practice.calls.answer(booked.id, {"medicines": Truth.NO, "pregnancy": None}, "Kim", NOW, None, None)
    (call,) = practice.calls.calls_between(moment(MONDAY, 0), moment(MONDAY, 23))
    assert call.attempts == (tried, confirmed) and call.answers == {"medicines": Truth.NO}
    assert call.session.appointment.state is State.CONFIRMED and call == practice.calls.call_of(booked.id)
    now = call.session.appointment
    practice.calls.take_back_attempt(now, now.become(State.PLANNED), NOW, "Kim")
    back = {"taken_back_at": NOW, "taken_back_by": "Kim"}
    assert practice.calls.call_of(booked.id).attempts == (tried, replace(confirmed, **back))
    practice.calls.take_back_attempt(booked, booked, NOW, "Kim")
    assert practice.calls.call_of(booked.id).attempts == (replace(tried, **back), replace(confirmed, **back))
    assert kinds_told(practice)[-1] == "call.taken_back"


def test_a_yes_opens_a_follow_up_that_flags_the_booking(practice: Practice, booked: Appointment) -> None:
    item = flag(booked, kind=FollowUpKind.CALL_ANSWER, appointment_id=booked.id)
    practice.calls.answer(booked.id, {"medicines": Truth.YES}, "Kim", NOW, item, None)
    assert flags_of(practice.schedule.get(booked.id).standing) == (FlagReason.CALL_ANSWER,)
    assert practice.follow_ups.of_appointment(booked.id) == (item,) == (practice.follow_ups.get(item.id),)
    practice.calls.answer(booked.id, {"medicines": Truth.NO}, "Kim", NOW, None, (item.id, CLEARED))
    assert flags_of(practice.schedule.get(booked.id).standing) == ()


def test_follow_ups_wait_until_they_are_answered_for(practice: Practice, booked: Appointment) -> None:
    note = practice.follow_ups.note_outcome
    hold = flag(booked, id="f-0", effect=Effect.HOLD, subject="CI-1", opened_at=NOW - timedelta(days=9))
    about = (booked.evaluation_id, booked.patient_id, FRIDAY)
    note(*about, Outcome.EMERGENCY, NOW, [hold, flag(booked)], {})
    assert [item.id for item, _ in practice.follow_ups.open(9)] == ["f-1", "f-0"]
    assert flags_of(practice.schedule.get(booked.id).standing) == (FlagReason.NEW_FACTS, FlagReason.OPEN_RED_FLAG)
    practice.follow_ups.answer("f-1", CLEARED)
    note(*about, Outcome.SUITABLE, NOW, [], {"f-0": CLEARED})
    assert practice.follow_ups.open(9) == () and practice.follow_ups.get("f-1").answered == CLEARED
    note(*about, Outcome.SUITABLE, NOW, [], {"f-0": None})
    ((waiting, patient),) = practice.follow_ups.open(9)
    assert waiting == hold and patient.id == booked.patient_id
    assert [item.id for item in practice.follow_ups.of_patient(booked.patient_id)] == ["f-0", "f-1"]
    assert {item.id for item in practice.follow_ups.of_evaluation(booked.evaluation_id)} == {"f-0", "f-1"}
    assert flags_of(practice.schedule.get(booked.id).standing) == ()
    assert [kind for kind in kinds_told(practice) if kind.startswith("follow_up")][-5:] == [
        *("follow_up.opened", "follow_up.opened"),
        *("follow_up.answered", "follow_up.answered", "follow_up.reopened"),
    ]


def test_a_later_evaluation_that_advises_against_flags_the_booking(
    practice: Practice, patient: Patient, booked: Appointment
) -> None:
    practice.follow_ups.note_outcome(booked.evaluation_id, patient.id, FRIDAY, Outcome.SUITABLE, NOW, [], {})
    later = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "review")
    practice.follow_ups.note_outcome(later.id, patient.id, MONDAY, Outcome.INSUFFICIENT_INFORMATION, NOW, [], {})
    assert flags_of(practice.schedule.get(booked.id).standing) == ()
    practice.follow_ups.note_outcome(later.id, patient.id, MONDAY, Outcome.DEFER, NOW, [], {})
    assert flags_of(practice.schedule.get(booked.id).standing) == (FlagReason.NEW_EVALUATION,)


def test_no_screen_reads_the_whole_calendar(practice: Practice, booked: Appointment) -> None:
    """The plans of the day, patient and call queries search an index at every step; none scans a table."""
    begin = appointments.c.start
    asked = (
        SESSIONS.where(begin >= "2026", begin < "2027").order_by(begin, appointments.c.id),
        SESSIONS.where(appointments.c.patient_id.in_(records_of("p"))).params(p="x").order_by(begin.desc()),
    )
    with practice.engine.connect() as connection:
        for statement in asked:
            text = str(statement.compile(connection, compile_kwargs={"literal_binds": True}))
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")]
            assert not [step for step in plan if step.startswith("SCAN")], plan
        assert connection.execute(select(func.count()).select_from(appointments)).scalar() == 1
