"""What a day and a time mean in a time zone, against the zones as they are."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.schedule.wall_clock import Occurs, at, local, local_day, span_of_days

ZONES = ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu", "UTC")
zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
minutes_of_day = st.integers(0, 24 * 60 - 1).map(lambda m: time(m // 60, m % 60))


@pytest.mark.parametrize(
    ("zone", "day", "wall", "occurs", "moments"),
    [
        ("America/New_York", date(2026, 11, 20), time(10), Occurs.ONCE, ["2026-11-20T15:00"]),
        ("America/New_York", date(2026, 3, 8), time(2, 30), Occurs.NEVER, ["2026-03-08T07:30"]),
        ("America/New_York", date(2026, 11, 1), time(1, 30), Occurs.TWICE, ["2026-11-01T05:30", "2026-11-01T06:30"]),
        ("Europe/Berlin", date(2027, 3, 28), time(2, 30), Occurs.NEVER, ["2027-03-28T01:30"]),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), Occurs.TWICE, ["2026-10-25T00:30", "2026-10-25T01:30"]),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), Occurs.TWICE, ["2026-04-04T14:45", "2026-04-04T15:15"]),
    ],
)
def test_a_time_on_the_wall(zone: str, day: date, wall: time, occurs: Occurs, moments: list[str]) -> None:
    found = at(ZoneInfo(zone), day, wall)
    assert found.occurs is occurs
    assert found.moments == tuple(datetime.fromisoformat(text).replace(tzinfo=UTC) for text in moments)
    assert found.moment == found.moments[0]


def test_a_time_that_is_jumped_over_is_shown_after_the_jump() -> None:
    zone = ZoneInfo("America/New_York")
    assert local(at(zone, date(2026, 3, 8), time(2, 30)).moment, zone).time() == time(3, 30)


@given(zones, days, minutes_of_day)
def test_the_clock_shows_the_time_again_unless_it_never_comes(zone: ZoneInfo, day: date, wall: time) -> None:
    found = at(zone, day, wall)
    shown = [local(moment, zone).replace(tzinfo=None) for moment in found.moments]
    if found.occurs is Occurs.NEVER:
        assert shown[0] > datetime.combine(day, wall)
    else:
        assert set(shown) == {datetime.combine(day, wall)}
        assert len(found.moments) == (2 if found.occurs is Occurs.TWICE else 1)
        assert list(found.moments) == sorted(found.moments)


@given(zones, days, st.integers(1, 14))
def test_days_follow_one_another_without_gap(zone: ZoneInfo, day: date, count: int) -> None:
    begin, end = span_of_days(zone, day, count)
    assert local_day(begin, zone) == day
    assert local_day(begin - timedelta(seconds=1), zone) == day - timedelta(days=1)
    assert span_of_days(zone, day + timedelta(days=count), 1)[0] == end


def test_a_day_can_have_23_or_25_hours() -> None:
    zone = ZoneInfo("America/New_York")
    spans = [span_of_days(zone, day, 1) for day in (date(2026, 3, 8), date(2026, 11, 1), date(2026, 11, 2))]
    assert [(end - begin) // timedelta(hours=1) for begin, end in spans] == [23, 25, 24]
