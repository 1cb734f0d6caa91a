"""The time of a session, or of a series, as it is typed: what it means, what is wrong, what should be known of it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from omt_desktop.domain.schedule.free_times import within_hours
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.domain.schedule.series import MOST, PlacedSeries, SeriesPlan, place_series
from omt_desktop.domain.schedule.wall_clock import Occurs, WallTime
from omt_desktop.workflow.day_words import weekday_in_words
from omt_desktop.workflow.schedule.schedule_settings import LONGEST, SHORTEST
from omt_desktop.workflow.typed_date import UnreadableDate
from omt_desktop.workflow.typed_time import UnreadableTime, read_day_ahead, read_time


@dataclass(frozen=True, slots=True)
class TypedSession:
    """What stands in the lines of the form. `turns` and `weeks` are of a series; one session is one turn."""

    day: str
    times: str
    """One time, or for a series one for each session, with commas between."""
    minutes: str
    turns: str = "1"
    weeks: int = 1
    second_hour: bool = False
    """Of a time that the clock shows twice, the second is meant."""


@dataclass(frozen=True, slots=True)
class ReadSession:
    """The moments at which it begins, in UTC. With a `problem` there are none; `notices` keep nobody from booking."""

    starts: tuple[datetime, ...] = ()
    minutes: int = 0
    day: date | None = None
    twice: bool = False
    """Whether the clock shows the time twice, so that it must be said which is meant."""
    problem: str = ""
    notices: tuple[str, ...] = ()


class _Unreadable(ValueError):
    """What is wrong, in words."""


def read_session(typed: TypedSession, today: date, practice: PracticeTime) -> ReadSession:
    """What the lines mean on the clock of the practice."""
    try:
        day = read_day_ahead(typed.day, today)
        times = tuple(read_time(part) for part in typed.times.split(","))
        minutes = _number(typed.minutes, SHORTEST, LONGEST, "A session lasts")
        turns = _number(typed.turns, 1, MOST, "A series has")
        if len(times) not in (1, turns):
            raise _Unreadable(f"Write one time for all, or {turns} times with commas between.")
    except (UnreadableDate, UnreadableTime, _Unreadable) as problem:
        return ReadSession(problem=str(problem))
    if turns == 1:
        wall = practice.at(day, times[0])
        placed: tuple[tuple[date, WallTime], ...] = ((day, wall),)
        skipped: tuple[str, ...] = ()
    else:
        series = place_series(SeriesPlan(day, turns, typed.weeks, times), practice.days, practice.zone)
        placed, skipped = series.sessions, _skipped(series, turns)
    never = next(((on, wall) for on, wall in placed if wall.occurs is Occurs.NEVER), None)
    if never is not None:
        return ReadSession(problem=_never(*never, times, practice))
    starts = tuple(_meant(wall, typed.second_hour) for _, wall in placed)
    twice = any(wall.occurs is Occurs.TWICE for _, wall in placed)
    outside = _outside(starts, minutes, practice)
    return ReadSession(starts, minutes, day, twice, "", (*skipped, *outside))


def _number(text: str, least: int, most: int, what: str) -> int:
    cleaned = text.strip()
    if not (cleaned.isascii() and cleaned.isdigit() and least <= int(cleaned) <= most):
        unit = "minutes" if most == LONGEST else "sessions"
        raise _Unreadable(f"{what} {least} to {most} {unit}.")
    return int(cleaned)


def _meant(wall: WallTime, second: bool) -> datetime:
    return wall.moments[-1] if second else wall.moment


def _never(day: date, wall: WallTime, times: tuple[time, ...], practice: PracticeTime) -> str:
    after = practice.local(wall.moment)
    skipped = next((t for t in times if practice.at(day, t).occurs is Occurs.NEVER), times[0])
    return (
        f"{skipped:%H:%M} does not exist on {weekday_in_words(day)}: the clock is put forward. Choose another time, "
        f"such as {after:%H:%M}."
    )


def _skipped(series: PlacedSeries, turns: int) -> tuple[str, ...]:
    passed = tuple(f"{weekday_in_words(skip.day)} is passed over: {skip.why}." for skip in series.skipped[:3])
    missing = turns - len(series.sessions)
    return (*passed, f"{missing} of the sessions find no working day.") if missing else passed


def _outside(starts: tuple[datetime, ...], minutes: int, practice: PracticeTime) -> tuple[str, ...]:
    outside = [start for start in starts if not within_hours(start, minutes, practice.days, practice.zone)]
    if not outside:
        return ()
    day = practice.day_of(outside[0])
    why = practice.days.why_closed(day)
    named = f"{weekday_in_words(day)} is closed ({why})" if why else f"{weekday_in_words(day)} is outside working hours"
    return (f"{named}. It can be booked all the same.",)
