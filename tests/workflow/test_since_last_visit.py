"""An earlier visit beside this one: how each item went on, and nothing invented about what was not examined."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from omt_desktop.domain.evaluation import Evaluation, Finding, RegionFinding
from omt_desktop.workflow.evaluation_record import EvaluationSummary
from omt_desktop.workflow.since_last_visit import (
    Compared,
    Course,
    compared_items,
    counts_in_words,
    earlier_visits,
    unknown_to_this_exam,
    what_went_on,
)
from tests.builders import EXAM_DAY, a_record
from tests.clinic import CONTENT

BEFORE = date(2026, 8, 3)
MUSCLE = "palp.temporalis.L"
RIB = "rib.4.L.motion"
NORMAL = Finding(MUSCLE, (("value", "normal"),))


def seen(*findings: Finding, day: date = EXAM_DAY) -> Evaluation:
    return Evaluation(day, findings={finding.id: finding for finding in findings})


def compare(then: Evaluation, now: Evaluation) -> tuple[Compared, ...]:
    return compared_items(CONTENT.exam.items.values(), then, now, CONTENT)


def tender(grade: str, **more: str) -> Finding:
    return Finding(MUSCLE, tuple(sorted({"tenderness": grade, **more}.items())))


COURSES = (
    (tender("3"), tender("1"), Course.BETTER),
    (tender("1"), tender("3"), Course.WORSE),
    (tender("2"), tender("2"), Course.SAME),
    (tender("2"), tender("2", tone="high"), Course.CHANGED),
    (tender("2"), NORMAL, Course.GONE),
    (NORMAL, tender("1"), Course.NEW),
    (NORMAL, Finding(MUSCLE, (("by", "rest_normal"), ("value", "normal"))), Course.SAME),
    (tender("2"), Finding(MUSCLE, (("tone", "high"),)), Course.CHANGED),
)


@pytest.mark.parametrize(("then", "now", "course"), COURSES)
def test_how_a_palpated_structure_went_on(then: Finding, now: Finding, course: Course) -> None:
    (one,) = compare(seen(then, day=BEFORE), seen(now))
    assert one.course is course
    assert one.label == "Temporalis left"


def test_what_was_not_examined_now_is_not_gone_and_what_was_not_examined_then_is_not_new() -> None:
    (only_then,) = compare(seen(tender("3"), day=BEFORE), seen())
    assert (only_then.course, only_then.now) == (Course.ONLY_THEN, "not examined")
    (only_now,) = compare(seen(day=BEFORE), seen(tender("3")))
    assert (only_now.course, only_now.then) == (Course.ONLY_NOW, "not examined")
    assert compare(seen(day=BEFORE), seen()) == ()


def test_grades_that_move_against_each_other_are_neither_better_nor_worse() -> None:
    worse = Finding(RIB, (("motion", "inhalation"), ("severity", 1)))
    milder = Finding(RIB, (("motion", "exhalation"), ("severity", 1)))
    (one,) = compare(seen(worse, day=BEFORE), seen(milder))
    assert one.course is Course.CHANGED
    graded = replace(seen(day=BEFORE), regions={"LUMB": RegionFinding(1), "CERV": RegionFinding(2)})
    now = replace(seen(), regions={"LUMB": RegionFinding(3), "CERV": RegionFinding(0)})
    assert {one.item_id: one.course for one in compare(graded, now)} == {"LUMB": Course.WORSE, "CERV": Course.GONE}


def test_pain_has_a_direction_and_other_answers_only_change() -> None:
    then = Evaluation(BEFORE, facts={"complaint.pain_now": 7, "med.anticoagulant": "no"})
    now = Evaluation(EXAM_DAY, facts={"complaint.pain_now": 3, "med.anticoagulant": "yes"})
    courses = {one.item_id: one.course for one in compare(then, now)}
    assert courses == {"complaint.pain_now": Course.BETTER, "med.anticoagulant": Course.CHANGED}
    unasked = compare(then, Evaluation(EXAM_DAY))
    assert {one.now for one in unasked} == {"not asked"}
    overall = what_went_on(then, now, CONTENT)
    assert [one.item_id for one in overall] == ["complaint.pain_now"], "history is looked up on its own step"


def test_the_whole_exam_tells_what_is_worse_first_and_leaves_out_what_is_the_same() -> None:
    then = seen(
        tender("1"), Finding(RIB, (("severity", 2),)), Finding("palp.temporalis.R", (("tenderness", "1"),)), day=BEFORE
    )
    now = seen(tender("1"), Finding(RIB, (("severity", 1),)), Finding("palp.temporalis.R", (("tenderness", "4"),)))
    went_on = what_went_on(then, now, CONTENT)
    assert [one.course for one in went_on] == [Course.WORSE, Course.BETTER]
    assert counts_in_words(went_on) == "1 worse · 1 better"
    assert counts_in_words(()) == ""


def test_findings_that_this_exam_does_not_know_are_counted() -> None:
    then = seen(Finding("own.structure", (("value", "normal"),)), tender("1"), day=BEFORE)
    assert unknown_to_this_exam(then, CONTENT) == 1


def test_earlier_visits_are_those_up_to_this_day_newest_first() -> None:
    record = a_record()

    def visit(visit_id: str, day: str, hour: int) -> EvaluationSummary:
        return EvaluationSummary(visit_id, record.patient, day, (), True, datetime(2026, 11, 20, hour, tzinfo=UTC))

    day = EXAM_DAY.isoformat()
    visits = [visit("a", "2026-01-05", 9), visit("later", "2026-12-01", 9), visit("b", day, 8), visit("c", day, 9)]
    own = visit(record.id, day, 10)
    assert [found.id for found in earlier_visits(record, [own, *visits])] == ["c", "b", "a"]
