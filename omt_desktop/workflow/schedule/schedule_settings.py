"""What the practice sets about its calendar: days and hours, closed days, kinds of session, time zone."""

from datetime import date, time

from omt_desktop.domain.schedule.appointment import USUAL_KINDS, SessionKind
from omt_desktop.domain.schedule.practice_days import USUAL_DAYS, Opening, PracticeDays
from omt_desktop.workflow.practice_setting import Json, Setting, word_setting

SHORTEST, LONGEST = 5, 480
"""The length of a session in minutes."""


def _days_to_json(days: PracticeDays) -> Json:
    return {
        "week": {
            str(day): [[f"{hours.opens:%H:%M}", f"{hours.closes:%H:%M}"] for hours in openings]
            for day, openings in days.week.items()
        },
        "closed": {day.isoformat(): why for day, why in days.closed.items()},
    }


def _days_from_json(stored: Json) -> PracticeDays:
    week, closed = _table(_table(stored)["week"]), _table(_table(stored)["closed"])
    return PracticeDays(
        {int(day): tuple(_opening(hours) for hours in _list(openings)) for day, openings in week.items()},
        {date.fromisoformat(day): str(why) for day, why in closed.items()},
    )


def _opening(stored: Json) -> Opening:
    opens, closes = _list(stored)
    return Opening(time.fromisoformat(str(opens)), time.fromisoformat(str(closes)))


def _kinds_to_json(kinds: tuple[SessionKind, ...]) -> Json:
    return [[kind.id, kind.label, kind.minutes, *([True] if kind.retired else [])] for kind in kinds]


def _kinds_from_json(stored: Json) -> tuple[SessionKind, ...]:
    kinds = tuple(_kind(entry) for entry in _list(stored))
    if not kinds:
        raise ValueError("a practice has at least one kind of session")
    return kinds


def _kind(stored: Json) -> SessionKind:
    kind_id, label, minutes, *retired = _list(stored)
    if not isinstance(minutes, int) or not SHORTEST <= minutes <= LONGEST:
        raise ValueError("the length of a session is not possible")
    return SessionKind(str(kind_id), str(label), minutes, bool(retired and retired[0]))


def _table(stored: Json) -> dict[str, Json]:
    if not isinstance(stored, dict):
        raise TypeError("a table is expected")
    return stored


def _list(stored: Json) -> list[Json]:
    if not isinstance(stored, list):
        raise TypeError("a list is expected")
    return stored


DAYS: Setting[PracticeDays] = Setting("schedule.days", USUAL_DAYS, _days_to_json, _days_from_json)
KINDS: Setting[tuple[SessionKind, ...]] = Setting("schedule.kinds", USUAL_KINDS, _kinds_to_json, _kinds_from_json)
ZONE = word_setting("schedule.zone", "")
"""The name of the time zone (IANA); empty for that of the computer."""
