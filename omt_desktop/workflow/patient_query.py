"""What somebody typed to find a patient: beginnings of words, a date of birth in any usual form, digits of a phone."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.workflow.day_words import MONTHS, day_in_words
from omt_desktop.workflow.folded_names import words_typed

_YEARS = range(1850, 2100)
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    r"(?<![\w])(?:"
    r"(?P<iso>\d{4})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<sign>[-/.])\s?(?P<second>\d{1,2})[-/.]\s?(?P<year>\d{4})"
    rf"|(?P<word_day>\d{{1,2}})\.?\s?(?P<word_month>{_MONTH})[a-z]*\.?\s?(?P<word_year>\d{{4}})"
    rf"|(?P<us_month>{_MONTH})[a-z]*\.?\s(?P<us_day>\d{{1,2}}),?\s(?P<us_year>\d{{4}})"
    r"|(?P<month>\d{1,2})[-/.](?P<month_year>\d{4})"
    r"|(?P<year_first>\d{4})[-/.](?P<then_month>\d{1,2})"
    r"|(?P<digits>\d{8})"
    r")(?![\w])",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"(?<![\w])(?:\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d{0,3}|\d{4}[-/.]\d{0,2}[-/.]?)(?![\w])")
_YEAR_DIGITS = 4
_FEWEST_DIGITS = 3
"""So many digits at least are sought among the phone numbers."""


class PatientOrder(StrEnum):
    """What the list of patients is sorted by."""

    NAME = "name"
    LAST_VISIT = "last_visit"
    """The last evaluated first; those never evaluated come last."""
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class PatientView:
    """Which patients are listed, and in which order."""

    order: PatientOrder = PatientOrder.NAME
    active_only: bool = False
    seen_since: date | None = None
    never_seen: bool = False


EVERYONE = PatientView()


@dataclass(frozen=True, slots=True)
class PatientQuery:
    """A search. A patient is found who has every word, and one of the births where there are any."""

    words: tuple[str, ...] = ()
    """Beginnings of words of names or record numbers; a year also finds that year of birth."""
    births: tuple[date | PartialDate, ...] = ()
    """What a typed date can mean: two days where day and month may be either."""
    digits: str = ""
    """What may be the beginning of a phone number, or of a part of it; a year beside a name is none."""
    unfinished: bool = False
    """A date is being typed, and its year is not complete."""

    @property
    def is_empty(self) -> bool:
        """Nothing was typed that could find anybody, nor is being typed."""
        return not (self.words or self.births)

    @property
    def year(self) -> PartialDate | None:
        """The year of birth among the words, which may be a number as well; None where there is none, or a date."""
        years = [word for word in self.words if len(word) == _YEAR_DIGITS and word.isdecimal() and int(word) in _YEARS]
        return PartialDate(int(years[0])) if years and not self.births else None

    @property
    def names(self) -> tuple[str, ...]:
        """The words but for the year of birth."""
        return tuple(word for word in self.words if word != str(self.year))

    @property
    def understood(self) -> str:
        """How a date in the text was read, in words; empty where there is none."""
        read = self.births or ((self.year,) if self.year else ())
        if read:
            return f"Born {' or '.join(map(day_in_words, read))}"
        return "A date of birth is found as soon as its year is complete." if self.unfinished else ""


def read_query(text: str) -> PatientQuery:
    """What the text asks for; a date counts only where it exists in the calendar."""
    if not any(map(str.isdigit, text)):
        return PatientQuery(_beginnings(text))
    match = next((found for found in _DATE.finditer(text) if _readings(found)), None)
    if match is not None:
        rest = _beginnings(f"{text[: match.start()]} {text[match.end() :]}")
        # Eight digits may be a phone or a record number as well.
        digits = match["digits"].lstrip("0") if match["digits"] and not rest else ""
        return PatientQuery(rest, _readings(match), digits)
    words = _beginnings(text)
    query = PatientQuery(words, unfinished=_UNFINISHED.search(text) is not None)
    if query.year is not None and query.names:
        return query
    digits = "".join(word for word in words if word.isdecimal())
    return replace(query, digits=digits.lstrip("0") if len(digits) >= _FEWEST_DIGITS else "")


def _beginnings(text: str) -> tuple[str, ...]:
    """The words typed; a piece with digits in it stays one, as record numbers and phones are found closed up."""
    found: list[str] = []
    for piece in text.split():
        parts = words_typed(piece)
        numbered = any(part.isdecimal() for part in parts)
        found += ["".join(parts)] if numbered else parts
    return tuple(dict.fromkeys(found))


def _readings(match: re.Match[str]) -> tuple[date | PartialDate, ...]:
    """Every day, month or year that the matched text can mean, each once."""
    found = match.groupdict()
    if found["iso"]:
        return _days((found["iso"], found["iso_month"], found["iso_day"]))
    if found["year"]:
        first, second, year = found["first"], found["second"], found["year"]
        day_first, month_first = (year, second, first), (year, first, second)
        return _days(day_first) if found["sign"] == "." else _days(day_first, month_first)
    if found["word_year"]:
        return _days((found["word_year"], _number_of(found["word_month"]), found["word_day"]))
    if found["us_year"]:
        return _days((found["us_year"], _number_of(found["us_month"]), found["us_day"]))
    if found["digits"]:
        text = found["digits"]
        return _days((text[:4], text[4:6], text[6:]), (text[4:], text[2:4], text[:2]), (text[4:], text[:2], text[2:4]))
    year, month = found["month_year"] or found["year_first"], found["month"] or found["then_month"]
    exists = int(year) in _YEARS and 1 <= int(month) <= len(MONTHS)
    return (PartialDate(int(year), int(month)),) if exists else ()


def _days(*candidates: tuple[str, str, str]) -> tuple[date, ...]:
    days: dict[date, None] = {}
    for year, month, day in candidates:
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if found.year in _YEARS:
            days[found] = None
    return tuple(days)


def _number_of(month: str) -> str:
    return str([name.casefold() for name in MONTHS].index(month.casefold()) + 1)
