"""The doctor's decision, and the patient as the record knows them."""

import pytest

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
