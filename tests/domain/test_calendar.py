"""Full years, calendar months, and dates known only in part."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.calendar import (
    DaySpan,
    PartialDate,
    add_months,
    full_years,
    parse_partial_date,
    span_of,
)

DAYS = st.dates(date(1850, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 11, 20), 12, date(2027, 11, 20)),
        (date(2026, 1, 31), 1, date(2026, 3, 1)),
        (date(2024, 2, 29), 12, date(2025, 3, 1)),
        (date(2026, 12, 31), 2, date(2027, 3, 1)),
        (date(2026, 3, 15), -3, date(2025, 12, 15)),
        (date(2026, 3, 15), 0, date(2026, 3, 15)),
    ],
)
def test_months_roll_forward(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        (date(1951, 11, 20), date(2026, 11, 20), 75),
        (date(1951, 11, 21), date(2026, 11, 20), 74),
        (date(2024, 2, 29), date(2026, 2, 28), 1),
        (date(2024, 2, 29), date(2026, 3, 1), 2),
        (date(2024, 2, 29), date(2028, 2, 29), 4),
        (date(2026, 11, 20), date(2026, 11, 20), 0),
    ],
)
def test_age_in_full_years(birth: date, on: date, years: int) -> None:
    assert full_years(birth, on) == years


@given(DAYS, st.integers(0, 60_000))
def test_age_never_falls(birth: date, days: int) -> None:
    day = birth + timedelta(days)
    assert full_years(birth, day) <= full_years(birth, day + timedelta(1)) <= full_years(birth, day) + 1


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-05", date(2019, 5, 1), date(2019, 5, 31)),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1850", date(1850, 1, 1), date(1850, 12, 31)),
        ("9998-12", date(9998, 12, 1), date(9998, 12, 31)),
    ],
)
def test_partial_dates(text: str, first: date, last: date) -> None:
    moment = parse_partial_date(text)
    assert (moment.first, moment.last) == (first, last)
    assert str(moment) == text
    assert span_of(moment) == DaySpan(first, last)


@pytest.mark.parametrize("text", ["", "19", "2019-5", "2019-13", "2019-00", "1849", "9999", "2019-05-01", "about 2019"])
def test_what_is_no_partial_date(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        parse_partial_date(text)


def test_an_exact_date_spans_its_day() -> None:
    assert span_of(date(2026, 11, 20)) == DaySpan(date(2026, 11, 20), date(2026, 11, 20))


def test_partial_date_without_month_knows_its_year() -> None:
    assert PartialDate(2019) == parse_partial_date("2019")
