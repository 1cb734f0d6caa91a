"""What the doctor plans, against what the recommendation allows now."""

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import CellState, Recommendation
from omt_desktop.workflow.planned_techniques import (
    PlanProblem,
    choose,
    give_reason,
    invalid_choices,
    planned_techniques,
    unchoose,
)
from tests.clinic import CONTENT, HEALTHY

IN_RANGE = {"med.anticoagulant": "yes", "med.anticoagulant_checked": "in_range_and_stable"}
NOT_CHECKED = {"med.anticoagulant": "yes", "med.anticoagulant_checked": "not_checked"}
EMERGENCY = {"flag.cauda_equina": ("saddle_numbness",)}


def recommended(facts: dict[str, object]) -> Recommendation:
    evaluation: Evaluation = HEALTHY
    for fact_id, value in facts.items():
        evaluation = evaluation.with_fact(fact_id, value)
    return assess(evaluation, CONTENT.vocabulary, CONTENT.rules)


def test_only_usable_cells_can_be_chosen() -> None:
    recommendation = recommended(NOT_CHECKED)
    for technique, cell in recommendation.cells["LUMB"].items():
        chosen = choose(Decision(), "LUMB", technique, recommendation).chosen
        assert bool(chosen) is cell.state.usable
    assert choose(Decision(), "CERV", "CS", recommendation) == Decision(), "the neck was not examined"


def test_a_technique_is_chosen_once() -> None:
    recommendation = recommended({})
    once = choose(Decision(), "LUMB", "CS", recommendation)
    assert choose(once, "LUMB", "CS", recommendation) == once
    assert unchoose(once, "LUMB", "ME") == once
    assert unchoose(once, "LUMB", "CS") == Decision()


def test_a_relative_cell_waits_for_its_reason() -> None:
    recommendation = recommended(IN_RANGE)
    assert recommendation.cell("LUMB", "HVLA").state is CellState.RELATIVE
    decision = choose(Decision(), "LUMB", "HVLA", recommendation)
    assert planned_techniques(decision, recommendation)[0].problem is PlanProblem.REASON_MISSING
    blank = give_reason(decision, "LUMB", "HVLA", "  \n")
    assert planned_techniques(blank, recommendation)[0].problem is PlanProblem.REASON_MISSING
    reasoned = give_reason(decision, "LUMB", "HVLA", "level checked today")
    assert planned_techniques(reasoned, recommendation)[0].problem is None
    assert give_reason(reasoned, "LUMB", "CS", "nothing") == reasoned


@pytest.mark.parametrize("facts", [NOT_CHECKED, EMERGENCY, {"hx.cord_tumour_or_syrinx": "unknown"}])
def test_a_choice_overtaken_by_facts_is_never_kept_as_valid(facts: dict[str, object]) -> None:
    decision = choose(Decision(), "LUMB", "HVLA", recommended({}))
    later = recommended(facts)
    assert invalid_choices(decision, later) == (ChosenTechnique("LUMB", "HVLA"),)
    assert planned_techniques(decision, later)[0].problem is PlanProblem.NOT_POSSIBLE
    assert planned_techniques(decision, later)[0].cell == later.cell("LUMB", "HVLA")


def test_a_reason_does_not_open_a_blocked_cell() -> None:
    decision = Decision(chosen=(ChosenTechnique("LUMB", "HVLA", "I insist"),))
    assert invalid_choices(decision, recommended(EMERGENCY)) == decision.chosen


def test_valid_choices_keep_their_order() -> None:
    recommendation = recommended({})
    decision = choose(choose(Decision(), "LUMB", "ME", recommendation), "LUMB", "CS", recommendation)
    assert [plan.choice.technique for plan in planned_techniques(decision, recommendation)] == ["ME", "CS"]
    assert invalid_choices(decision, recommendation) == ()


@pytest.mark.parametrize(
    ("decision", "decided"),
    [
        (Decision(), False),
        (Decision(Stance.AGREE), True),
        (Decision(Stance.DIFFER), False),
        (Decision(Stance.DIFFER, " \n"), False),
        (Decision(Stance.DIFFER, "patient prefers exercise"), True),
        (Decision(None, "a reason alone"), False),
    ],
)
def test_differing_is_decided_with_its_reason(decision: Decision, decided: bool) -> None:
    assert decision.counts is decided
