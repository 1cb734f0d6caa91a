"""A number as it is typed: with a comma or a point, inside its range, or a word about what is wrong."""

import re
from dataclasses import dataclass
from decimal import Decimal

from omt_desktop.domain.exam import Field
from omt_desktop.workflow.answer_words import plain_text
from omt_desktop.workflow.unit_words import measured, unit_in_words
from omt_desktop.workflow.units import CUSTOMARY, Units, customary, split_unit

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
_TWO_NUMBERS = re.compile(r"\d\s+(?!\d{3}(?!\d))\d")
"""Digits with white space between them that does not set off thousands."""
_MINUS = str.maketrans("−–", "--")


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """What was typed: a value, nothing at all, or a problem in words (then `value` is None)."""

    value: int | float | None = None
    problem: str = ""


def read_number(text: str, field: Field, units: Units = Units.METRIC) -> NumberEntry:
    """The number the text means for this field, in the unit that is stored; outside the field's range it is a slip."""
    typed, written_in = split_unit("".join(text.split()).translate(_MINUS), field.unit, units)
    if not typed and written_in is customary(field.unit, units):
        return NumberEntry()
    if not _NUMBER.fullmatch(typed) or len(typed) > 18 or _TWO_NUMBERS.search(text):
        return NumberEntry(problem="Not a number")
    number = float(typed.replace(",", "."))
    if written_in is not None:
        number = written_in.to_stored(number)
    value = int(number) if number.is_integer() else number
    low, high = field.low, field.high
    if (low is not None and value < low) or (high is not None and value > high):
        return NumberEntry(problem=f"Not in the range {range_in_words(field, units)}")
    return NumberEntry(value)


def number_as_typed(value: int | float, unit: str = "", units: Units = Units.METRIC) -> str:
    """The text that `read_number` reads back as the same value, to a tenth of a customary unit."""
    written_in = customary(unit, units)
    if written_in is not None:
        return plain_text(written_in.from_stored(value))
    return format(Decimal(repr(value)), "f")


def written_unit(unit: str, units: Units) -> str:
    """The unit beside the field, as this doctor writes it."""
    written_in = customary(unit, units)
    return unit_in_words(unit) if written_in is None else written_in.written


def other_unit_in_words(value: int | float, unit: str, units: Units) -> str:
    """The same measurement in the other unit, such as «98.6 °F»; empty where there is only one."""
    known = CUSTOMARY.get(unit)
    if known is None:
        return ""
    if units is Units.US:
        return measured(plain_text(value), unit)
    return f"{plain_text(known.from_stored(value))} {known.written}"


def range_in_words(field: Field, units: Units = Units.METRIC) -> str:
    """What the field takes, such as «from 0 to 60 °», in the unit this doctor writes; empty without limits."""
    below, above = limits_as_typed(field, units)
    low = "" if below is None else f"from {plain_text(below)} "
    high = "" if above is None else f"to {plain_text(above)} "
    return f"{low}{high}{written_unit(field.unit, units) if low or high else ''}".rstrip()


def limits_as_typed(field: Field, units: Units = Units.METRIC) -> tuple[float | None, float | None]:
    """The least and the largest number of the field in the unit this doctor writes; None where it has none."""
    written_in = customary(field.unit, units)

    def limit(stored: float | None) -> float | None:
        return stored if stored is None or written_in is None else written_in.from_stored(stored)

    return limit(field.low), limit(field.high)
