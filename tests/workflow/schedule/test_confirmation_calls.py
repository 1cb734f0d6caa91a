"""The call list across a weekend and a clock change, what is written down on it, and what a yes leads to."""

from datetime import date, timedelta

import pytest

from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.booking_flag import FlagReason
from omt_desktop.domain.schedule.confirmation_call import CallOutcome, CallState
from omt_desktop.domain.schedule.follow_up import Resolution
from omt_desktop.domain.schedule.practice_days import USUAL_DAYS, PracticeDays
from omt_desktop.domain.truth import Truth
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.schedule_settings import DAYS
from tests.domain.schedule.sessions import moment
from tests.workflow.schedule.desk import FRIDAY, MONDAY, TUESDAY, Desk


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.clock.set_to(date(2026, 10, 29), 9)
    return desk


def _listed(desk: Desk) -> list[str]:
    return [row.session.appointment.id for row in desk.calls.due().rows]


def test_monday_is_called_for_on_friday_by_the_time_of_the_session(desk: Desk) -> None:
    late, early, tuesday = desk.book(MONDAY, 16), desk.book(MONDAY, 8, 30), desk.book(TUESDAY)
    assert _listed(desk) == []
    desk.clock.set_to(FRIDAY, 9)
    due = desk.calls.due()
    assert _listed(desk) == [early, late] and (due.today, due.last_day) == (FRIDAY, MONDAY)
    desk.clock.set_to(date(2026, 11, 1), 12)
    assert _listed(desk) == [early, late]
    desk.clock.set_to(MONDAY, 12)
    assert _listed(desk) == [late, tuesday]


def test_a_closed_monday_is_passed_over(desk: Desk) -> None:
    closed = PracticeDays(USUAL_DAYS.week, {MONDAY: "Holiday"})
    desk.settings.keep(DAYS.key, DAYS.text_of(closed))
    tuesday = desk.book(TUESDAY)
    desk.clock.set_to(FRIDAY, 9)
    assert _listed(desk) == [tuesday]


def test_a_practice_that_never_works_calls_nobody(desk: Desk) -> None:
    desk.settings.keep(DAYS.key, DAYS.text_of(PracticeDays({})))
    due = desk.calls.due()
    assert due.rows == () and due.last_day is None and due.is_done


def test_the_list_is_done_when_all_are_reached_or_given_up_with_a_reason(desk: Desk) -> None:
    first, second = desk.book(MONDAY), desk.book(MONDAY, 11, patient_id="p-2")
    desk.clock.set_to(FRIDAY, 9)
    assert not desk.calls.due().is_done
    again = desk.clock.now() + timedelta(hours=2)
    tried = desk.calls.note(first, CallOutcome.NO_ANSWER, again)
    assert tried.call.state is CallState.TRY_AGAIN and tried.call.next_try == again
    assert desk.calls.note(first, CallOutcome.CONFIRMED, again).call.state is CallState.CONFIRMED
    assert desk.store.kept[first].state is State.CONFIRMED
    with pytest.raises(Refusal, match="Nobody needs to call"):
        desk.calls.note(first, CallOutcome.NO_ANSWER)
    with pytest.raises(Refusal, match="Write down why"):
        desk.calls.note(second, CallOutcome.GIVEN_UP, note="  ")
    desk.calls.note(second, CallOutcome.GIVEN_UP, note="Number does not exist")
    due = desk.calls.due()
    assert due.is_done and due.settled == 2
    attempts = desk.calls.call_about(first).call.attempts
    assert [(tried.by, tried.outcome, tried.next_try) for tried in attempts] == [
        ("Sam (invented)", CallOutcome.NO_ANSWER, again),
        ("Sam (invented)", CallOutcome.CONFIRMED, None),
    ]


def test_who_cancels_is_cancelled_and_who_wants_to_move_waits_for_it(desk: Desk) -> None:
    first, second = desk.book(MONDAY), desk.book(MONDAY, 11, patient_id="p-2")
    desk.clock.set_to(FRIDAY, 9)
    desk.calls.note(first, CallOutcome.CANCELS)
    assert desk.store.kept[first].state is State.CANCELLED
    assert desk.calls.note(second, CallOutcome.WANTS_TO_MOVE).call.state is CallState.TO_MOVE
    desk.appointments.move(second, moment(MONDAY, 15), 30)
    assert desk.calls.call_about(second).call.state is CallState.TO_CALL


def test_an_attempt_that_was_a_slip_is_taken_back_with_what_it_did(desk: Desk) -> None:
    booked = desk.book(MONDAY)
    with pytest.raises(Refusal, match="no call"):
        desk.calls.take_back(booked)
    desk.calls.note(booked, CallOutcome.CONFIRMED)
    assert desk.calls.take_back(booked).call.state is CallState.TO_CALL
    assert desk.store.kept[booked].state is State.PLANNED
    desk.appointments.move(booked, moment(MONDAY, 15), 30)
    desk.calls.note(booked, CallOutcome.NO_ANSWER)
    assert desk.calls.take_back(booked).session.appointment.state is State.MOVED
    desk.calls.note(booked, CallOutcome.CONFIRMED)
    assert desk.calls.take_back(booked).session.appointment.state is State.MOVED
    desk.calls.note(booked, CallOutcome.NO_ANSWER)
    desk.appointments.move(booked, moment(TUESDAY, 15), 30)
    with pytest.raises(Refusal, match="no call"):
        desk.calls.take_back(booked)


def test_a_yes_asks_for_the_doctor_until_the_doctor_has_answered(desk: Desk) -> None:
    booked = desk.book(MONDAY)
    desk.serve(Role.FRONT_DESK, "Kim (invented)")
    told = desk.calls.answer(booked, {"osteoporosis": Truth.NO, "medicines": Truth.YES, "pregnancy": Truth.UNKNOWN})
    assert told.call.says_yes_to == ("medicines",) and told.session.ask_doctor and told.session.flags == ()
    desk.calls.answer(booked, {"illness_or_surgery": Truth.YES})
    desk.serve(Role.CLINICIAN, "Dr Sam (invented)")
    ((waiting, patient),) = desk.follow_ups.open()
    assert (patient.id, waiting.appointment_id, waiting.subject) == ("p-1", booked, "medicines")
    assert desk.appointments.get(booked).flags == (FlagReason.CALL_ANSWER,)
    desk.follow_ups.answer(waiting.id, Resolution.CLEARED, "Dr Sam (invented)", date(2026, 10, 29))
    assert not desk.appointments.get(booked).ask_doctor
    desk.calls.answer(booked, {"bone_or_cancer": Truth.YES})
    assert desk.appointments.get(booked).flags == (FlagReason.CALL_ANSWER,)


def test_a_yes_that_was_a_slip_is_withdrawn_by_a_no_and_not_by_taking_it_back(desk: Desk) -> None:
    booked = desk.book(MONDAY)
    desk.calls.answer(booked, {"medicines": Truth.YES})
    desk.calls.answer(booked, {"medicines": None})
    assert desk.appointments.get(booked).ask_doctor and desk.calls.call_about(booked).call.answers == {}
    desk.calls.answer(booked, {"medicines": Truth.NO})
    assert not desk.appointments.get(booked).ask_doctor
    (withdrawn,) = desk.flags.kept.values()
    assert withdrawn.answered is not None and withdrawn.answered.resolution is Resolution.WITHDRAWN
    assert not desk.calls.answer(booked, {"pregnancy": Truth.NO}).session.ask_doctor
