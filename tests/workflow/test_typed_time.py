"""Times of day and days ahead as people type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.workflow.day_words import weekday_in_words
from omt_desktop.workflow.typed_date import UnreadableDate
from omt_desktop.workflow.typed_time import UnreadableTime, read_day_ahead, read_time

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("9", time(9)), ("930", time(9, 30)), ("09:30", time(9, 30)), (" 9.30 ", time(9, 30)), ("14h30", time(14, 30)),
     ("2:30 pm", time(14, 30)), ("12 am", time(0)), ("12PM", time(12)), ("1630", time(16, 30)), ("14h", time(14))],
)  # fmt: skip
def test_a_time_that_is_understood(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "25", "9:60", "morning", "13 pm", "0 am", "9:3", "99999", "-1"])
def test_a_time_that_is_none(typed: str) -> None:
    with pytest.raises(UnreadableTime, match="such as"):
        read_time(typed)


@given(st.times())
def test_every_time_is_read_as_it_is_shown(moment: time) -> None:
    assert read_time(f"{moment:%H:%M}") == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("today", FRIDAY), ("Tomorrow", date(2026, 11, 28)), ("mon", date(2026, 11, 30)), ("Friday", date(2026, 12, 4)),
     ("30 Nov", date(2026, 11, 30)), ("27 nov", FRIDAY), ("1 Feb", date(2027, 2, 1)), ("2026-12-01", date(2026, 12, 1)),
     ("29 feb 2028", date(2028, 2, 29)), ("in 4 weeks", date(2026, 12, 25)), ("10 days", date(2026, 12, 7)),
     ("In 3 months", date(2027, 2, 27)), ("1 year", date(2027, 11, 27))],
)  # fmt: skip
def test_a_day_ahead(typed: str, meant: date) -> None:
    assert read_day_ahead(typed, FRIDAY) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [("26.11.2026", "over"), ("2031-01-01", "three years"), ("31 nov", "no 31 Nov 2027"), ("x", "day, month and year"),
     ("", "day, month and year"), ("29 feb", "no 29 Feb 2027")],
)  # fmt: skip
def test_a_day_that_cannot_be_meant(typed: str, why: str) -> None:
    with pytest.raises(UnreadableDate, match=why):
        read_day_ahead(typed, FRIDAY)


def test_a_day_in_words() -> None:
    assert weekday_in_words(FRIDAY) == "Fri 27 Nov 2026"
