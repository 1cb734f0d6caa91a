"""Working hours and closed days as they are typed."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from omt_desktop.domain.schedule.practice_days import Opening
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.typed_date import UnreadableDate, read_day
from omt_desktop.workflow.typed_time import UnreadableTime, read_time

_TO = re.compile(r"\s*(?:-|–|to)\s*")
_CLOSED = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s*[^\W\d]+\.?\s*\d{4}|\d{1,2}\.\d{1,2}\.\d{4})\s*(.*)")


def read_hours(text: str) -> tuple[Opening, ...]:
    """The hours of `8-12, 13:30 to 18`; none for an empty text. UnreadableTime, with a sentence, for anything else."""
    openings = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        ends = _TO.split(part)
        if len(ends) != 2:
            raise UnreadableTime("Write hours such as 8:00-12:00, 13:00-18:00; leave the line empty for a free day.")
        try:
            openings.append(Opening(read_time(ends[0]), read_time(ends[1])))
        except UnreadableTime:
            raise
        except ValueError:
            raise UnreadableTime(f"{part}: the hours end before they begin.") from None
    ordered = sorted(openings)
    if any(later.opens < earlier.closes for earlier, later in pairwise(ordered)):
        raise UnreadableTime("These hours overlap.")
    return tuple(ordered)


def hours_as_typed(openings: tuple[Opening, ...]) -> str:
    """The text that `read_hours` reads back as the same."""
    return ", ".join(f"{opening.opens:%H:%M}-{opening.closes:%H:%M}" for opening in openings)


def read_closed_days(text: str) -> dict[date, str]:
    """The days of `25 Dec 2026 Christmas; 2026-12-26`, with why. UnreadableDate, with a sentence, for anything else."""
    closed = {}
    for part in filter(None, (part.strip() for part in text.replace("\n", ";").split(";"))):
        found = _CLOSED.fullmatch(part)
        if found is None:
            raise UnreadableDate(f"«{part}»: write a day with its year first, such as 25 Dec 2026 Christmas.")
        closed[read_day(found[1])] = found[2].strip()
    return closed


def closed_days_as_typed(closed: Mapping[date, str]) -> str:
    """The text that `read_closed_days` reads back as the same."""
    return "; ".join(f"{day_in_words(day)} {why}".strip() for day, why in sorted(closed.items()))
