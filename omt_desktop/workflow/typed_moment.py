"""A day, or as much of it as is known, as it is typed; what could be two days is asked back, never guessed."""

import re
from datetime import date

from omt_desktop.domain.calendar import PartialDate, full_years, parse_partial_date, span_of
from omt_desktop.workflow.day_words import MONTHS, day_in_words
from omt_desktop.workflow.typed_date import UnreadableDate, read_day

_EARLIEST = 1850
_OLDEST = 130
"""No one is known to have lived so many years."""
_YEAR = re.compile(r"(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/. ](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_WORD_YEAR = re.compile(r"([^\W\d_]{3,})[.,]?[\s-]*(\d{4})")


def read_moment(text: str, today: date, *, partial: bool) -> date | PartialDate:
    """The day meant, or with `partial` also a year or a month of a year: 2019, 05/2019, 2019-05, May 2019.

    UnreadableDate, with a sentence saying why, for anything else and for days after `today`.
    """
    typed = " ".join(text.split())
    found: date | PartialDate | None = _in_part(typed)
    if found is None:
        found = read_day(typed)
    elif not partial:
        raise UnreadableDate(f"{day_in_words(found)} is only part of a date. Add the day, such as 2 Mar 1954.")
    if span_of(found).first.year < _EARLIEST:
        raise UnreadableDate(f"The year {span_of(found).first.year} cannot be meant here.")
    if span_of(found).first > today:
        raise UnreadableDate(f"{day_in_words(found)} is in the future.")
    return found


def read_birth_date(text: str, today: date) -> date | PartialDate:
    """The day of birth, or the month or year where no more is known; UnreadableDate if it is over 130 years ago."""
    born = read_moment(text, today, partial=True)
    if full_years(span_of(born).last, today) > _OLDEST:
        raise UnreadableDate(f"This is more than {_OLDEST} years ago. Check the year.")
    return born


def moment_as_typed(moment: date | PartialDate) -> str:
    """The text that `read_moment` reads back as the same moment."""
    return moment.isoformat() if isinstance(moment, date) else str(moment)


def _in_part(typed: str) -> PartialDate | None:
    if match := _YEAR.fullmatch(typed):
        return _existing(int(match[1]), None)
    if match := _YEAR_MONTH.fullmatch(typed):
        return _existing(int(match[1]), int(match[2]))
    if match := _MONTH_YEAR.fullmatch(typed):
        return _existing(int(match[2]), int(match[1]))
    if match := _WORD_YEAR.fullmatch(typed):
        return _existing(int(match[2]), _month_named(match[1]))
    return None


def _month_named(word: str) -> int:
    number = next((n for n, name in enumerate(MONTHS, 1) if name.casefold() == word[:3].casefold()), None)
    if number is None:
        raise UnreadableDate(f"«{word}» is not a month. Write it such as May 2019.")
    return number


def _existing(year: int, month: int | None) -> PartialDate:
    if month is not None and not 1 <= month <= len(MONTHS):
        raise UnreadableDate(f"There is no month {month}.")
    try:
        return parse_partial_date(str(PartialDate(year, month)))
    except ValueError:
        raise UnreadableDate(f"The year {year} cannot be meant here.") from None
