"""A clock that cannot be right makes no signature; a small step back does."""

from datetime import UTC, datetime, timedelta

import pytest

from omt_desktop.workflow.clock_rules import why_clock_is_wrong

LAST = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (datetime(2020, 1, 1, tzinfo=UTC), "before this program was made"),
        (datetime(2040, 1, 1, tzinfo=UTC), "more than ten years"),
        (LAST - timedelta(minutes=3), "before the last entry of this practice (2026-11-20 10:00)"),
    ],
)
def test_a_wrong_clock_is_told_with_what_to_do(now: datetime, told: str) -> None:
    said = why_clock_is_wrong(now, LAST)
    assert told in said and "Nothing was signed" in said and "Set the date" in said


@pytest.mark.parametrize("last", [None, LAST, LAST + timedelta(seconds=10)])
def test_a_clock_that_can_be_right_is_believed(last: datetime | None) -> None:
    assert why_clock_is_wrong(LAST, last) == ""
