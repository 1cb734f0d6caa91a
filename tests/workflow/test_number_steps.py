"""Numbers that are tapped: steps to the next round number, always inside the range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.exam import Field, FieldKind
from omt_desktop.workflow.number_steps import can_be_negative, stepped, turned
from omt_desktop.workflow.typed_number import read_number
from omt_desktop.workflow.units import Units


def number(unit: str, low: float | None, high: float | None) -> Field:
    return Field("n", "N", FieldKind.NUMBER, unit=unit, low=low, high=high)


ANGLE = number("deg", -45, 220)
SECONDS = number("s", 0, 300)
PRESSURE = number("mm[Hg]", 40, 300)
TEMPERATURE = number("Cel", 25, 45)
FREE = number("", None, None)


@pytest.mark.parametrize(
    ("text", "steps", "field", "then"),
    [
        ("", 1, ANGLE, "5"),
        ("", -1, ANGLE, "-5"),
        ("42", 1, ANGLE, "45"),
        ("42", -1, ANGLE, "40"),
        ("40", 1, ANGLE, "45"),
        ("-44", -1, ANGLE, "-45"),
        ("-45", -1, ANGLE, "-45"),
        ("218", 1, ANGLE, "220"),
        ("9.85", 1, SECONDS, "9.9"),
        ("0", -1, SECONDS, "0"),
        ("", 1, PRESSURE, "40"),
        ("120", 1, PRESSURE, "121"),
        ("37,2", 1, TEMPERATURE, "37.3"),
        ("7", 1, FREE, "8"),
        ("-0.5", 1, FREE, "0"),
        ("no number", 1, ANGLE, "no number"),
        ("999", 1, ANGLE, "999"),
    ],
)
def test_a_step_goes_to_the_next_round_number(text: str, steps: int, field: Field, then: str) -> None:
    assert stepped(text, steps, field) == then


def test_steps_are_those_of_the_unit_that_is_written() -> None:
    assert stepped("98.6", 1, TEMPERATURE, Units.US) == "98.7"
    assert stepped("", 1, TEMPERATURE, Units.US) == "77"


@given(st.floats(-500, 500).map(lambda n: f"{n:.2f}"), st.sampled_from([-1, 1]), st.sampled_from([ANGLE, SECONDS]))
def test_no_number_of_the_range_is_stepped_out_of_it(text: str, steps: int, field: Field) -> None:
    before = read_number(text, field)
    after = read_number(stepped(text, steps, field), field)
    if before.value is None:
        assert stepped(text, steps, field) == text
    else:
        assert after.value is not None
        assert (after.value - before.value) * steps >= 0


@pytest.mark.parametrize(("text", "then"), [("5", "-5"), ("-5", "5"), ("−5", "5"), ("+5", "-5"), ("", "-"), ("-", "")])
def test_the_sign_is_turned(text: str, then: str) -> None:
    assert turned(text) == then


def test_a_sign_belongs_where_the_range_goes_below_zero() -> None:
    assert can_be_negative(ANGLE) and can_be_negative(FREE) and not can_be_negative(SECONDS)
