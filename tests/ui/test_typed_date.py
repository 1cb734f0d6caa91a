"""Days as they are typed: one meaning, or a word on how to write it."""

from datetime import date

import pytest

from omt_desktop.ui.typed_date import UnreadableDate, age_in_words, read_birth_date, read_day

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "1954-03-02",
        "1954-3-2",
        "19540302",
        "2 Mar 1954",
        " 2  march 1954 ",
        "March 2, 1954",
        "Mar 2 1954",
        "2.3.1954",
        "02.03.1954",
        "2mar1954",
        "1954 Mar 2",
        "1954/03/02",
    ],
)
def test_the_usual_forms_are_one_day(text: str) -> None:
    assert read_day(text) == date(1954, 3, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23/2/1954", date(1954, 2, 23)),
        ("2/23/1954", date(1954, 2, 23)),
        ("5/5/1954", date(1954, 5, 5)),
        ("3 Sept 2001", date(2001, 9, 3)),
    ],
)
def test_slashes_count_where_they_can_be_only_one_day(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("02/03/1954", "2 Mar or 3 Feb"),
        ("2.3.54", "four digits"),
        ("2 Mar 54", "four digits"),
        ("31 Feb 1954", "no 31 Feb 1954"),
        ("2.13.1954", "no month 13"),
        ("1954-00-02", "no month 0"),
        ("yesterday", "day, month and year"),
        ("2 Marx 1954", "not a date"),
        ("a b c", "not a date"),
        ("May Jun 1954", "not a date"),
        ("", "day, month and year"),
        ("2 3 ١٩٥٤", "not a date"),
    ],
)
def test_what_is_not_one_day_is_refused_with_a_word(text: str, says: str) -> None:
    with pytest.raises(UnreadableDate, match=says):
        read_day(text)


def test_a_birth_date_is_not_in_the_future_nor_unheard_of() -> None:
    assert read_birth_date("20 Nov 2026", TODAY) == TODAY
    with pytest.raises(UnreadableDate, match="future"):
        read_birth_date("21 Nov 2026", TODAY)
    with pytest.raises(UnreadableDate, match="125 years"):
        read_birth_date("2 Mar 1854", TODAY)


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(1954, 3, 2), "72 years"),
        (date(2024, 11, 20), "2 years"),
        (date(2024, 11, 21), "23 months"),
        (date(2026, 10, 20), "1 month"),
        (date(2026, 11, 19), "1 day"),
        (date(2026, 11, 20), "0 days"),
        (date(2026, 11, 21), ""),
    ],
)
def test_ages_are_years_then_months_then_days(born: date, words: str) -> None:
    assert age_in_words(born, TODAY) == words
