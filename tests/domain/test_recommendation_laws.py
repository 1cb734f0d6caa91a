"""Laws that hold for every evaluation (knowledge.md section 7.3, in the words of decision.md)."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.assess import assess
from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation, FactRecord, FactValue, RegionFinding
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.recommendation import CellState, Outcome, Recommendation
from omt_desktop.domain.rule import Effect
from omt_desktop.domain.vocabulary import FactDefinition, FactType
from tests.clinic import CONTENT, HEALTHY
from tests.how_often import examples

MANY = examples(240)
TODAY = HEALTHY.evaluated_on
CAUTION = {outcome: rank for rank, outcome in enumerate(Outcome)}
SUITABLE = (Outcome.SUITABLE, Outcome.SUITABLE_WITH_MODIFICATIONS)

# Facts whose «yes» is a clearance, not a danger.
CLEARANCES = {"hx.upper_cervical_assessed", "hx.cancer_skeleton_staged", "consent.informed"}


def recommendation(evaluation: Evaluation, content: Content = CONTENT) -> Recommendation:
    return assess(evaluation, content.vocabulary, content.rules)


def _record(fact: FactDefinition) -> st.SearchStrategy[FactRecord]:
    values: dict[str, st.SearchStrategy[object]] = {}
    for key in fact.keys:
        if key.kind == "region":
            values[key.id] = st.sampled_from(sorted(CONTENT.vocabulary.regions))
        elif key.kind == "date":
            values[key.id] = st.dates(date(2025, 6, 1), TODAY)
        elif key.kind == "tri":
            values[key.id] = st.sampled_from(["yes", "no", "unknown"])
        elif key.kind == "choice":
            values[key.id] = st.sampled_from(key.choices)
    return st.fixed_dictionaries({}, optional=values).map(lambda row: FactRecord(tuple(sorted(row.items()))))


@cache
def value_of(fact: FactDefinition) -> st.SearchStrategy[FactValue | None]:
    """Any legal answer, or none."""
    by_type: dict[FactType, st.SearchStrategy[FactValue]] = {
        FactType.TRI: st.sampled_from(["yes", "no", "unknown"]),
        FactType.CHOICE: st.sampled_from([*fact.choices, "unknown"]),
        FactType.MULTI: st.lists(st.sampled_from(fact.choices or ("",)), max_size=3, unique=True).map(tuple),
        FactType.REGIONS: st.lists(st.sampled_from(sorted(CONTENT.vocabulary.regions)), max_size=3, unique=True).map(
            tuple
        ),
        FactType.NUMBER: st.floats(fact.low or 0, fact.high if fact.high is not None else 100, allow_nan=False),
        FactType.DATE: st.dates(date(1930, 1, 1), TODAY),
        FactType.TEXT: st.just("words"),
        FactType.RECORDS: st.lists(_record(fact), max_size=2).map(tuple),
    }
    return st.none() | by_type.get(fact.type, st.none())


FACTS = [fact for fact in CONTENT.vocabulary.facts.values() if fact.type is not FactType.PARTIAL_DATE]


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    """A healthy patient with a handful of facts changed to anything legal, and any regions examined."""
    evaluation = HEALTHY
    for fact in draw(st.lists(st.sampled_from(FACTS), max_size=8)):
        evaluation = evaluation.with_fact(fact.id, draw(value_of(fact)))
    regions = draw(st.dictionaries(st.sampled_from(sorted(CONTENT.vocabulary.regions)), st.integers(0, 3), max_size=5))
    return replace(evaluation, regions={region: RegionFinding(severity) for region, severity in regions.items()})


@MANY
@given(evaluations(), st.randoms())
def test_the_order_of_answers_and_rules_does_not_matter(evaluation: Evaluation, random: object) -> None:
    facts, rules = list(evaluation.facts.items()), list(CONTENT.rules.items())
    random.shuffle(facts)  # type: ignore[attr-defined]
    random.shuffle(rules)  # type: ignore[attr-defined]
    shuffled = assess(replace(evaluation, facts=dict(facts)), CONTENT.vocabulary, dict(rules))
    assert shuffled == recommendation(evaluation)


@MANY
@given(evaluations(), st.data())
def test_a_danger_fact_never_makes_the_answer_less_cautious(evaluation: Evaluation, data: st.DataObject) -> None:
    dangers = [f.id for f in FACTS if f.type is FactType.TRI and f.rules and f.id not in CLEARANCES]
    danger = data.draw(st.sampled_from(dangers))
    absent, present = evaluation.with_fact(danger, "no"), evaluation.with_fact(danger, "yes")
    before, after = recommendation(absent), recommendation(present)
    assert CAUTION[after.outcome] <= CAUTION[before.outcome]
    for region, row in before.cells.items():
        for technique, cell in row.items():
            if cell.state is CellState.BLOCKED:
                assert after.cell(region, technique).state is CellState.BLOCKED, (danger, region, technique)


@MANY
@given(evaluations(), st.data())
def test_a_missing_required_fact_never_looks_like_safety(evaluation: Evaluation, data: st.DataObject) -> None:
    reading = Reading(CONTENT.vocabulary, evaluation)
    required = [f.id for f in FACTS if f.required and f.when is None]
    silent = evaluation.with_fact(data.draw(st.sampled_from(required)), None)
    assert recommendation(silent).outcome not in SUITABLE
    assert reading.evaluation is evaluation


@MANY
@given(evaluations(), st.data())
def test_unknown_said_aloud_is_the_same_as_no_answer(evaluation: Evaluation, data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from([f for f in FACTS if f.type in (FactType.TRI, FactType.CHOICE)]))
    assert recommendation(evaluation.with_fact(fact.id, "unknown")) == recommendation(
        evaluation.with_fact(fact.id, None)
    )


@MANY
@given(evaluations())
def test_the_answer_says_what_it_waits_for(evaluation: Evaluation) -> None:
    answer = recommendation(evaluation)
    if answer.outcome is Outcome.INSUFFICIENT_INFORMATION:
        assert answer.missing or answer.undecided
        assert not any(cell.state.usable for row in answer.cells.values() for cell in row.values())
    assert ("regions" in answer.missing) == (not evaluation.regions)
    for rule in answer.undecided:
        assert rule.needs, rule.id


@MANY
@given(evaluations())
def test_every_cell_is_there_and_every_restriction_names_its_rule(evaluation: Evaluation) -> None:
    answer = recommendation(evaluation)
    assert set(answer.cells) == set(evaluation.regions)
    for region, row in answer.cells.items():
        assert list(row) == list(CONTENT.vocabulary.techniques)
        for technique, cell in row.items():
            exists = region in CONTENT.vocabulary.techniques[technique].regions
            assert (cell.state is CellState.NOT_APPLICABLE) == (not exists)
            if exists:
                assert cell.matters == (evaluation.regions[region].severity >= 1)
            if cell.state in (CellState.BLOCKED, CellState.HELD, CellState.RELATIVE, CellState.PRECAUTION):
                assert cell.rules, (region, technique)


@MANY
@given(evaluations())
def test_danger_empties_the_matrix_whatever_else_is_missing(evaluation: Evaluation) -> None:
    answer = recommendation(evaluation)
    danger = any(rule.effect in (Effect.EMERGENCY, Effect.URGENT) for rule in answer.fired)
    assert danger == (answer.outcome in (Outcome.EMERGENCY, Outcome.URGENT_REFERRAL))
    if danger:
        assert all(c.state is CellState.BLOCKED for row in answer.cells.values() for c in row.values() if c.matters)
        assert "CI-03" in {rule.id for rule in answer.fired}


@MANY
@given(evaluations(), st.data())
def test_only_a_recorded_diagnosis_lifts_a_hold(evaluation: Evaluation, data: st.DataObject) -> None:
    """A further answer to what was not asked may decide a hold or deepen it, never lift one that fired."""
    answer = recommendation(evaluation)
    held = {rule.id for rule in answer.fired if rule.effect is Effect.HOLD}
    open_facts = [f for f in FACTS if f.id not in evaluation.facts and f.type is not FactType.RECORDS]
    if not open_facts:
        return
    fact = data.draw(st.sampled_from(open_facts))
    value = data.draw(value_of(fact))
    after = {rule.id: rule.effect for rule in recommendation(evaluation.with_fact(fact.id, value)).fired}
    curable = {"CI-80", "CI-46", "CI-62", "CI-23"}
    for rule_id in held - curable:
        assert rule_id in after and after[rule_id].rank <= Effect.HOLD.rank, (rule_id, fact.id, value)


def test_a_healthy_patient_with_one_finding_is_suitable() -> None:
    assert recommendation(HEALTHY).outcome is Outcome.SUITABLE


@pytest.mark.parametrize("rule", CONTENT.rules.values(), ids=lambda rule: rule.id)
def test_every_rule_says_what_it_is_and_how_far_it_was_checked(rule: object) -> None:
    assert rule.title and rule.because and rule.evidence  # type: ignore[attr-defined]
    assert rule.sources or not rule.verified  # type: ignore[attr-defined]
