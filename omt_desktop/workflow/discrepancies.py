"""What does not fit together in an evaluation: said before deciding, never corrected and never a block."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.exam import Exam, Target
from omt_desktop.workflow.answer_state import AnswerState, state_of
from omt_desktop.workflow.words import Words

_POSSIBLE_PREGNANCY = ("possible", "confirmed")


class Mismatch(StrEnum):
    """Two things that do not fit together."""

    PLANNED_NOT_EXAMINED = "planned_not_examined"
    PLANNED_WITHOUT_FINDING = "planned_without_finding"
    """Treatment is planned in a region whose severity rests on no finding below it."""
    FINDING_WITHOUT_GRADE = "finding_without_grade"
    FINDING_IN_GRADE_ZERO = "finding_in_grade_zero"
    SIGNS_IN_GRADE_ZERO = "signs_in_grade_zero"
    GRADE_WITHOUT_SIGNS = "grade_without_signs"
    PRESSURE_REVERSED = "pressure_reversed"
    PREGNANCY_AND_SEX = "pregnancy_and_sex"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One mismatch in a sentence, and the item where it can be put right."""

    kind: Mismatch
    text: str
    item_id: str


def discrepancies_of(evaluation: Evaluation, content: Content) -> tuple[Discrepancy, ...]:
    """Every mismatch, region by region in the order of the body, then those between answers."""
    recorded = _recorded_by_region(evaluation, content.exam)
    words = Words(content)
    planned = {choice.region for choice in evaluation.decision.chosen}
    mismatches: list[Discrepancy] = []
    for region in content.vocabulary.regions:
        mismatches += _in_region(region, words, evaluation, recorded.get(region, ()), region in planned)
    mismatches += _between_answers(evaluation)
    return tuple(mismatches)


def _in_region(
    region: str, words: Words, evaluation: Evaluation, recorded: tuple[tuple[str, AnswerState], ...], planned: bool
) -> Iterator[Discrepancy]:
    name, grade = words.region(region), evaluation.regions.get(region)
    found = [label for label, state in recorded if state is AnswerState.FINDING]
    listed = ", ".join(found)
    if planned and grade is None:
        text = f"{name}: treatment is planned, but the region is not examined."
        yield Discrepancy(Mismatch.PLANNED_NOT_EXAMINED, text, region)
    if found and grade is None:
        text = f"{name}: findings are recorded ({listed}), but the region has no grade."
        yield Discrepancy(Mismatch.FINDING_WITHOUT_GRADE, text, region)
    if grade is None:
        return
    if grade.severity == 0 and found:
        text = f"{name}: severity 0, but findings are recorded ({listed})."
        yield Discrepancy(Mismatch.FINDING_IN_GRADE_ZERO, text, region)
    if grade.severity == 0 and grade.tart:
        yield Discrepancy(Mismatch.SIGNS_IN_GRADE_ZERO, f"{name}: severity 0, but TART signs are recorded.", region)
    if grade.severity >= 1 and not grade.tart:
        text = f"{name}: severity {grade.severity} without any TART sign."
        yield Discrepancy(Mismatch.GRADE_WITHOUT_SIGNS, text, region)
    if planned and all(state is AnswerState.NORMAL for _, state in recorded):
        text = f"{name}: treatment is planned, but no single finding is recorded there."
        yield Discrepancy(Mismatch.PLANNED_WITHOUT_FINDING, text, region)


def _between_answers(evaluation: Evaluation) -> Iterator[Discrepancy]:
    systolic, diastolic = evaluation.facts.get("vitals.systolic"), evaluation.facts.get("vitals.diastolic")
    if isinstance(systolic, int | float) and isinstance(diastolic, int | float) and systolic <= diastolic:
        text = f"Blood pressure {systolic:g}/{diastolic:g}: the systolic value is not above the diastolic one."
        yield Discrepancy(Mismatch.PRESSURE_REVERSED, text, "vitals.systolic")
    pregnant = evaluation.facts.get("pregnancy.status") in _POSSIBLE_PREGNANCY
    if pregnant and evaluation.facts.get("patient.sex") == "male":
        text = "Pregnancy is recorded as possible or confirmed for a male patient."
        yield Discrepancy(Mismatch.PREGNANCY_AND_SEX, text, "pregnancy.status")


def _recorded_by_region(evaluation: Evaluation, exam: Exam) -> dict[str, tuple[tuple[str, AnswerState], ...]]:
    """Label and state of what was recorded, by the region that is graded in the same block of the exam."""
    recorded: dict[str, tuple[tuple[str, AnswerState], ...]] = {}
    for step in exam.steps:
        for block in step.blocks:
            regions = [item.id for item in block.items if item.target is Target.REGION]
            if len(regions) == 1:
                recorded[regions[0]] = tuple(
                    (item.field.label, state_of(item, evaluation.findings[item.id]))
                    for item in block.items
                    if item.target is Target.FINDING and item.id in evaluation.findings
                )
    return recorded
