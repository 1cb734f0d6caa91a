"""What is booked over what, and when there is room for a session."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo

from omt_desktop.domain.schedule.appointment import Appointment
from omt_desktop.domain.schedule.practice_days import Opening, PracticeDays
from omt_desktop.domain.schedule.wall_clock import Occurs, at, local, local_day

GRID = 15
"""Proposed times are so many minutes apart, counted from the opening."""
AHEAD = 180
"""So many days are looked through for a free time."""


def overlapping(
    start: datetime, minutes: int, among: Iterable[Appointment], without: str = "", doctor: str = ""
) -> tuple[Appointment, ...]:
    """The appointments that take time of the doctor between start and end, earliest first; of anybody for no doctor.

    `without` is the id of the one moved.
    """
    end = start + timedelta(minutes=minutes)
    found = (a for a in among if a.id != without and a.state.holds_time and a.start < end and start < a.end)
    return tuple(sorted((a for a in found if a.takes_time_of(doctor)), key=lambda appointment: appointment.start))


def within_hours(start: datetime, minutes: int, days: PracticeDays, zone: tzinfo) -> bool:
    """Whether the practice works all through the session."""
    begins, ends = local(start, zone), local(start + timedelta(minutes=minutes), zone)
    same_day = begins.date() == ends.date()
    return same_day and any(o.holds(begins.time(), ends.time()) for o in days.openings(begins.date()))


def free_times(
    days: PracticeDays, zone: tzinfo, minutes: int, taken: Sequence[Appointment], after: datetime, doctor: str = ""
) -> Iterator[datetime]:
    """Times from `after` on, for AHEAD days, at which a session of this length fits into the hours and over nothing."""
    first = local_day(after, zone)
    for distance in range(AHEAD):
        day = first + timedelta(days=distance)
        for opening in days.openings(day):
            for start in _grid(day, opening, zone, minutes):
                if start >= after and not overlapping(start, minutes, taken, doctor=doctor):
                    yield start


def _grid(day: date, opening: Opening, zone: tzinfo, minutes: int) -> Iterator[datetime]:
    wall, closes = datetime.combine(day, opening.opens), datetime.combine(day, opening.closes)
    while wall + timedelta(minutes=minutes) <= closes:
        found = at(zone, day, wall.time())
        ends = local(found.moment + timedelta(minutes=minutes), zone)
        if found.occurs is not Occurs.NEVER and ends.replace(tzinfo=None) <= closes:
            yield found.moment
        wall += timedelta(minutes=GRID)
