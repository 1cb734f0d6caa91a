"""Vitals in the units of the doctor, stored in UCUM: degrees Fahrenheit, inches and pounds are ways of writing only."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Units(StrEnum):
    """What a number without a written unit means. The values are stored."""

    METRIC = "metric"
    US = "us"


def units_of(text: str) -> Units:
    """The units of that name; metric for a name that is none."""
    return Units(text) if text in list(Units) else Units.METRIC


@dataclass(frozen=True, slots=True)
class CustomaryUnit:
    """A unit written instead of a stored one: stored × `factor` + `offset`."""

    written: str
    endings: tuple[str, ...]
    stored_endings: tuple[str, ...]
    factor: float
    offset: float = 0.0

    def to_stored(self, number: float) -> float:
        """The stored number, to a hundredth, so that 100.4 °F is 38 °C and not a little less."""
        return round((number - self.offset) / self.factor, 2)

    def from_stored(self, number: float) -> float:
        """The written number, to a tenth."""
        return round(number * self.factor + self.offset, 1)


CUSTOMARY = {
    "Cel": CustomaryUnit("°F", ("°f", "f"), ("°c", "c"), 1.8, 32.0),
    "cm": CustomaryUnit("in", ("inches", "inch", "in", '"'), ("cm",), 1 / 2.54),
    "kg": CustomaryUnit("lb", ("lbs", "lb"), ("kg",), 2.2046226218),
}
_FEET = re.compile(r"(\d{1,2})(?:'|ft)(\d{1,2}(?:[.,]\d+)?)?(?:\"|in)?")


def customary(unit: str, units: Units) -> CustomaryUnit | None:
    """The unit that is written instead of the stored one, or None where it is written as it is stored."""
    return CUSTOMARY.get(unit) if units is Units.US else None


def split_unit(typed: str, unit: str, units: Units) -> tuple[str, CustomaryUnit | None]:
    """The number in what was typed without spaces, and the customary unit it is in, None for the stored one.

    An ending such as `F`, `lb` or `cm` says which; without one it is the doctor's own. 5'10" is a height in inches.
    """
    known = CUSTOMARY.get(unit)
    if known is None:
        return typed, None
    lowered = typed.casefold()
    feet = _FEET.fullmatch(lowered) if unit == "cm" else None
    if feet:
        inches = int(feet[1]) * 12 + float((feet[2] or "0").replace(",", "."))
        return str(inches), known
    for ending in known.stored_endings:
        if lowered.endswith(ending):
            return typed[: -len(ending)], None
    for ending in known.endings:
        if lowered.endswith(ending):
            return typed[: -len(ending)], known
    return typed, customary(unit, units)
