"""Which days the practice works on, and which comes next."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.schedule.practice_days import HORIZON, USUAL_DAYS, Opening, PracticeDays

FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)
_HOURS = (Opening(time(9), time(12)),)
weeks = st.sets(st.integers(0, 6), min_size=1).map(lambda days: dict.fromkeys(days, _HOURS))
days = st.dates(date(2025, 1, 1), date(2030, 1, 1))


def test_the_weekend_and_closed_days_are_passed_over() -> None:
    christmas = PracticeDays(USUAL_DAYS.week, {date(2026, 12, 25): "Christmas", date(2026, 12, 28): ""})
    assert USUAL_DAYS.next_working_day(FRIDAY) == MONDAY
    assert USUAL_DAYS.working_day_before(MONDAY) == FRIDAY
    assert christmas.next_working_day(date(2026, 12, 24)) == date(2026, 12, 29)
    assert christmas.working_day_before(date(2026, 12, 29)) == date(2026, 12, 24)


def test_why_a_day_is_closed() -> None:
    holiday = PracticeDays(USUAL_DAYS.week, {FRIDAY: "Course", MONDAY: ""})
    assert [holiday.why_closed(day) for day in (FRIDAY, MONDAY, date(2026, 11, 28), date(2026, 12, 1))] == [
        "Course",
        "closed",
        "no working day",
        "",
    ]


def test_hours_end_after_they_begin_and_stand_in_order() -> None:
    with pytest.raises(ValueError, match="12:00 to 12:00"):
        Opening(time(12), time(12))
    afternoon, morning = Opening(time(13), time(18)), Opening(time(8), time(12))
    assert PracticeDays({0: (afternoon, morning)}).openings(MONDAY) == (morning, afternoon)
    assert morning.holds(time(8), time(12)) and not morning.holds(time(11), time(12, 30))


def test_who_never_works_has_no_next_day() -> None:
    never = PracticeDays({})
    assert never.next_working_day(FRIDAY) is None and never.working_day_before(FRIDAY) is None


@given(weeks, st.sets(days, max_size=20), days)
def test_the_next_working_day_is_the_first_there_is(week: dict, closed: set, day: date) -> None:
    practice = PracticeDays(week, dict.fromkeys(closed, "closed"))
    found = practice.next_working_day(day)
    assert found is not None and practice.is_working(found) and day < found <= day + timedelta(days=HORIZON)
    between = (day + timedelta(days=n) for n in range(1, (found - day).days))
    assert not any(practice.is_working(other) for other in between)
    assert practice.working_day_before(found) == (day if practice.is_working(day) else practice.working_day_before(day))
