"""Sessions as an iCalendar file (RFC 5545): each with a UID for ever, a count of its changes, its time zone.

icalendar is imported when the first file is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from omt_desktop.domain.schedule.appointment import State
from omt_desktop.exchange.whole_file import write_whole
from omt_desktop.workflow.schedule.calendar_export import CalendarEntry

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//OMT Desktop//Sessions//EN"
_ORGANIZER = "mailto:practice@omt-desktop.invalid"
"""A method asks for an organizer. The domain `.invalid` belongs to nobody, so nothing can be sent there."""
_STATUS = {
    State.PLANNED: "TENTATIVE",
    State.MOVED: "TENTATIVE",
    State.CONFIRMED: "CONFIRMED",
    State.DONE: "CONFIRMED",
    State.NO_SHOW: "CONFIRMED",
    State.CANCELLED: "CANCELLED",
}


class CalendarFiles:
    """Fulfils workflow.schedule.calendar_export.CalendarFileWriter."""

    def save(self, path: Path, entries: Sequence[CalendarEntry], now: datetime) -> None:
        """Writes the file whole; NotWritten where it cannot be written."""
        write_whole(path, calendar_text(entries, now))


def calendar_text(entries: Sequence[CalendarEntry], now: datetime) -> str:
    """The text of a file with the sessions. If all of them are cancelled, the file cancels them where it is opened."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    cancels = bool(entries) and all(entry.state is State.CANCELLED for entry in entries)
    calendar.add("method", "CANCEL" if cancels else "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, now))
    if entries:
        days = [entry.start.date() for entry in entries]
        calendar.add_missing_timezones(_years_before(min(days)), _years_before(max(days), -2))
    return _text(calendar)


def _event(entry: CalendarEntry, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.id}@omt-desktop.invalid")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    twice = any(_comes_twice(moment) for moment in (entry.start, entry.end))
    # A local time that comes twice, when clocks go back, names two moments; in UTC it names one.
    event.add("dtstart", entry.start.astimezone(UTC) if twice else entry.start)
    event.add("dtend", entry.end.astimezone(UTC) if twice else entry.end)
    event.add("sequence", entry.sequence)
    event.add("status", _STATUS[entry.state])
    # A control character, pasted with a name, is not allowed in the format.
    event.add("summary", "".join(sign for sign in entry.summary if sign.isprintable()))
    event.add("class", "PRIVATE")
    event.add("organizer", _ORGANIZER)
    event.add("transp", "TRANSPARENT" if entry.state is State.CANCELLED else "OPAQUE")
    return event


def _comes_twice(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def _text(calendar: Calendar) -> str:
    return str(calendar.to_ical(sorted=False), "utf-8")


def _years_before(day: date, years: int = 1) -> date:
    return day - timedelta(days=366 * years)
