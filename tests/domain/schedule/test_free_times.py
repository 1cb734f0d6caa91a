"""Double bookings, and the times at which a session fits."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.free_times import free_times, overlapping, within_hours
from omt_desktop.domain.schedule.practice_days import USUAL_DAYS, Opening, PracticeDays
from omt_desktop.domain.schedule.wall_clock import local
from tests.domain.schedule.sessions import ZONE, moment, session

MONDAY = date(2026, 11, 30)


def test_only_what_holds_time_is_in_the_way() -> None:
    nine, ten = session(MONDAY, 9, 0, id="nine"), session(MONDAY, 10, 0, id="ten")
    gone = session(MONDAY, 9, 15, id="gone", state=State.CANCELLED)
    among = (ten, nine, gone)
    assert overlapping(moment(MONDAY, 9, 15), 60, among) == (nine, ten)
    assert overlapping(moment(MONDAY, 9, 30), 30, among) == ()
    assert overlapping(moment(MONDAY, 9, 15), 30, among, without="nine") == ()


def test_hours_of_the_practice() -> None:
    assert within_hours(moment(MONDAY, 11, 30), 30, USUAL_DAYS, ZONE)
    assert not within_hours(moment(MONDAY, 11, 45), 30, USUAL_DAYS, ZONE)
    assert not within_hours(moment(MONDAY, 23, 45), 30, USUAL_DAYS, ZONE)
    assert not within_hours(moment(date(2026, 11, 28)), 30, USUAL_DAYS, ZONE)


def test_the_next_free_time_passes_over_what_is_booked_the_break_and_the_weekend() -> None:
    friday = date(2026, 11, 27)
    taken = [session(friday, 17, 0), session(MONDAY, 8, 15)]
    found = islice(free_times(USUAL_DAYS, ZONE, 45, taken, moment(friday, 16, 20)), 3)
    assert [f"{local(start, ZONE):%a %H:%M}" for start in found] == ["Mon 08:45", "Mon 09:00", "Mon 09:15"]


def test_no_time_is_proposed_that_the_clock_never_shows() -> None:
    night = PracticeDays({6: (Opening(time(1, 30), time(4)),)})
    found = free_times(night, ZONE, 30, (), datetime(2026, 3, 8, tzinfo=UTC))
    first_day = [local(start, ZONE) for start in found if local(start, ZONE).date() == date(2026, 3, 8)]
    assert [f"{start:%H:%M}" for start in first_day] == ["01:30", "01:45", "03:00", "03:15", "03:30"]


starts = st.integers(0, 7 * 24 * 4).map(lambda n: datetime(2026, 10, 29, tzinfo=UTC) + timedelta(minutes=15 * n))
booked = st.lists(st.tuples(starts, st.integers(1, 12)), max_size=25)


@given(st.sampled_from(["America/New_York", "Europe/Berlin"]).map(ZoneInfo), booked, starts, st.integers(10, 120))
def test_a_free_time_is_free_in_hours_and_ahead(zone: ZoneInfo, taken: list, after: datetime, minutes: int) -> None:
    there = [session(MONDAY, id=str(n), start=s, minutes=15 * m) for n, (s, m) in enumerate(taken)]
    found = list(islice(free_times(USUAL_DAYS, zone, minutes, there, after), 8))
    assert len(found) == 8 and found == sorted(found)
    for start in found:
        assert start >= after and not overlapping(start, minutes, there)
        assert within_hours(start, minutes, USUAL_DAYS, zone)
