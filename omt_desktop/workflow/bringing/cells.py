"""One cell of a table as a value of the record, or why it cannot be one."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from omt_desktop.domain.calendar import PartialDate, full_years, parse_partial_date
from omt_desktop.workflow.typed_text import clean_text

LONGEST = 10_000
"""Characters of one cell; more is not something a person wrote about a patient in a table."""
_OLDEST = 130
_NUMBERS = re.compile(
    r"(\d{1,4})[./\- ](\d{1,2})[./\- ](\d{1,4})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})[./\-](\d{4})")
_FEMALE = frozenset({"f", "female", "femme", "féminin", "feminin", "femenino", "mujer", "weiblich", "w", "woman"})
_MALE = frozenset({"m", "male", "homme", "masculin", "masculino", "hombre", "männlich", "man"})
_OTHER = frozenset({"o", "x", "other", "autre", "otro", "divers", "d", "intersex", "non-binary", "nonbinary"})
_HANDS = {
    "l": "left", "left": "left", "gauche": "left", "g": "left", "zurdo": "left", "links": "left",
    "r": "right", "right": "right", "droite": "right", "droitier": "right", "rechts": "right",
    "both": "both", "b": "both", "ambidextrous": "both",
}  # fmt: skip
_NOT_KNOWN = frozenset({"", "u", "unknown", "n/a", "na", "none", "-", "?", "inconnu", "desconocido", "unbekannt"})


class UnreadableCell(ValueError):
    """A cell that is not what its column holds; `str()` says why."""


class DayOrder(StrEnum):
    """How a column writes its days."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


def read_cell(text: str) -> str:
    """The text without surrounding space and without control characters; UnreadableCell beyond 10,000 characters."""
    cleaned = unicodedata.normalize("NFC", clean_text(text)).strip()
    if len(cleaned) > LONGEST:
        raise UnreadableCell(f"holds {len(cleaned):,} characters; at most {LONGEST:,} are taken")
    return cleaned


def read_sex(text: str) -> str:
    """`female`, `male`, `other`, or empty where the table says that it is not known."""
    word = text.strip().casefold()
    for words, meaning in ((_FEMALE, "female"), (_MALE, "male"), (_OTHER, "other"), (_NOT_KNOWN, "")):
        if word in words:
            return meaning
    raise UnreadableCell("is not a word for sex that is known here; write F, M, X or nothing")


def read_handedness(text: str) -> str:
    """`left`, `right`, `both`, or empty where the table says that it is not known."""
    word = text.strip().casefold()
    if word in _NOT_KNOWN:
        return ""
    if word not in _HANDS:
        raise UnreadableCell("is not a word for handedness that is known here; write L, R, both or nothing")
    return _HANDS[word]


def possible_orders(texts: Iterable[str]) -> frozenset[DayOrder]:
    """The orders in which every day of the column that is one can be read; several where the column cannot tell.

    What is no day in any order says nothing about the order.
    """
    orders = frozenset(DayOrder)
    for text in texts:
        numbers = _NUMBERS.fullmatch(text.strip())
        readable = frozenset(order for order in DayOrder if numbers and _in_order(numbers, order) is not None)
        orders &= readable or orders
    return orders


def read_birth_date(text: str, order: DayOrder, today: date) -> str:
    """The birth date as ISO text, whole or as far as it is known (`1954-03`, `1954`); empty for an empty cell.

    UnreadableCell for what is not a day of the calendar, for days after `today` and more than 130 years before it.
    """
    typed = text.strip()
    if not typed:
        return ""
    partial = _partial(typed)
    if partial is not None:
        if partial.first > today:
            raise UnreadableCell("is in the future")
        if full_years(partial.last, today) > _OLDEST:
            raise UnreadableCell(f"is more than {_OLDEST} years ago")
        return str(partial)
    numbers = _NUMBERS.fullmatch(typed)
    if numbers is None:
        raise UnreadableCell("is not a date")
    born = _in_order(numbers, order)
    if born is None:
        raise UnreadableCell("is not a day of the calendar in the order that the column is read in")
    if born > today:
        raise UnreadableCell("is in the future")
    if full_years(born, today) > _OLDEST:
        raise UnreadableCell(f"is more than {_OLDEST} years ago")
    return born.isoformat()


def _partial(text: str) -> PartialDate | None:
    month = _MONTH_OF_YEAR.fullmatch(text)
    try:
        return parse_partial_date(f"{month[2]}-{month[1]:0>2}" if month else text)
    except ValueError:
        return None


def _in_order(numbers: "re.Match[str]", order: DayOrder) -> date | None:
    first, second, third = numbers[1], numbers[2], numbers[3]
    year, month, day = {
        DayOrder.YEAR_FIRST: (first, second, third),
        DayOrder.DAY_FIRST: (third, second, first),
        DayOrder.MONTH_FIRST: (third, first, second),
    }[order]
    if len(year) != 4 or len(day) > 2:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
