"""Series: every session on a working day, at its own hour, also across a clock change."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.schedule.practice_days import USUAL_DAYS, Opening, PracticeDays
from omt_desktop.domain.schedule.series import SeriesPlan, SkippedDay, place_series
from omt_desktop.domain.schedule.wall_clock import Occurs, local
from tests.domain.schedule.sessions import ZONE

THURSDAY = date(2026, 10, 15)


def test_the_hour_on_the_wall_stays_across_a_clock_change_and_a_closed_day_is_named() -> None:
    days = PracticeDays(USUAL_DAYS.week, {date(2026, 10, 22): "Course"})
    placed = place_series(SeriesPlan(THURSDAY, 4, 1, (time(9, 30),)), days, ZONE)
    assert [day for day, _ in placed.sessions] == [THURSDAY, date(2026, 10, 29), date(2026, 11, 5), date(2026, 11, 12)]
    assert {f"{local(wall.moment, ZONE):%H:%M}" for _, wall in placed.sessions} == {"09:30"}
    assert [wall.moment.hour for _, wall in placed.sessions] == [13, 13, 14, 14]
    assert placed.skipped == (SkippedDay(date(2026, 10, 22), "Course"),)


def test_each_session_can_have_its_own_hour() -> None:
    hours = tuple(time(8 + n) for n in range(10))
    placed = place_series(SeriesPlan(THURSDAY, 10, 1, hours), USUAL_DAYS, ZONE)
    assert tuple(local(wall.moment, ZONE).time() for _, wall in placed.sessions) == hours


def test_a_series_that_finds_no_working_day_ends_some_time() -> None:
    placed = place_series(SeriesPlan(date(2026, 11, 28), 3, 1, (time(9),)), USUAL_DAYS, ZONE)
    assert placed.sessions == () and {skip.why for skip in placed.skipped} == {"no working day"}


def test_an_hour_that_never_comes_is_told() -> None:
    sundays = PracticeDays({6: (Opening(time(1), time(5)),)})
    placed = place_series(SeriesPlan(date(2026, 3, 1), 2, 1, (time(2, 30),)), sundays, ZONE)
    assert [wall.occurs for _, wall in placed.sessions] == [Occurs.ONCE, Occurs.NEVER]


@pytest.mark.parametrize(("count", "wks", "hours"), [(0, 1, 1), (31, 1, 1), (2, 0, 1), (2, 9, 1), (3, 1, 2), (3, 1, 0)])
def test_no_series_without_sense(count: int, wks: int, hours: int) -> None:
    with pytest.raises(ValueError, match="sessions"):
        SeriesPlan(THURSDAY, count, wks, (time(9),) * hours)


closed_days = st.sets(st.integers(0, 200).map(lambda n: THURSDAY + timedelta(days=n)), max_size=12)


@given(st.integers(1, 12), st.integers(1, 3), closed_days, st.integers(0, 4))
def test_every_session_is_on_a_working_day_of_its_rhythm(count: int, weeks: int, closed: set, shift: int) -> None:
    first = date(2026, 10, 12) + timedelta(days=shift)
    days = PracticeDays(USUAL_DAYS.week, dict.fromkeys(closed, "closed"))
    placed = place_series(SeriesPlan(first, count, weeks, (time(10),)), days, ZONE)
    passed = [day for day, _ in placed.sessions] + [skip.day for skip in placed.skipped]
    assert len(placed.sessions) == count and all(days.is_working(day) for day, _ in placed.sessions)
    assert sorted(passed) == [first + timedelta(weeks=weeks * n) for n in range(len(passed))]
