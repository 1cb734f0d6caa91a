"""Assessing again after each change says what assessing from nothing says, and judges fewer rules for it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain import rule_verdict
from omt_desktop.domain.assess import assess
from omt_desktop.domain.assessor import Assessor
from omt_desktop.domain.calendar import add_months
from omt_desktop.domain.evaluation import Evaluation, Finding, RegionFinding
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.rule_reads import REGIONS, reads_of_rules
from tests.clinic import CONTENT, HEALTHY
from tests.domain.test_recommendation_laws import FACTS, value_of
from tests.how_often import examples


def reading_of(evaluation: Evaluation) -> Reading:
    return Reading(CONTENT.vocabulary, evaluation)


READS = reads_of_rules(CONTENT.rules, CONTENT.vocabulary)


@examples(60)
@given(st.data())
def test_it_says_what_assessing_from_nothing_says(data: st.DataObject) -> None:
    assessor, evaluation = Assessor(CONTENT.vocabulary, CONTENT.rules), HEALTHY
    regions = st.sampled_from(sorted(CONTENT.vocabulary.regions))
    for _ in range(data.draw(st.integers(1, 6))):
        match data.draw(st.sampled_from(["fact", "fact", "region", "day"])):
            case "fact":
                fact = data.draw(st.sampled_from(FACTS))
                evaluation = evaluation.with_fact(fact.id, data.draw(value_of(fact)))
            case "region":
                graded = data.draw(st.none() | st.integers(0, 3).map(RegionFinding))
                evaluation = evaluation.with_region(data.draw(regions), graded)
            case _:
                evaluation = replace(evaluation, evaluated_on=add_months(evaluation.evaluated_on, 2))
        assert assessor.assess(reading_of(evaluation)) == assess(evaluation, CONTENT.vocabulary, CONTENT.rules)


def test_one_answer_has_few_rules_judged_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assessor = Assessor(CONTENT.vocabulary, CONTENT.rules)
    assessor.assess(reading_of(HEALTHY))
    judged: list[object] = []
    before = rule_verdict._judge_clause

    def counted(*arguments: object) -> object:
        judged.append(arguments[0])
        return before(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(rule_verdict, "_judge_clause", counted)
    assessor.assess(reading_of(HEALTHY.with_fact("med.anticoagulant", "yes")))
    assert 0 < len(judged) < 20
    judged.clear()
    assessor.assess(reading_of(HEALTHY.with_fact("med.anticoagulant", "yes")))
    assert judged == []


def test_what_a_rule_reads_reaches_through_gates_other_rules_and_ages() -> None:
    assert {"med.anticoagulant", "med.anticoagulant_checked"} <= READS["CI-62"]
    assert any("patient.birth_date" in reads for reads in READS.values())
    assert any(REGIONS in reads for reads in READS.values())
    assert all(reads <= CONTENT.vocabulary.facts.keys() | {REGIONS} for reads in READS.values())


def test_a_finding_leaves_what_was_worked_out_about_the_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = reading_of(HEALTHY)
    missing = reading.missing()
    found = reading.carried_to(HEALTHY.with_finding("gait", Finding("gait", (("value", "normal"),))))
    monkeypatch.setattr(Reading, "_find_applies", lambda *_: pytest.fail("worked out again"))
    assert found.missing() == missing and "gait" in found.evaluation.findings
    monkeypatch.undo()
    assert reading.carried_to(HEALTHY.with_fact("consent.informed", None)).missing() != missing
    assert reading.carried_to(HEALTHY.with_region("LUMB", None)).missing() != missing
    assert reading.carried_to(replace(HEALTHY, evaluated_on=add_months(HEALTHY.evaluated_on, 1)))._applies == {}
