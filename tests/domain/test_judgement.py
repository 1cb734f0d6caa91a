"""Conditions on evaluations: what decides them, and content that asks what cannot be asked."""

from dataclasses import replace
from datetime import date

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.condition import Not, OneOf, RuleFires
from omt_desktop.domain.condition_text import parse_condition
from omt_desktop.domain.evaluation import Evaluation, FactRecord, FactValue
from omt_desktop.domain.judgement import Judgement, judge
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.recommendation import CellState
from omt_desktop.domain.rule import Clause, Effect, Rule
from omt_desktop.domain.truth import Truth
from tests.clinic import CONTENT, HEALTHY


def judged(text: str, evaluation: Evaluation = HEALTHY) -> Judgement:
    return judge(parse_condition(text), Reading(CONTENT.vocabulary, evaluation))


def fracture(**entries: str | date | PartialDate) -> tuple[FactRecord, ...]:
    return (FactRecord(tuple(sorted(entries.items()))),)


WITHIN = "some(hx.fractures: record.date within 6 weeks)"
OVER = "some(hx.fractures: record.date over 12 months)"
TWO_RISKS = "hx.cervical_artery_risk has at_least 2 of hypertension, migraine"


@pytest.mark.parametrize(
    ("text", "fact", "value", "truth"),
    [
        ("hx.copd = stable", "hx.copd", "stable", Truth.YES),
        ("hx.copd = stable", "hx.copd", "unknown", Truth.UNKNOWN),
        ("not hx.copd = stable", "hx.copd", None, Truth.UNKNOWN),
        ("known(hx.copd = stable)", "hx.copd", None, Truth.NO),
        ("awaits(hx.copd = stable)", "hx.copd", "no", Truth.UNKNOWN),
        ("awaits(hx.copd = stable)", "hx.copd", "stable", Truth.NO),
        ("hx.t_score <= -2.5", "hx.t_score", None, Truth.NO),
        ("hx.t_score <= -2.5", "hx.t_score", -2.5, Truth.YES),
        ("age >= 65", "patient.birth_date", None, Truth.UNKNOWN),
        ("age >= 34", "patient.birth_date", date(1992, 11, 20), Truth.YES),
        ("age >= 34", "patient.birth_date", date(1992, 11, 21), Truth.NO),
        ("hx.bone_risk answered", "hx.osteoporosis", "not_measured", Truth.NO),
        ("hx.cancer_new_pain = yes", "hx.cancer_new_pain", "yes", Truth.NO),
        ("some(hx.fractures: record.low_trauma = yes)", "hx.fractures", None, Truth.UNKNOWN),
        ("some(hx.fractures: record.low_trauma = yes)", "hx.fractures", (), Truth.NO),
        ("some(hx.fractures: record.low_trauma = yes)", "hx.fractures", fracture(low_trauma="yes"), Truth.YES),
        (WITHIN, "hx.fractures", fracture(date=date(2026, 10, 10)), Truth.YES),
        (WITHIN, "hx.fractures", fracture(date=date(2026, 10, 9)), Truth.NO),
        (WITHIN, "hx.fractures", fracture(about=PartialDate(2025)), Truth.NO),
        (WITHIN, "hx.fractures", fracture(about=PartialDate(2026)), Truth.UNKNOWN),
        (WITHIN, "hx.fractures", fracture(about=PartialDate(2026, 11)), Truth.YES),
        (OVER, "hx.fractures", fracture(about=PartialDate(2025, 11)), Truth.UNKNOWN),
        (TWO_RISKS, "hx.cervical_artery_risk", ("migraine",), Truth.NO),
    ],
)  # fmt: skip
def test_what_a_condition_comes_to(text: str, fact: str, value: FactValue | None, truth: Truth) -> None:
    assert judged(text, HEALTHY.with_fact(fact, value)).truth is truth


def test_a_list_of_a_fact_that_does_not_apply_holds_nothing() -> None:
    vocabulary = CONTENT.vocabulary
    gate = parse_condition("patient.sex = female")
    gated = replace(vocabulary.facts["hx.fractures"], when=gate)
    narrowed = replace(vocabulary, facts={**vocabulary.facts, "hx.fractures": gated})
    evaluation = HEALTHY.with_fact("hx.fractures", fracture(low_trauma="yes", region="LUMB"))
    condition = parse_condition("some(hx.fractures: record.low_trauma = yes)")
    assert judge(condition, Reading(narrowed, evaluation)).truth is Truth.NO
    rules = {"CI-10": CONTENT.rules["CI-10"]}
    assert assess(evaluation, narrowed, rules).cell("LUMB", "HVLA").state is CellState.OFFERED


def test_the_facts_are_those_that_decided() -> None:
    assert judged("hx.copd = no and med.anticoagulant = no").facts == {"hx.copd", "med.anticoagulant"}
    assert judged("hx.copd = stable and med.anticoagulant = no").facts == {"hx.copd"}
    assert judged("hx.copd = no or med.anticoagulant = yes").facts == {"hx.copd"}
    assert judged("age < 2").facts == {"patient.birth_date"}


@pytest.mark.parametrize(
    "text", ["life.sleep < 3", "life.sleep has well", "life.sleep within 6 weeks", "record.date within 6 weeks"]
)
def test_content_that_asks_a_fact_what_it_cannot_hold_fails_aloud(text: str) -> None:
    with pytest.raises(TypeError):
        judged(text)


def test_a_rule_cannot_be_asked_outside_the_rules() -> None:
    with pytest.raises(TypeError):
        judge(RuleFires("CI-01"), Reading(CONTENT.vocabulary, HEALTHY))


def test_there_is_no_way_to_judge_what_is_no_condition() -> None:
    with pytest.raises(TypeError):
        judge(Not("hx.copd"), Reading(CONTENT.vocabulary, HEALTHY))  # type: ignore[arg-type]


def test_a_clause_without_condition_and_list_fails_aloud() -> None:
    rule = Rule("X-1", "t", "b", (), "U", (Clause(Effect.BLOCK, techniques=("HVLA",), regions=frozenset({"LUMB"})),))
    with pytest.raises(TypeError):
        assess(HEALTHY, CONTENT.vocabulary, {"X-1": rule})


def test_a_fact_that_does_not_apply_is_not_among_the_reasons() -> None:
    asked = OneOf("hx.cancer_new_pain", ("yes",))
    condition = Not(asked)
    clause = Clause(Effect.ADVISE, when=condition, advice="Nothing to do.")
    rule = Rule("X-1", "t", "b", (), "U", (clause,))
    recommendation = assess(HEALTHY, CONTENT.vocabulary, {"X-1": rule})
    assert recommendation.fired[0].facts == {} and recommendation.advice == ("Nothing to do.",)


def test_a_record_without_a_region_leaves_every_region_open() -> None:
    evaluation = HEALTHY.with_fact("hx.fractures", fracture(status="acute"))
    recommendation = assess(evaluation, CONTENT.vocabulary, CONTENT.rules)
    assert recommendation.cell("LUMB", "HVLA").state is CellState.NEEDS_ANSWER
    assert "CI-10" in {rule.id for rule in recommendation.undecided}


def test_a_rule_can_be_fired_for_one_region_and_open_for_another() -> None:
    fractures = fracture(status="acute", region="RIB") + fracture(region="LUMB", about=PartialDate(2025, 11))
    recommendation = assess(HEALTHY.with_fact("hx.fractures", fractures), CONTENT.vocabulary, CONTENT.rules)
    assert "CI-10" in {rule.id for rule in recommendation.fired}
    waiting = fracture(progressive="yes", region="CERV") + fracture(region="LUMB", onset=date(2026, 1, 1))
    recommendation = assess(HEALTHY.with_fact("hx.radiculopathy", waiting), CONTENT.vocabulary, CONTENT.rules)
    both = {rule.id for rule in recommendation.fired} & {rule.id for rule in recommendation.undecided}
    assert "CI-41" in both
