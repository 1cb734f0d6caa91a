"""Birth dates as they are typed, known to the day or in part, and the ages that follow from them."""

from datetime import date

import pytest

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.workflow.age_words import age_in_words
from omt_desktop.workflow.typed_date import UnreadableDate
from omt_desktop.workflow.typed_moment import moment_as_typed, read_birth_date, read_moment

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("20 Nov 2026", TODAY),
        ("2.3.1954", date(1954, 3, 2)),
        ("2019", PartialDate(2019)),
        (" 05/2019 ", PartialDate(2019, 5)),
        ("2019-05", PartialDate(2019, 5)),
        ("May 2019", PartialDate(2019, 5)),
        ("1896", PartialDate(1896)),
    ],
)
def test_a_birth_date_is_kept_as_far_as_it_is_known(text: str, born: date | PartialDate) -> None:
    assert read_birth_date(text, TODAY) == born
    assert read_birth_date(moment_as_typed(born), TODAY) == born


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("21 Nov 2026", "future"),
        ("12/2026", "future"),
        ("2 Mar 1894", "130 years"),
        ("1894", "130 years"),
        ("1204", "cannot be meant"),
        ("13/1954", "no month 13"),
        ("Foo 1954", "not a month"),
        ("31.2.1990", "no 31 Feb 1990"),
        ("2 Mar 1849", "cannot be meant"),
    ],
)
def test_a_birth_date_that_cannot_be_is_refused_with_a_word(text: str, says: str) -> None:
    with pytest.raises(UnreadableDate, match=says):
        read_birth_date(text, TODAY)


def test_where_a_day_is_needed_a_part_is_not_enough() -> None:
    with pytest.raises(UnreadableDate, match="Add the day"):
        read_moment("05/2019", TODAY, partial=False)


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(1954, 3, 2), "72 years"),
        (date(2024, 11, 20), "2 years"),
        (date(2024, 11, 21), "23 months"),
        (date(2026, 8, 20), "3 months"),
        (date(2026, 8, 21), "13 weeks"),
        (date(2026, 10, 23), "4 weeks"),
        (date(2026, 10, 24), "27 days"),
        (date(2026, 11, 19), "1 day"),
        (date(2026, 11, 20), "0 days"),
        (date(2026, 11, 21), ""),
        (PartialDate(1954), "71 or 72 years"),
        (PartialDate(1954, 3), "72 years"),
        (PartialDate(2024), "22 months to 2 years"),
        (PartialDate(2025), "10 to 22 months"),
        (PartialDate(2026), "0 days to 10 months"),
        (PartialDate(2027), ""),
    ],
)
def test_ages_are_years_then_months_then_weeks_then_days(born: date | PartialDate, words: str) -> None:
    assert age_in_words(born, TODAY) == words
