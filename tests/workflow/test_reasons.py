"""The working of a recommendation in words: reasons, open questions, cells, evidence."""

from dataclasses import replace

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.evaluation import Evaluation, RegionFinding
from omt_desktop.domain.recommendation import Cell, CellState, FiredRule, Recommendation, UndecidedRule
from omt_desktop.domain.rule import Effect
from omt_desktop.workflow.cell_words import cell_in_words, cell_name, shown_regions, shown_techniques
from omt_desktop.workflow.indications import indications_of
from omt_desktop.workflow.open_questions import OpenQuestion, deciding_questions, needed_questions
from omt_desktop.workflow.reasons import reasons_of
from tests.builders import EXAM_DAY
from tests.clinic import CONTENT, HEALTHY

EMPTY = Evaluation(EXAM_DAY)


def recommended(evaluation: Evaluation) -> Recommendation:
    return assess(evaluation, CONTENT.vocabulary, CONTENT.rules)


WARFARIN = HEALTHY.with_fact("med.anticoagulant", "yes").with_fact("med.anticoagulant_checked", "not_checked")


def test_a_reason_tells_rule_facts_sources_and_how_far_it_was_checked() -> None:
    (reason,) = reasons_of(recommended(WARFARIN), CONTENT)
    assert (reason.rule_id, reason.effect, reason.symbol, reason.effect_words) == ("CI-62", Effect.HOLD, "■", "Waits")
    assert reason.facts == (
        "Takes an anticoagulant (blood thinner): yes",
        "Anticoagulant level or dose checked recently: not checked",
    )
    assert "text read" in reason.evidence
    assert reason.because and reason.alternative
    assert all(": " in source for source in reason.sources)
    assert not reason.verified, "a proposal is among its tags"


@pytest.mark.parametrize("checked", [None, "unknown"])
def test_what_nobody_knows_is_never_told_as_not_asked_or_as_no(checked: str | None) -> None:
    (reason,) = reasons_of(recommended(WARFARIN.with_fact("med.anticoagulant_checked", checked)), CONTENT)
    assert reason.facts[1] == "Anticoagulant level or dose checked recently: not known"


def test_every_rule_that_can_fire_has_a_symbol_and_words() -> None:
    template = recommended(WARFARIN)
    for effect in Effect:
        fired = replace(template.fired[0], effect=effect)
        (reason,) = reasons_of(replace(template, fired=(fired,)), CONTENT)
        assert reason.symbol.strip() and reason.effect_words.strip()


def test_the_gravest_reason_stands_first_and_nothing_to_treat_last() -> None:
    evaluation = WARFARIN.with_fact("flag.cauda_equina", ("saddle_numbness",)).with_region("PELV", RegionFinding(0))
    ids = [reason.rule_id for reason in reasons_of(recommended(evaluation), CONTENT)]
    assert ids[0] == "CI-40"
    assert ids[-1] == "CI-02"
    assert any("Pelvic" in fact for fact in reasons_of(recommended(evaluation), CONTENT)[-1].facts)


def test_a_rule_that_this_content_does_not_hold_is_named_as_such() -> None:
    fired = FiredRule("CI-999", Effect.BLOCK, {"no.fact": "yes"}, "V", ("S999",))
    (reason,) = reasons_of(replace(recommended(EMPTY), fired=(fired,)), CONTENT)
    assert reason.title == "A rule that this content does not hold"
    assert reason.sources == ("S999",)
    assert not reason.verified


def test_what_is_needed_stands_in_the_order_of_the_exam() -> None:
    questions = needed_questions(recommended(EMPTY), CONTENT)
    assert [question.fact_id for question in questions[:3]] == ["patient.birth_date", "patient.sex", "complaint.groups"]
    assert OpenQuestion("regions", "CERV", "Grade at least one region") in questions
    assert len(questions) == len(recommended(EMPTY).missing)


def test_what_would_decide_more_names_the_rules_that_wait() -> None:
    recommendation = recommended(HEALTHY.with_fact("hx.cord_tumour_or_syrinx", None))
    (question,) = deciding_questions(recommendation, CONTENT)
    assert (question.item_id, question.rules) == ("hx.cord_tumour_or_syrinx", ("CI-44",))
    assert not set(recommendation.missing) & {"hx.cord_tumour_or_syrinx"}


def test_a_needed_question_is_not_asked_twice() -> None:
    recommendation = recommended(EMPTY)
    deciding = {question.fact_id for question in deciding_questions(recommendation, CONTENT)}
    assert deciding.isdisjoint(recommendation.missing)


def test_a_fact_that_no_page_asks_stands_last_and_leads_nowhere() -> None:
    recommendation = replace(recommended(HEALTHY), undecided=(UndecidedRule("CI-44", ("no.fact",)),))
    (question,) = deciding_questions(recommendation, CONTENT)
    assert (question.item_id, question.text) == ("", "no.fact")


def test_cells_are_named_and_told() -> None:
    recommendation = recommended(WARFARIN)
    assert cell_name("LUMB", "ME", CONTENT) == "Lumbar, Muscle energy"
    words = cell_in_words(recommendation.cell("LUMB", "ME"), CONTENT)
    assert words.startswith("Waits. ")
    assert "Because of CI-62 " in words
    assert cell_in_words(Cell(CellState.OFFERED), CONTENT) == "Offered. Nothing recorded speaks against it."
    assert "CI-999." in cell_in_words(Cell(CellState.BLOCKED, ("CI-999",)), CONTENT)


def test_only_techniques_of_examined_regions_are_shown() -> None:
    recommendation = recommended(WARFARIN)
    assert shown_regions(recommendation, CONTENT) == ("LUMB",)
    assert "OCMM" not in shown_techniques(recommendation, CONTENT)
    assert shown_techniques(recommended(EMPTY), CONTENT) == ()


def test_evidence_is_that_of_the_chosen_complaints() -> None:
    assert "low_back_pain" in {indication.id for indication in indications_of(HEALTHY, CONTENT)}
    assert indications_of(EMPTY, CONTENT) == ()
    assert indications_of(HEALTHY.with_fact("complaint.groups", ("other",)), CONTENT) == ()
