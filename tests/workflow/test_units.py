"""Vitals are written in the doctor's units and stored in UCUM; nothing is lost or made up on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.exam import Field, FieldKind
from omt_desktop.workflow.typed_number import number_as_typed, other_unit_in_words, read_number, written_unit
from omt_desktop.workflow.units import CUSTOMARY, Units, units_of

TEMPERATURE = Field("t", "Temperature", FieldKind.NUMBER, unit="Cel", low=25, high=45)
HEIGHT = Field("h", "Height", FieldKind.NUMBER, unit="cm", low=20, high=272)
WEIGHT = Field("w", "Weight", FieldKind.NUMBER, unit="kg", low=0.3, high=650)
PULSE = Field("p", "Pulse", FieldKind.NUMBER, unit="/min", low=0, high=350)


@pytest.mark.parametrize(
    ("typed", "field", "units", "stored"),
    [
        ("36.8", TEMPERATURE, Units.METRIC, 36.8),
        ("98.6", TEMPERATURE, Units.US, 37),
        ("100.4", TEMPERATURE, Units.US, 38),
        ("98.6 F", TEMPERATURE, Units.METRIC, 37),
        ("98,6°F", TEMPERATURE, Units.METRIC, 37),
        ("37 C", TEMPERATURE, Units.US, 37),
        ("37 °C", TEMPERATURE, Units.US, 37),
        ("70", HEIGHT, Units.US, 177.8),
        ("70 in", HEIGHT, Units.METRIC, 177.8),
        ("5'10\"", HEIGHT, Units.METRIC, 177.8),
        ("5 ft 10.5 in", HEIGHT, Units.METRIC, 179.07),
        ("6'", HEIGHT, Units.US, 182.88),
        ("178 cm", HEIGHT, Units.US, 178),
        ("172", WEIGHT, Units.US, 78.02),
        ("172 lbs", WEIGHT, Units.METRIC, 78.02),
        ("78kg", WEIGHT, Units.US, 78),
        ("68", PULSE, Units.US, 68),
        ("", TEMPERATURE, Units.US, None),
    ],
)
def test_what_is_typed_means(typed: str, field: Field, units: Units, stored: float | None) -> None:
    entry = read_number(typed, field, units)
    assert entry.value == stored and not entry.problem


@pytest.mark.parametrize(
    ("typed", "field", "units", "problem"),
    [
        ("98.6", TEMPERATURE, Units.METRIC, "Not in the range from 25 to 45 °C"),
        ("37", TEMPERATURE, Units.US, "Not in the range from 77 to 113 °F"),
        ("F", TEMPERATURE, Units.METRIC, "Not a number"),
        ("warm", TEMPERATURE, Units.US, "Not a number"),
        ("68 lb", PULSE, Units.US, "Not a number"),
    ],
)
def test_a_slip_is_named_in_the_doctors_own_unit(typed: str, field: Field, units: Units, problem: str) -> None:
    assert read_number(typed, field, units).problem == problem


@given(st.sampled_from(sorted(CUSTOMARY)), st.integers(770, 1130))
def test_a_customary_number_is_shown_again_as_it_was_typed(unit: str, tenths: int) -> None:
    known = CUSTOMARY[unit]
    assert known.from_stored(known.to_stored(tenths / 10)) == tenths / 10


def test_both_units_are_in_sight() -> None:
    assert number_as_typed(37, "Cel", Units.US) == "98.6" and number_as_typed(37, "Cel") == "37"
    assert other_unit_in_words(37, "Cel", Units.US) == "37 °C"
    assert other_unit_in_words(37, "Cel", Units.METRIC) == "98.6 °F"
    assert other_unit_in_words(68, "/min", Units.US) == ""
    assert written_unit("Cel", Units.US) == "°F" and written_unit("Cel", Units.METRIC) == "°C"


def test_a_choice_that_is_unknown_is_metric() -> None:
    assert units_of("us") is Units.US and units_of("furlongs") is Units.METRIC
