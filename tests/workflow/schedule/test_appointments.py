"""Booking, moving and ending sessions, and who may see what of them."""

from datetime import date, time

import pytest

from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.booking_flag import FlagReason
from omt_desktop.workflow.access.access import NotAllowed
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.appointments import Wanted
from omt_desktop.workflow.schedule.double_booked import DoubleBooked
from omt_desktop.workflow.schedule.schedule_settings import ZONE as ZONE_SETTING
from tests.domain.schedule.sessions import moment
from tests.workflow.schedule.desk import FRIDAY, MONDAY, TUESDAY, Desk, on_the_clock


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_booked_session_is_on_its_day_in_the_zone_of_the_practice(desk: Desk) -> None:
    booked = desk.book(MONDAY, 16, 30)
    (found,) = desk.appointments.on_days(MONDAY)
    assert found.appointment.id == booked and on_the_clock(found.appointment.start) == time(16, 30)
    assert found.appointment.zone == "America/New_York" and found.patient.id == "p-1"
    assert desk.appointments.on_days(TUESDAY) == () and desk.appointments.today() == FRIDAY
    assert desk.appointments.of_patient("p-1") == (found,) and desk.appointments.of_patient("p-2") == ()
    assert [change.by for change in desk.appointments.history(booked)] == ["Sam (invented)"]
    assert desk.appointments.get(booked) == found


def test_a_zone_is_known_or_not(desk: Desk) -> None:
    desk.appointments.know_zone("Europe/Berlin")
    with pytest.raises(LookupError):
        desk.appointments.know_zone("Nowhere/Land")


def test_the_zone_that_was_set_counts(desk: Desk) -> None:
    desk.settings.keep(ZONE_SETTING.key, ZONE_SETTING.text_of("Europe/Berlin"))
    assert desk.appointments.practice.zone_name == "Europe/Berlin"


def test_nothing_is_booked_over_another_session_without_saying_so(desk: Desk) -> None:
    first = desk.book(MONDAY)
    with pytest.raises(DoubleBooked, match="Another session takes part of that time"):
        desk.book(MONDAY, 9, 45, patient_id="p-2")
    second = desk.book(MONDAY, 9, 45, patient_id="p-2", overlaps=True)
    taken = desk.appointments.taken(moment(MONDAY, 9, 40), 30)
    assert [found.appointment.id for found in taken] == [first, second]
    with pytest.raises(DoubleBooked, match="2 other sessions take"):
        desk.book(MONDAY, 9, 40)
    assert desk.appointments.taken(moment(MONDAY, 9), 15, without=first) == ()


def test_a_series_is_booked_as_a_whole_or_not_at_all(desk: Desk) -> None:
    desk.book(TUESDAY)
    wanted = [Wanted("p-1", "session", moment(day), 30) for day in (MONDAY, TUESDAY)]
    with pytest.raises(DoubleBooked):
        desk.appointments.book_series(wanted)
    assert desk.appointments.on_days(MONDAY) == ()
    one, two = desk.appointments.book_series([wanted[0], Wanted("p-1", "session", moment(TUESDAY, 15), 30)])
    assert one.series_id == two.series_id != "" and desk.book(date(2026, 11, 4)) != one.series_id


def test_a_moved_session_wants_to_be_confirmed_again_and_may_overlap_itself(desk: Desk) -> None:
    booked = desk.book(MONDAY)
    desk.appointments.become(booked, State.CONFIRMED)
    moved = desk.appointments.move(booked, moment(MONDAY, 9, 45), 45)
    assert (moved.state, moved.sequence, moved.minutes) == (State.MOVED, 1, 45)
    desk.book(TUESDAY, patient_id="p-2")
    with pytest.raises(DoubleBooked):
        desk.appointments.move(booked, moment(TUESDAY), 30)
    assert desk.appointments.move(booked, moment(TUESDAY), 30, overlaps=True).overlaps
    states = [change.state for change in desk.appointments.history(booked)]
    assert states == [State.PLANNED, State.CONFIRMED, State.MOVED, State.MOVED]


def test_what_cannot_be_said_of_a_session_is_refused(desk: Desk) -> None:
    booked = desk.book(MONDAY)
    with pytest.raises(Refusal, match="has not begun yet"):
        desk.appointments.become(booked, State.DONE)
    desk.clock.set_to(MONDAY, 10)
    assert desk.appointments.become(booked, State.NO_SHOW, " did not come ").state is State.NO_SHOW
    assert desk.appointments.history(booked)[-1].note == "did not come"
    with pytest.raises(Refusal, match="cannot be said"):
        desk.appointments.become(booked, State.CONFIRMED)
    cancelled = desk.book(TUESDAY)
    desk.appointments.become(cancelled, State.CANCELLED)
    with pytest.raises(Refusal, match="Book a new one"):
        desk.appointments.move(cancelled, moment(TUESDAY, 11), 30)


def test_a_remark_stays_with_the_session(desk: Desk) -> None:
    booked = desk.book(MONDAY, note=" first door ")
    assert desk.appointments.get(booked).appointment.note == "first door"
    assert desk.appointments.remark(booked, " second door ").note == "second door"


@pytest.mark.parametrize("minutes", [4, 481])
def test_a_length_that_is_not_possible(desk: Desk, minutes: int) -> None:
    with pytest.raises(Refusal, match="5 to 480 minutes"):
        desk.book(MONDAY, minutes=minutes)


def test_the_next_free_times_by_length(desk: Desk) -> None:
    desk.clock.set_to(FRIDAY, 17)
    desk.book(MONDAY, 8, 0)
    times = desk.appointments.next_free(45, desk.clock.now(), 2)
    assert [on_the_clock(start) for start in times] == [time(17), time(17, 15)]
    assert desk.appointments.next_free(45, moment(FRIDAY, 18))[0] == moment(MONDAY, 8, 30)


def test_the_front_desk_learns_to_ask_the_doctor_and_nothing_else(desk: Desk) -> None:
    booked = desk.book(MONDAY, evaluation_id="e-1", booked_on=Outcome.SUITABLE, against="Wanted by the patient")
    desk.flags.outcomes["e-1"] = ("p-1", FRIDAY, Outcome.DEFER)
    seen = desk.appointments.get(booked)
    assert seen.flags == (FlagReason.NEW_FACTS,) and seen.against and seen.ask_doctor
    desk.serve(Role.FRONT_DESK)
    told = desk.appointments.get(booked)
    assert told.ask_doctor and told.flags == () and not told.against
    assert told.appointment.booked_on is None and told.appointment.against == ""
    with pytest.raises(NotAllowed):
        desk.book(TUESDAY, against="I think so")
    assert desk.book(TUESDAY)


def test_a_session_that_is_over_needs_no_look(desk: Desk) -> None:
    booked = desk.book(MONDAY, evaluation_id="e-1", booked_on=Outcome.SUITABLE)
    desk.flags.outcomes["e-1"] = ("p-1", FRIDAY, Outcome.DEFER)
    desk.appointments.become(booked, State.CANCELLED)
    assert not desk.appointments.get(booked).ask_doctor


def test_the_front_desk_changes_a_session_without_losing_what_it_was_booked_on(desk: Desk) -> None:
    booked = desk.book(MONDAY, evaluation_id="e-1", booked_on=Outcome.DEFER, against="Palliative")
    desk.serve(Role.FRONT_DESK, "  ")
    desk.appointments.become(booked, State.CONFIRMED)
    assert (desk.store.kept[booked].against, desk.store.kept[booked].booked_on) == ("Palliative", Outcome.DEFER)
    assert desk.appointments.history(booked)[-1].by == "Front desk"


def test_the_auditor_sees_no_calendar(desk: Desk) -> None:
    desk.serve(Role.AUDITOR)
    with pytest.raises(NotAllowed):
        desk.appointments.today()
