"""The doctor's decision, and the patient as the record knows them."""

from datetime import date

import pytest

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.decision import ChosenTechnique, Decision
from omt_desktop.domain.patient import Patient


def test_choice_of_a_cell() -> None:
    chosen = ChosenTechnique("LUMB", "ME", "the patient prefers it")
    decision = Decision(chosen=(chosen,))
    assert decision.chosen_in("LUMB", "ME") is chosen
    assert decision.chosen_in("LUMB", "HVLA") is None
    assert decision.chosen_in("THOR", "ME") is None


@pytest.mark.parametrize(
    ("family", "given", "full"),
    [
        ("Rivera (invented)", "Ana", "Rivera (invented), Ana"),
        ("Rivera (invented)", "", "Rivera (invented)"),
        ("", "", ""),
    ],
)
def test_full_name_sorts_as_charts_do(family: str, given: str, full: str) -> None:
    assert Patient("p-1", family, given).full_name == full


def test_the_preferred_name_stands_beside_the_full_one() -> None:
    assert (
        Patient("p-1", "Rivera (invented)", "Ana", preferred_name="Anita").called_name
        == "Rivera (invented), Ana «Anita»"
    )
    assert Patient("p-1", "Rivera (invented)", "Ana").called_name == "Rivera (invented), Ana"


def test_a_birth_date_known_in_part_gives_way_to_the_day_and_never_invents_one() -> None:
    in_part = Patient("p-1", "Rivera (invented)", birth_about=PartialDate(1954))
    assert (in_part.born, in_part.birth_date) == (PartialDate(1954), None)
    known = Patient("p-1", "Rivera (invented)", birth_date=date(1954, 3, 2), birth_about=PartialDate(1954))
    assert (known.born, known.birth_about) == (date(1954, 3, 2), None)
    assert Patient("p-1", "Rivera (invented)").born is None
