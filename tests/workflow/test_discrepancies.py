"""What does not fit together is said, and what fits is not."""

from dataclasses import replace

import pytest

from omt_desktop.domain.decision import ChosenTechnique, Decision
from omt_desktop.domain.evaluation import Evaluation, Finding, RegionFinding
from omt_desktop.domain.exam import Target
from omt_desktop.workflow.discrepancies import Mismatch, discrepancies_of
from tests.builders import EXAM_DAY
from tests.clinic import CONTENT

EMPTY = Evaluation(EXAM_DAY)
L3 = Finding("seg.L3", (("rotation", "right"), ("severity", 2)))
L4_NORMAL = Finding("seg.L4", (("severity", 0),))
L5_NOTED = Finding("seg.L5", (("position", "F"),))
TENDER_MUSCLE = Finding("palp.thoracolumbar_fascia.L", (("tenderness", "2"),))
STIFF_FACET = Finding("palp.lumbar_facets.L", (("play", "restricted"), ("severity", 2)))
STIFF_NECK = Finding("palp.cervical_facets.R", (("severity", 1),))
TENDER_PIRIFORMIS = Finding("palp.piriformis.L", (("tenderness", "2"),))
SLR_DONE = Finding("test.slr", (("left", "positive"),))
SLR_NOT_DONE = Finding("test.slr", (("left", "not_done"), ("note", "too painful")))
GRADED = RegionFinding(2, ("texture",))


def planned(evaluation: Evaluation, region: str = "LUMB") -> Evaluation:
    return replace(evaluation, decision=Decision(chosen=(ChosenTechnique(region, "CS"),)))


def found(*findings: Finding) -> Evaluation:
    evaluation = EMPTY
    for finding in findings:
        evaluation = evaluation.with_finding(finding.id, finding)
    return evaluation


@pytest.mark.parametrize(
    ("evaluation", "kinds"),
    [
        (EMPTY, []),
        (found(L3).with_region("LUMB", GRADED), []),
        (planned(found(L3).with_region("LUMB", GRADED)), []),
        (planned(found(L5_NOTED).with_region("LUMB", GRADED)), []),
        (planned(EMPTY), [Mismatch.PLANNED_NOT_EXAMINED]),
        (planned(EMPTY.with_region("LUMB", GRADED)), [Mismatch.PLANNED_WITHOUT_FINDING]),
        (planned(found(L4_NORMAL).with_region("LUMB", GRADED)), [Mismatch.PLANNED_WITHOUT_FINDING]),
        (planned(found(TENDER_MUSCLE).with_region("LUMB", GRADED)), []),
        (planned(found(SLR_DONE).with_region("LUMB", GRADED)), []),
        (planned(found(SLR_NOT_DONE).with_region("LUMB", GRADED)), [Mismatch.PLANNED_WITHOUT_FINDING]),
        (found(L3), [Mismatch.FINDING_WITHOUT_GRADE]),
        (found(STIFF_FACET), [Mismatch.FINDING_WITHOUT_GRADE]),
        (found(STIFF_FACET).with_region("LUMB", RegionFinding(0)), [Mismatch.FINDING_IN_GRADE_ZERO]),
        (found(STIFF_NECK), [Mismatch.FINDING_WITHOUT_GRADE]),
        (planned(found(STIFF_NECK).with_region("CERV", GRADED), "CERV"), []),
        (planned(found(TENDER_PIRIFORMIS).with_region("PELV", GRADED), "PELV"), []),
        (planned(found(TENDER_PIRIFORMIS).with_region("LUMB", GRADED)), [Mismatch.PLANNED_WITHOUT_FINDING]),
        (found(SLR_DONE, TENDER_MUSCLE), []),
        (found(SLR_DONE).with_region("LUMB", RegionFinding(0)), []),
        (planned(found(L3)), [Mismatch.PLANNED_NOT_EXAMINED, Mismatch.FINDING_WITHOUT_GRADE]),
        (found(L4_NORMAL), []),
        (found(L3).with_region("LUMB", RegionFinding(0)), [Mismatch.FINDING_IN_GRADE_ZERO]),
        (EMPTY.with_region("LUMB", RegionFinding(0, ("texture",))), [Mismatch.SIGNS_IN_GRADE_ZERO]),
        (EMPTY.with_region("LUMB", RegionFinding(0)), []),
        (EMPTY.with_region("LUMB", RegionFinding(1)), [Mismatch.GRADE_WITHOUT_SIGNS]),
        (EMPTY.with_fact("vitals.systolic", 80).with_fact("vitals.diastolic", 120), [Mismatch.PRESSURE_REVERSED]),
        (EMPTY.with_fact("vitals.systolic", 120).with_fact("vitals.diastolic", 80), []),
        (EMPTY.with_fact("vitals.systolic", 120), []),
        (
            EMPTY.with_fact("patient.sex", "male").with_fact("pregnancy.status", "confirmed"),
            [Mismatch.PREGNANCY_AND_SEX],
        ),
        (EMPTY.with_fact("patient.sex", "other").with_fact("pregnancy.status", "confirmed"), []),
        (EMPTY.with_fact("patient.sex", "male").with_fact("pregnancy.status", "no"), []),
    ],
)
def test_each_mismatch_and_its_opposite(evaluation: Evaluation, kinds: list[Mismatch]) -> None:
    assert [discrepancy.kind for discrepancy in discrepancies_of(evaluation, CONTENT)] == kinds


AORTA = Finding("abd.aorta_pulse", (("value", "mass"),))
SADDLE = Finding("neuro.saddle", (("value", "absent"),))
HOFFMANN = Finding("neuro.hoffmann", (("value", "both"),))
WEAK_TOE = Finding("neuro.L5", (("strength_left", "2"),))
CRACKLING_RIB = Finding("rib.tender", (("crepitus", "yes"),))
DANGERS = (
    (AORTA, "flag.pulsatile_mass_or_tearing_pain", "no", "yes"),
    (SADDLE, "flag.cauda_equina", (), ("saddle_numbness",)),
    (HOFFMANN, "flag.neck_cord_signs", "no", "yes"),
    (WEAK_TOE, "exam.neuro_screen", "normal", "abnormal"),
    (CRACKLING_RIB, "hx.fracture_suspected", (), ("RIB",)),
)


@pytest.mark.parametrize(("finding", "fact", "denied", "told"), DANGERS)
def test_a_danger_sign_that_the_answers_do_not_tell(
    finding: Finding, fact: str, denied: str | tuple[str, ...], told: str | tuple[str, ...]
) -> None:
    unanswered = found(finding)
    for evaluation in (unanswered, unanswered.with_fact(fact, denied), unanswered.with_fact(fact, "unknown")):
        first = discrepancies_of(evaluation, CONTENT)[0]
        assert (first.kind, first.item_id) == (Mismatch.DANGER_SIGN_NOT_ANSWERED, fact)
        assert "A danger sign is recorded" in first.text
    said = discrepancies_of(unanswered.with_fact(fact, told), CONTENT)
    assert Mismatch.DANGER_SIGN_NOT_ANSWERED not in {one.kind for one in said}
    assert not any(sign.found_in(EMPTY) for sign in CONTENT.danger_signs)


def test_a_danger_sign_of_an_item_this_exam_left_out_is_told_by_its_id() -> None:
    sign = replace(CONTENT.danger_signs[0], findings=("own.pulse",))
    evaluation = found(Finding("own.pulse", (("value", "mass"),)))
    (told,) = discrepancies_of(evaluation, replace(CONTENT, danger_signs=(sign,)))
    assert "own.pulse" in told.text


def test_a_mismatch_names_the_region_the_findings_and_the_place() -> None:
    (mismatch,) = discrepancies_of(found(L3, L4_NORMAL), CONTENT)
    assert mismatch.text == "Lumbar: findings are recorded (L3), but the region has no grade."
    assert mismatch.item_id == "LUMB"


def test_every_region_has_a_block_of_its_own_to_look_in() -> None:
    blocks = [
        [i.id for i in block.items if i.target is Target.REGION] for s in CONTENT.exam.steps for block in s.blocks
    ]
    assert sorted(regions[0] for regions in blocks if regions) == sorted(CONTENT.vocabulary.regions)
    assert max(map(len, blocks)) == 1


def test_mismatches_stand_in_the_order_of_the_body() -> None:
    evaluation = EMPTY.with_region("PELV", RegionFinding(1)).with_region("CERV", RegionFinding(1))
    assert [mismatch.item_id for mismatch in discrepancies_of(evaluation, CONTENT)] == ["CERV", "PELV"]
