"""«Rest of this region normal»: only for an opened region, only what is not recorded, and marked as what it is."""

from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.normal_finding import is_normal
from omt_desktop.domain.region_normal import is_opened, items_of_region, rest_in_words, rest_of_region_normal
from tests.domain.lumbar_exam import (
    BENDING,
    BOWSTRING,
    EXAM,
    FOR_NECKS,
    GAIT,
    INNOMINATE,
    L3,
    L4,
    PSOAS,
    evaluation,
    found,
)

ANY_FINDING = st.sampled_from(
    [
        found(L3, position="F"),
        found(L3, value="normal"),
        found(L4, severity=2, note="n"),
        found(PSOAS, tender="yes"),
        found(BENDING, value=40),
        found(BOWSTRING, value="positive"),
        found(BOWSTRING, value="not_done"),
        found(FOR_NECKS, value="tense"),
        found(INNOMINATE, severity_left=1),
        found(GAIT, value="other"),
    ]
)


def stated(at: Evaluation, region: str = "LUMB") -> list[str]:
    return list(rest_of_region_normal(region, EXAM, at))


def test_items_of_a_region_are_its_findings() -> None:
    assert list(items_of_region("PELV", EXAM)) == [INNOMINATE]
    assert list(items_of_region("", EXAM)) == [], "what belongs to no region is no region"


def test_a_region_that_was_not_opened_stays_not_examined() -> None:
    assert not is_opened("LUMB", EXAM, evaluation())
    assert stated(evaluation()) == []
    assert stated(evaluation(found(INNOMINATE, severity_left=1), found(GAIT, value="other"))) == []
    assert rest_in_words("LUMB", EXAM, evaluation()) == ()
    assert stated(evaluation(graded=2), "") == []


def test_a_region_is_opened_by_a_grade_or_a_finding() -> None:
    assert is_opened("LUMB", EXAM, evaluation(graded=0))
    assert is_opened("LUMB", EXAM, evaluation(found(BENDING, value=40)))


def test_a_test_that_was_not_done_and_a_note_open_nothing() -> None:
    assert not is_opened("LUMB", EXAM, evaluation(found(BOWSTRING, value="not_done"), found(L3, note="painful")))


def test_the_rest_is_what_is_not_recorded() -> None:
    at = evaluation(found(L3, position="F", severity=2))
    assert rest_of_region_normal("LUMB", EXAM, at) == {
        "seg.L4": Finding("seg.L4", (("by", "rest_normal"), ("value", "normal"))),
        "palp.psoas": Finding("palp.psoas", (("by", "rest_normal"), ("signs", ()), ("tender", "no"))),
    }
    assert rest_in_words("LUMB", EXAM, at) == ("L4: Normal", "Psoas: Signs none, Tender no")


def test_what_this_complaint_does_not_ask_for_is_not_stated() -> None:
    assert "palp.dura" not in stated(evaluation(graded=1))
    assert "palp.dura" in stated(evaluation(graded=1, complaint="neck_pain"))


@given(st.lists(ANY_FINDING, max_size=6), st.sampled_from([None, 0, 3]), st.sampled_from(["LUMB", "PELV", ""]))
def test_nothing_is_invented_and_nothing_is_changed(findings: list[Finding], graded: int | None, region: str) -> None:
    at = evaluation(*findings, graded=graded)
    rest = rest_of_region_normal(region, EXAM, at)
    assert not rest or is_opened(region, EXAM, at)
    assert len(rest_in_words(region, EXAM, at)) == len(rest)
    for item_id, finding in rest.items():
        item = EXAM.items[item_id]
        assert item_id not in at.findings
        assert finding.from_rest
        assert (item.region, item.with_rest, is_normal(item, finding)) == (region, True, True)
        at = at.with_finding(item_id, finding)
    assert rest_of_region_normal(region, EXAM, at) == {}, "stated once, there is no rest"
