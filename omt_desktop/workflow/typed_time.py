"""A time of day, and a day ahead, as people type them; nothing is guessed that could be meant otherwise."""

import re
from datetime import date, time, timedelta

from omt_desktop.domain.calendar import add_months
from omt_desktop.workflow.day_words import MONTHS, WEEKDAYS
from omt_desktop.workflow.typed_date import UnreadableDate, read_day

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*h?\s*(am|pm)?", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_FROM_NOW = re.compile(r"(?:in )?(\d{1,3}) ?(day|week|month|year)s?")
_DAYS, _MONTHS = {"day": 1, "week": 7}, {"month": 1, "year": 12}
_FURTHEST = timedelta(days=3 * 366)


class UnreadableTime(ValueError):
    """Typed text that is not a time of day; `str()` says how to write it."""


def read_time(text: str) -> time:
    """The time meant by `9`, `930`, `9:30`, `9.30`, `14h30` or `2:30 pm`; UnreadableTime for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise UnreadableTime("Write a time such as 9:30 or 14:30.")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise UnreadableTime("Write a time such as 9:30 am or 2:30 pm.")
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise UnreadableTime("There is no such time. Write it such as 9:30 or 14:30.") from None


def read_day_ahead(text: str, today: date) -> date:
    """The day meant, today or later: any day that `read_day` reads, `30 Nov` for the next one, `Monday`, `tomorrow`,
    `in 4 weeks`.

    UnreadableDate, with a sentence saying why, for anything else, for days before today and beyond three years.
    """
    day = _named_day(text.strip().casefold(), today) or _with_or_without_year(text.strip(), today)
    if day < today:
        raise UnreadableDate("This day is over.")
    if day - today > _FURTHEST:
        raise UnreadableDate("This is more than three years ahead. Check the year.")
    return day


def _named_day(word: str, today: date) -> date | None:
    if word in ("today", "tomorrow"):
        return today + timedelta(days=word == "tomorrow")
    if far := _FROM_NOW.fullmatch(word):
        count, unit = int(far[1]), far[2]
        if unit in _DAYS:
            return today + timedelta(days=count * _DAYS[unit])
        return add_months(today, count * _MONTHS[unit])
    for number, name in enumerate(WEEKDAYS):
        if len(word) > 1 and name.casefold().startswith(word):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _with_or_without_year(text: str, today: date) -> date:
    if _YEAR.search(text) or not any(month.casefold() in text.casefold() for month in MONTHS):
        return read_day(text)
    this_year = _of_year(text, today.year)
    return this_year if this_year is not None and this_year >= today else read_day(f"{text} {today.year + 1}")


def _of_year(text: str, year: int) -> date | None:
    try:
        return read_day(f"{text} {year}")
    except UnreadableDate:
        return None
