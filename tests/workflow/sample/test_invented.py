"""The invented practice: the same for the same seed, invented by name, and with evaluations of every outcome."""

import random
from collections import Counter
from datetime import date

from omt_desktop.domain.assess import assess
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.workflow.sample.cases import CASES
from omt_desktop.workflow.sample.invented import Invented, invented_practice
from tests.clinic import CONTENT, HEALTHY

TODAY = date(2026, 11, 20)


def invented(count: int = 500, seed: int = 1) -> list[Invented]:
    return list(invented_practice(random.Random(seed), count, HEALTHY, TODAY))


def test_the_same_seed_makes_the_same_practice() -> None:
    assert invented(60) == invented(60) != invented(60, seed=2)


def test_everybody_says_that_they_are_invented_and_nobody_was_seen_before_birth() -> None:
    for one in invented():
        patient = one.patient
        assert patient.family_name.endswith("(invented)") and "555 01" in patient.phones[0].number
        assert patient.birth_date is not None or patient.birth_about is not None
        days = [evaluation.evaluated_on for evaluation in one.evaluations]
        assert days == sorted(days) and all((patient.birth_date or date.min) <= day <= TODAY for day in days)
    assert len({one.patient.id for one in invented()}) == 500


def test_evaluations_of_every_outcome_occur() -> None:
    outcomes = Counter(
        assess(evaluation, CONTENT.vocabulary, CONTENT.rules).outcome
        for one in invented()
        for evaluation in one.evaluations
    )
    assert set(outcomes) == set(Outcome), outcomes


def test_every_fact_of_a_case_is_one_of_the_vocabulary() -> None:
    for case in CASES:
        assert set(case.facts) <= set(CONTENT.vocabulary.facts)


def test_a_large_practice_was_not_evaluated_whole_and_an_empty_one_is_empty() -> None:
    seen = sum(bool(one.evaluations) for one in invented(4000))
    assert 300 < seen < 500 and invented(0) == []
