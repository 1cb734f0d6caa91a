"""A number as it is typed: with a comma or a point, inside its range, or a word about what is wrong."""

import re
from dataclasses import dataclass
from decimal import Decimal

from omt_desktop.domain.exam import Field
from omt_desktop.workflow.answer_words import plain_text
from omt_desktop.workflow.unit_words import unit_in_words

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
_MINUS = str.maketrans("−–", "--")


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """What was typed: a value, nothing at all, or a problem in words (then `value` is None)."""

    value: int | float | None = None
    problem: str = ""


def read_number(text: str, field: Field) -> NumberEntry:
    """The number the text means for this field; outside the field's range it is a slip, not a measurement."""
    typed = "".join(text.split()).translate(_MINUS)
    if not typed:
        return NumberEntry()
    if not _NUMBER.fullmatch(typed) or len(typed) > 18:
        return NumberEntry(problem="Not a number")
    number = float(typed.replace(",", "."))
    value = int(number) if number.is_integer() else number
    low, high = field.low, field.high
    if (low is not None and value < low) or (high is not None and value > high):
        return NumberEntry(problem=f"Not in the range {_range_in_words(field)}")
    return NumberEntry(value)


def number_as_typed(value: int | float) -> str:
    """The text that `read_number` reads back as the same value."""
    return format(Decimal(repr(value)), "f")


def _range_in_words(field: Field) -> str:
    low = "" if field.low is None else f"from {plain_text(field.low)} "
    high = "" if field.high is None else f"to {plain_text(field.high)} "
    return f"{low}{high}{unit_in_words(field.unit)}".rstrip()
