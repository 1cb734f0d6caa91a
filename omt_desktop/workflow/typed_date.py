"""A day as people type it, read without guessing: what could be two days is refused with a word on how to write it."""

import re
from datetime import date

from omt_desktop.workflow.day_words import MONTHS

_SEPARATORS = re.compile(r"[\s./,\-]+")
_SPLIT_LETTERS = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")
_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_FULL_DAY = 3


class UnreadableDate(ValueError):
    """Typed text that is not one day; `str()` says why and how to write it."""


def read_day(text: str) -> date:
    """The day meant by `1954-03-02`, `19540302`, `2 Mar 1954`, `March 2, 1954`, `2.3.1954` or `23/2/1954`.

    Points put the day first. With slashes the day is taken only where one number is above 12. Otherwise, and for years
    of two digits and days that do not exist, UnreadableDate.
    """
    cleaned = text.strip()
    if re.fullmatch(r"\d{8}", cleaned):
        return _existing(int(cleaned[:4]), int(cleaned[4:6]), int(cleaned[6:]))
    parts = [part for part in _SEPARATORS.split(_SPLIT_LETTERS.sub(" ", cleaned)) if part]
    if len(parts) != _FULL_DAY:
        raise UnreadableDate("Write day, month and year, such as 2 Mar 1954.")
    if any(_month_of(part) for part in parts):
        return _with_month_word(parts)
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise UnreadableDate("This is not a date. Write it such as 2 Mar 1954.")
    return _from_numbers(parts, cleaned)


def _with_month_word(parts: list[str]) -> date:
    month = next(number for part in parts if (number := _month_of(part)))
    numbers = [part for part in parts if not _month_of(part)]
    if len(numbers) != _FULL_DAY - 1 or not all(part.isascii() and part.isdigit() for part in numbers):
        raise UnreadableDate("This is not a date. Write it such as 2 Mar 1954.")
    # 2 Mar 1954, March 2 1954 and 1954 Mar 2: the year is the one with four digits.
    day, year = numbers if len(numbers[1]) >= len(numbers[0]) else reversed(numbers)
    return _existing(_year(year), month, int(day))


def _from_numbers(parts: list[str], text: str) -> date:
    if len(parts[0]) == len("1954"):
        return _existing(int(parts[0]), int(parts[1]), int(parts[2]))
    first, second, year = int(parts[0]), int(parts[1]), _year(parts[2])
    months = len(MONTHS)
    if "." in text or first == second or first > months:
        return _existing(year, second, first)
    if second > months:
        return _existing(year, first, second)
    raise UnreadableDate(
        f"This can be {first} {MONTHS[second - 1]} or {second} {MONTHS[first - 1]}. Write the month as a word."
    )


def _month_of(part: str) -> int | None:
    """The month named by at least three letters of its English name."""
    word = part.lower()
    number = _MONTH_NUMBERS.get(word[:3])
    return number if number and _FULL_MONTHS[number - 1].startswith(word if word != "sept" else "sep") else None


_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def _year(text: str) -> int:
    if len(text) != len("1954"):
        raise UnreadableDate("Write the year with four digits.")
    return int(text)


def _existing(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if not 1 <= month <= len(MONTHS):
            raise UnreadableDate(f"There is no month {month}.") from None
        raise UnreadableDate(f"There is no {day} {MONTHS[month - 1]} {year}.") from None
