"""Days as they are typed: one meaning, or a word on how to write it."""

from datetime import date

import pytest

from omt_desktop.workflow.typed_date import UnreadableDate, read_day


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
