"""The severity proposed for a region, and when none is."""

import pytest

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.region_normal import rest_of_region_normal
from omt_desktop.domain.region_severity import proposed_severity
from tests.domain.lumbar_exam import BENDING, EXAM, INNOMINATE, L3, L4, PSOAS, evaluation, found

NORMAL_L4 = found(L4, value="normal")


@pytest.mark.parametrize(
    ("findings", "proposed"),
    [
        ((), None),
        ((found(BENDING, value=40), found(PSOAS, tender="yes")), None),
        ((found(L3, severity=2), found(L4, severity=1)), 2),
        ((found(L3, severity=2), found(L4, position="F")), 2),
        ((found(L3, severity=1, key_lesion="yes"),), 3),
        ((found(L3, severity=1, key_lesion="no"),), 1),
        ((found(L3, severity=0), NORMAL_L4), 0),
        ((NORMAL_L4,), 0),
        ((NORMAL_L4, found(L3, position="F")), None),
        ((found(L3, position="F"),), None),
        ((found(L3, note="n"),), None),
        ((found(L3, severity="2"),), None),
    ],
)
def test_severity_of_the_lumbar_region(findings: tuple[Finding, ...], proposed: int | None) -> None:
    assert proposed_severity("LUMB", EXAM, evaluation(*findings)) == proposed


def test_both_sides_count() -> None:
    sides = found(INNOMINATE, severity_left=1, severity_right=2)
    assert proposed_severity("PELV", EXAM, evaluation(sides)) == 2
    assert proposed_severity("PELV", EXAM, evaluation(found(INNOMINATE, key_lesion_left="yes"))) == 3


def test_the_grade_of_the_region_itself_is_not_what_is_proposed() -> None:
    assert proposed_severity("LUMB", EXAM, evaluation(graded=3)) is None


def test_stating_the_rest_normal_lowers_nothing() -> None:
    at = evaluation(found(L3, severity=2))
    for item_id, finding in rest_of_region_normal("LUMB", EXAM, at).items():
        at = at.with_finding(item_id, finding)
    assert proposed_severity("LUMB", EXAM, at) == 2
