"""The time of a session and of a series as they are typed."""

from datetime import date, time
from typing import Any

import pytest

from omt_desktop.domain.schedule.appointment import USUAL_KINDS
from omt_desktop.domain.schedule.practice_days import USUAL_DAYS, PracticeDays
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.workflow.schedule.typed_session import ReadSession, TypedSession, read_session
from tests.domain.schedule.sessions import ZONE, ZONE_NAME, moment

TODAY = date(2026, 10, 30)
MONDAY = date(2026, 11, 2)
CLOSED = PracticeDays(USUAL_DAYS.week, {date(2026, 11, 9): "Course"})


def read(day: str = "2 nov", times: str = "9:30", minutes: str = "30", **more: Any) -> ReadSession:
    practice = PracticeTime(CLOSED, USUAL_KINDS, ZONE_NAME, ZONE)
    return read_session(TypedSession(day, times, minutes, **more), TODAY, practice)


def test_one_session() -> None:
    assert read() == ReadSession((moment(MONDAY),), 30, MONDAY)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"day": "x"}, "day, month and year"),
        ({"times": "25:00"}, "no such time"),
        ({"minutes": "3"}, "5 to 480 minutes"),
        ({"minutes": "½"}, "5 to 480 minutes"),
        ({"turns": "31"}, "1 to 30 sessions"),
        ({"turns": "3", "times": "9, 10"}, "3 times with commas"),
        ({"day": "2027-03-14", "times": "2:30"}, "02:30 does not exist on Sun 14 Mar 2027.*such as 03:30"),
    ],
)
def test_what_is_wrong_is_said(typed: dict[str, str], why: str) -> None:
    found = read(**typed)
    assert found.starts == ()
    with pytest.raises(ValueError, match=why):
        raise ValueError(found.problem)


def test_an_hour_that_comes_twice_is_asked_about() -> None:
    first, second = read("1 nov", "1:30"), read("1 nov", "1:30", second_hour=True)
    assert first.twice and second.twice and (second.starts[0] - first.starts[0]).total_seconds() == 3600


def test_a_series_passes_over_closed_days_and_says_so() -> None:
    found = read(turns="3", times="9:30, 10, 11")
    days = [date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 23)]
    assert found.starts == tuple(moment(day, *at) for day, at in zip(days, [(9, 30), (10, 0), (11, 0)], strict=True))
    assert found.notices == ("Mon 9 Nov 2026 is passed over: Course.",)
    assert read(turns="2", weeks=2).starts[1] == moment(date(2026, 11, 16))


def test_a_series_that_finds_no_room_says_how_much_is_missing() -> None:
    found = read("31 oct", turns="2")
    assert found.starts == () and found.notices[-1] == "2 of the sessions find no working day."


def test_a_series_names_the_hour_that_never_comes() -> None:
    sundays = PracticeTime(PracticeDays({6: USUAL_DAYS.week[0]}), USUAL_KINDS, ZONE_NAME, ZONE)
    found = read_session(TypedSession("2027-03-07", "1, 2:30", "30", "2"), date(2027, 3, 1), sundays)
    assert found.problem.startswith("02:30 does not exist on Sun 14 Mar 2027")
    assert sundays.days.openings(date(2027, 3, 7))[0].opens == time(8)


@pytest.mark.parametrize(
    ("day", "times", "notice"),
    [("2 nov", "19", "Mon 2 Nov 2026 is outside working hours"), ("9 nov", "9", "Mon 9 Nov 2026 is closed (Course)")],
)
def test_outside_working_hours_is_said_and_possible(day: str, times: str, notice: str) -> None:
    found = read(day, times)
    assert found.starts and found.notices == (f"{notice}. It can be booked all the same.",)
