"""Where sessions stand in the column of a day: those that overlap beside one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from omt_desktop.domain.schedule.practice_days import PracticeDays
from omt_desktop.workflow.schedule.booked_session import BookedSession

_EARLIEST, _LATEST = 8, 18


@dataclass(frozen=True, slots=True)
class Placed:
    """A session in one of `lanes` lanes of equal width, counted from 0."""

    session: BookedSession
    lane: int
    lanes: int


def lay_out(sessions: Sequence[BookedSession]) -> tuple[Placed, ...]:
    """The sessions by time, each in the first lane that is free; only those that touch share the width."""
    placed: list[Placed] = []
    group: list[tuple[BookedSession, int]] = []
    ends: list[datetime] = []
    for session in sorted(sessions, key=lambda found: (found.appointment.start, found.appointment.id)):
        start = session.appointment.start
        if ends and start >= max(ends):
            placed += _closed(group, len(ends))
            group, ends = [], []
        lane = next((number for number, end in enumerate(ends) if end <= start), len(ends))
        ends[lane : lane + 1] = [session.appointment.end]
        group.append((session, lane))
    return (*placed, *_closed(group, len(ends)))


def hours_shown(days: PracticeDays, wall_spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The first and the last hour a calendar shows: working hours, and every session, given as minutes of the day."""
    openings = [opening for of_day in days.week.values() for opening in of_day]
    first = [opening.opens.hour for opening in openings] + [begin // 60 for begin, _ in wall_spans]
    last = [-(-(opening.closes.hour * 60 + opening.closes.minute) // 60) for opening in openings]
    last += [min(24, -(-end // 60)) for _, end in wall_spans]
    return min(first, default=_EARLIEST), max(last, default=_LATEST)


def _closed(group: Sequence[tuple[BookedSession, int]], lanes: int) -> list[Placed]:
    return [Placed(session, lane, lanes) for session, lane in group]
