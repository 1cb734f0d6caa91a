"""Working hours and closed days as they are typed."""

from datetime import date, time

import pytest

from omt_desktop.domain.schedule.practice_days import USUAL_DAYS, Opening
from omt_desktop.workflow.schedule.typed_hours import (
    closed_days_as_typed,
    hours_as_typed,
    read_closed_days,
    read_hours,
)

CLOSED = {date(2026, 12, 25): "Christmas", date(2026, 12, 28): ""}


def test_hours_are_read_and_written() -> None:
    assert read_hours("13:30 to 18, 8-12") == (Opening(time(8), time(12)), Opening(time(13, 30), time(18)))
    assert read_hours(" ") == () and read_hours(hours_as_typed(USUAL_DAYS.week[0])) == USUAL_DAYS.week[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [("8", "such as 8:00"), ("8-x", "such as 9:30"), ("12-8", "end before they begin"), ("8-12, 11-13", "overlap")],
)
def test_hours_that_make_no_sense(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_hours(text)


def test_closed_days_are_read_and_written() -> None:
    assert read_closed_days("25 Dec 2026 Christmas; 2026-12-28") == CLOSED
    assert read_closed_days(closed_days_as_typed(CLOSED)) == CLOSED and read_closed_days("") == {}


@pytest.mark.parametrize(("text", "why"), [("Christmas", "with its year"), ("31 Nov 2026", "no 31 Nov")])
def test_closed_days_that_are_none(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_closed_days(text)
