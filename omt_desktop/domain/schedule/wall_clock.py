"""What a day and a time mean in a time zone: one moment, none where the clock jumps over it, two where it goes back."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum


class Occurs(StrEnum):
    """How often a time on the wall is reached on a day."""

    ONCE = "once"
    NEVER = "never"
    """The clock is put forward over it."""
    TWICE = "twice"
    """The clock is put back over it."""


@dataclass(frozen=True, slots=True)
class WallTime:
    """The moments in UTC, earliest first. Of a time that is never reached, the one as late after the clock change."""

    occurs: Occurs
    moments: tuple[datetime, ...]

    @property
    def moment(self) -> datetime:
        """The moment that is meant unless somebody says otherwise: the first."""
        return self.moments[0]


def at(zone: tzinfo, day: date, on_the_clock: time) -> WallTime:
    """The wall time of that day and time in the zone."""
    wall = datetime.combine(day, on_the_clock, tzinfo=zone)
    before, after = (wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if before == after:
        return WallTime(Occurs.ONCE, (before,))
    if before < after:
        return WallTime(Occurs.TWICE, (before, after))
    return WallTime(Occurs.NEVER, (before,))


def local(moment: datetime, zone: tzinfo) -> datetime:
    """The moment as the clock of the zone shows it."""
    return moment.astimezone(zone)


def local_day(moment: datetime, zone: tzinfo) -> date:
    """The day of the moment in the zone."""
    return moment.astimezone(zone).date()


def span_of_days(zone: tzinfo, first: date, days: int) -> tuple[datetime, datetime]:
    """From the first moment of the first day to that of the day after the last; a day may have 23 or 25 hours."""
    return _begin(zone, first), _begin(zone, first + timedelta(days=days))


def _begin(zone: tzinfo, day: date) -> datetime:
    return at(zone, day, time(0)).moment
