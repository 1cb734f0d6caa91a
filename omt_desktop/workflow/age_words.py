"""Ages in words, the same on screen and paper: `72 years`, infants in months, weeks or days."""

from datetime import date

from omt_desktop.domain.calendar import PartialDate, add_months, full_years, span_of
from omt_desktop.workflow.words import counted

_IN_DAYS = 28
"""Younger than this many days, an age is told in days."""
_IN_WEEKS = 3
"""Younger than this many calendar months, it is told in weeks."""
_IN_MONTHS = 2
"""Younger than this many years, it is told in months."""


def age_in_words(born: date | PartialDate, on: date) -> str:
    """`72 years`; months under two years, weeks under three months, days under four weeks.

    Of a birth known in part, the youngest and the oldest that the patient may be: `71 or 72 years`. Empty for a day
    before birth.
    """
    span = span_of(born)
    if span.first > on:
        return ""
    youngest, oldest = _age(min(span.last, on), on), _age(span.first, on)
    if youngest == oldest:
        return oldest
    count, unit = youngest.split()
    if oldest.endswith(unit):
        between = "or" if int(oldest.split()[0]) - int(count) == 1 else "to"
        return f"{count} {between} {oldest}"
    return f"{youngest} to {oldest}"


def _age(born: date, on: date) -> str:
    years = full_years(born, on)
    if years >= _IN_MONTHS:
        return counted(years, "year", "years")
    months = max(m for m in range(25) if add_months(born, m) <= on)
    days = (on - born).days
    if months >= _IN_WEEKS:
        return counted(months, "month", "months")
    if days >= _IN_DAYS:
        return counted(days // 7, "week", "weeks")
    return counted(days, "day", "days")
