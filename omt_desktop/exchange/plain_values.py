"""The simple values an evaluation file is made of, each read strictly and refused under its dotted key."""

import math
import re
from collections.abc import Collection
from datetime import date
from typing import Any

from omt_desktop.domain.calendar import PartialDate, parse_partial_date
from omt_desktop.exchange.json_strict import RepeatedKey
from omt_desktop.exchange.refusals import printable, shown, wrong

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PART_OF_DATE = re.compile(r"[0-9]{4}(-[0-9]{2})?")
_FIRST_YEAR, _LAST_YEAR = 1850, 2999
_LARGEST_NUMBER = 1e15
"""Beyond it whole numbers are no longer exact; no measure of the exam comes near."""


def read_object(path: str, value: object) -> dict[str, Any]:
    """The object at `path`, whose keys each stand there once."""
    if not isinstance(value, dict):
        raise wrong(path, f"{shown(value)} is not an object")
    if isinstance(value, RepeatedKey):
        raise wrong(under(path, value.key), "stands there twice; only one of them can be meant")
    return value


def read_members(path: str, value: object, keys: Collection[str]) -> dict[str, Any]:
    """The object at `path`, which has no other keys than these."""
    members = read_object(path, value)
    for key in members:
        if key not in keys:
            raise wrong(under(path, key), f"is not a key that belongs there; these do: {', '.join(keys)}")
    return members


def under(path: str, key: str) -> str:
    """The dotted key of something inside `path`; an empty path is the file itself."""
    return f"{path}.{printable(key)}" if path else printable(key)


def read_choice(path: str, value: object, choices: Collection[str]) -> str:
    """One of the choices."""
    if isinstance(value, str) and value in choices:
        return value
    raise wrong(path, f"{shown(value)} is not one of {', '.join(choices)}")


def read_list(path: str, value: object) -> list[Any]:
    """The list at `path`."""
    if isinstance(value, list):
        return value
    raise wrong(path, f"{shown(value)} is not a list")


def read_choices(path: str, value: object, choices: Collection[str]) -> tuple[str, ...]:
    """Different choices, in the order in which they stand there; none is an answer too."""
    chosen = tuple(
        read_choice(f"{path}[{index}]", entry, choices) for index, entry in enumerate(read_list(path, value))
    )
    if len(set(chosen)) < len(chosen):
        twice = next(entry for index, entry in enumerate(chosen) if entry in chosen[:index])
        raise wrong(path, f"{shown(twice)} stands there twice")
    return chosen


def read_number(path: str, value: object, low: float | None, high: float | None, unit: str) -> int | float:
    """A finite number within the limits, both included; a limit that is None does not limit."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wrong(path, f"{shown(value)} is not a number")
    if not math.isfinite(value):
        raise wrong(path, f"{shown(value)} is not a measurement")
    least = -_LARGEST_NUMBER if low is None else low
    most = _LARGEST_NUMBER if high is None else high
    if not least <= value <= most:
        raise wrong(path, f"{shown(value)} is outside {least:g} to {most:g} {unit}".rstrip())
    return value


def read_severity(path: str, value: object) -> int:
    """A whole number from 0 to 3."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 3:
        return value
    raise wrong(path, f"{shown(value)} is not one of 0, 1, 2, 3")


def read_text(path: str, value: object) -> str:
    """Text that can be stored and printed. The refusal does not repeat it: it may be a name."""
    if not isinstance(value, str):
        raise wrong(path, f"{shown(value)} is not text")
    if "\x00" in value:
        raise wrong(path, "holds the character U+0000, which no text has")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise wrong(path, "holds half a character (a lone surrogate such as \\ud800)") from None
    return value


def read_date(path: str, value: object, latest: date | None = None) -> date:
    """A day that exists, YYYY-MM-DD, from 1850 to 2999 and not after `latest`, the day of the evaluation."""
    if not (isinstance(value, str) and _DATE.fullmatch(value)):
        raise wrong(path, f"{shown(value)} is not a date written YYYY-MM-DD")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise wrong(path, f"{shown(value)} is not a day of the calendar") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise wrong(path, f"{value} is not between {_FIRST_YEAR} and {_LAST_YEAR}")
    if latest is not None and day > latest:
        raise wrong(path, f"{value} is after the day of the evaluation, {latest}")
    return day


def read_partial_date(path: str, value: object, latest: date) -> date | PartialDate:
    """A year, a month or a day (YYYY, YYYY-MM or YYYY-MM-DD) that does not begin after `latest`."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        return read_date(path, value, latest)
    if not (isinstance(value, str) and _PART_OF_DATE.fullmatch(value)):
        raise wrong(path, f"{shown(value)} is not a year, a month or a day written YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        partial = parse_partial_date(value)
    except ValueError:
        raise wrong(path, f"{shown(value)} is not a month of the calendar since {_FIRST_YEAR}") from None
    if partial.first > latest:
        raise wrong(path, f"{value} is after the day of the evaluation, {latest}")
    return partial
