"""The days and hours on which the practice works."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

HORIZON = 366
"""So many days are looked through for a working day; who works on none of them is told so."""


@dataclass(frozen=True, slots=True, order=True)
class Opening:
    """Working hours without a break; ValueError where they end before they begin."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise ValueError(f"{self.opens:%H:%M} to {self.closes:%H:%M}")

    def holds(self, begins: time, ends: time) -> bool:
        """Whether the hours lie within these."""
        return self.opens <= begins <= ends <= self.closes


@dataclass(frozen=True, slots=True)
class PracticeDays:
    """The hours of each weekday (0 is Monday; a weekday that is missing is free), and single closed days with why."""

    week: Mapping[int, tuple[Opening, ...]]
    closed: Mapping[date, str] = field(default_factory=dict)

    def openings(self, day: date) -> tuple[Opening, ...]:
        """The working hours of the day, earliest first; none on a free or closed day."""
        return () if day in self.closed else tuple(sorted(self.week.get(day.weekday(), ())))

    def is_working(self, day: date) -> bool:
        """Whether the practice works on the day."""
        return bool(self.openings(day))

    def why_closed(self, day: date) -> str:
        """Why the practice does not work on the day; empty for a working day."""
        if day in self.closed:
            return self.closed[day] or "closed"
        return "" if self.is_working(day) else "no working day"

    def next_working_day(self, after: date) -> date | None:
        """The first working day after the day, None where there is none within HORIZON days."""
        return self._seek(after, 1)

    def working_day_before(self, day: date) -> date | None:
        """The last working day before the day, None where there is none within HORIZON days."""
        return self._seek(day, -1)

    def _seek(self, day: date, step: int) -> date | None:
        days = (day + timedelta(days=step * distance) for distance in range(1, HORIZON + 1))
        return next((found for found in days if self.is_working(found)), None)


_MORNING, _AFTERNOON = Opening(time(8), time(12)), Opening(time(13), time(18))
USUAL_DAYS = PracticeDays(dict.fromkeys(range(5), (_MORNING, _AFTERNOON)))
"""Monday to Friday, 8 to 12 and 13 to 18, until the practice says otherwise."""
