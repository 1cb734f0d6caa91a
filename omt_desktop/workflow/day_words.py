"""Days in words, the same on screen and paper, and never to be confused between continents: 2 Mar 1954."""

from datetime import date

from omt_desktop.domain.calendar import PartialDate

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_in_words(moment: date | PartialDate) -> str:
    """`2 Mar 1954` for a day, `Mar 1954` or `1954` for a date known in part."""
    if isinstance(moment, date):
        return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return str(moment.year) if moment.month is None else f"{MONTHS[moment.month - 1]} {moment.year}"


def weekday_in_words(day: date) -> str:
    """`Mon 30 Nov 2026`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day_in_words(day)}"
