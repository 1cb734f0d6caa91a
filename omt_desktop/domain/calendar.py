"""Days as clinicians count them: full years, calendar months, whole weeks, and dates known only in part."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


def add_months(day: date, months: int) -> date:
    """The same day `months` calendar months later; where that month has no such day, the first of the month after it.

    Rolling forward keeps windows open one day longer (29 February counts on 1 March), which is the cautious side.
    """
    month_index = day.year * 12 + day.month - 1 + months
    year, month = divmod(month_index, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return _first_of_month(month_index + 1)


def _first_of_month(month_index: int) -> date:
    year, month = divmod(month_index, 12)
    return date(year, month + 1, 1)


def full_years(birth: date, on: date) -> int:
    """Age in completed years on the day `on`; a birthday counts on its day, one on 29 February on 1 March."""
    years = on.year - birth.year
    return years if add_months(birth, years * 12) <= on else years - 1


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which only the year, or year and month, is known: any day from `first` to `last`."""

    year: int
    month: int | None = None

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month_index = self.year * 12 + (self.month or 12)
        return _first_of_month(month_index) - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


def parse_partial_date(text: str) -> PartialDate:
    """`2019` or `2019-05`; ValueError for anything else, years outside 1850 to 9998, and months that do not exist."""
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year = int(match[1])
    month = int(match[2]) if match[2] else None
    if not 1850 <= year <= 9998 or (month is not None and not 1 <= month <= 12):
        raise ValueError(text)
    return PartialDate(year, month)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The days on which something dated exactly or in part can have happened."""

    first: date
    last: date


def span_of(moment: date | PartialDate) -> DaySpan:
    """One day for an exact date, the whole month or year for a partial one."""
    if isinstance(moment, PartialDate):
        return DaySpan(moment.first, moment.last)
    return DaySpan(moment, moment)
