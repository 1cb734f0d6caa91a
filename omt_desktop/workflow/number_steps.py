"""A number that is tapped instead of typed: the steps of plus and minus, and the sign."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from omt_desktop.domain.exam import Field
from omt_desktop.workflow.typed_number import limits_as_typed, number_as_typed, read_number
from omt_desktop.workflow.units import Units

_STEPS = {"deg": Decimal(5), "mm": Decimal(1), "Cel": Decimal("0.1"), "s": Decimal("0.1")}
_USUAL = Decimal(1)
_MINUS = "-−–"


def can_be_negative(field: Field) -> bool:
    """Whether a number below zero is in the range of the field."""
    return field.low is None or field.low < 0


def stepped(text: str, steps: int, field: Field, units: Units = Units.METRIC) -> str:
    """The text after so many steps up or, below zero, down; never outside the range of the field.

    A step goes to the next round number: 5° for degrees, a tenth for seconds and temperatures, else 1. An empty text
    begins at zero, or at the limit that is nearest to it; a text that is no number stays as it is.
    """
    entry = read_number(text, field, units)
    low, high = limits_as_typed(field, units)
    step = _STEPS.get(field.unit, _USUAL)
    if entry.value is None:
        if text.strip():
            return text
        at = Decimal(0)
    else:
        at = Decimal(number_as_typed(entry.value, field.unit, units).replace("−", "-"))
    rounding = ROUND_FLOOR if steps > 0 else ROUND_CEILING
    wanted = ((at / step).to_integral_value(rounding) + steps) * step
    if low is not None:
        wanted = max(wanted, Decimal(str(low)))
    if high is not None:
        wanted = min(wanted, Decimal(str(high)))
    return format(wanted.normalize(), "f")


def turned(text: str) -> str:
    """The text with the other sign."""
    typed = text.strip()
    return typed[1:] if typed[:1] and typed[0] in _MINUS else f"-{typed.removeprefix('+')}"
