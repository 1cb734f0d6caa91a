"""Going from one needed answer to the next."""

from omt_desktop.domain.evaluation import Evaluation, RegionFinding
from omt_desktop.domain.reading import Reading
from omt_desktop.workflow.next_missing import next_missing
from tests.builders import an_evaluation
from tests.clinic import CONTENT, HEALTHY

FIRST, REVIEW = CONTENT.exam.steps[0].id, "review"


def _next(evaluation: Evaluation, step: str = FIRST, after: str = "") -> str | None:
    return next_missing(CONTENT.exam, Reading(CONTENT.vocabulary, evaluation), step, after)


def test_an_empty_evaluation_needs_its_first_question() -> None:
    assert _next(an_evaluation()) == "patient.birth_date"


def test_the_next_one_comes_after_the_one_before() -> None:
    assert _next(an_evaluation(), after="patient.birth_date") == "patient.sex"


def test_it_looks_from_the_open_step_and_starts_again_at_the_end() -> None:
    one_open = HEALTHY.with_fact("complaint.trauma", None)
    assert _next(one_open, "red_flags") == "complaint.trauma"
    assert _next(one_open, REVIEW) == "complaint.trauma"
    assert str(_next(an_evaluation(), "red_flags")).startswith("flag.")


def test_nothing_is_needed_of_a_complete_evaluation() -> None:
    assert _next(HEALTHY) is None


def test_where_no_region_was_examined_the_first_region_is_needed() -> None:
    unexamined = HEALTHY
    for region in HEALTHY.regions:
        unexamined = unexamined.with_region(region, None)
    found = _next(unexamined)
    assert found in CONTENT.vocabulary.regions
    assert _next(unexamined.with_region(found, RegionFinding(0))) is None
