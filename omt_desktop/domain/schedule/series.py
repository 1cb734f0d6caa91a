"""Sessions that come again every week or two, each at an hour of its own if wanted."""

from dataclasses import dataclass
from datetime import date, time, timedelta, tzinfo

from omt_desktop.domain.schedule.practice_days import PracticeDays
from omt_desktop.domain.schedule.wall_clock import WallTime, at

MOST = 30
"""No series is longer."""
_LOOKED_THROUGH = 60
"""So many turns are looked through at most, closed days included."""


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """`count` sessions from `first` on, `weeks` apart; `times` holds one hour for all, or one for each.

    ValueError where it is not 1 to MOST sessions, weeks are not 1 to 8, or the hours are neither one nor one for each.
    """

    first: date
    count: int
    weeks: int
    times: tuple[time, ...]

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST or not 1 <= self.weeks <= 8 or len(self.times) not in (1, self.count):
            raise ValueError(f"{self.count} sessions, {self.weeks} weeks apart, with {len(self.times)} times")

    def time_of(self, number: int) -> time:
        """The hour of the session of that number, counted from 0."""
        return self.times[number if len(self.times) > 1 else 0]


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day of the series on which the practice does not work, and why."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class PlacedSeries:
    """The sessions in order, and the days that were passed over. There may be fewer than planned in a long closure."""

    sessions: tuple[tuple[date, WallTime], ...]
    skipped: tuple[SkippedDay, ...]


def place_series(plan: SeriesPlan, days: PracticeDays, zone: tzinfo) -> PlacedSeries:
    """Every session on a working day; a closed day is passed over and the series goes on until it is complete."""
    sessions: list[tuple[date, WallTime]] = []
    skipped: list[SkippedDay] = []
    for turn in range(_LOOKED_THROUGH):
        day = plan.first + timedelta(weeks=plan.weeks * turn)
        if days.is_working(day):
            sessions.append((day, at(zone, day, plan.time_of(len(sessions)))))
        else:
            skipped.append(SkippedDay(day, days.why_closed(day)))
        if len(sessions) == plan.count:
            break
    return PlacedSeries(tuple(sessions), tuple(skipped))
