"""What does not fit together in an evaluation: said before deciding, never corrected and never a block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.exam import Exam, FieldKind, Item, Target
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.region_normal import items_of_region, says_something
from omt_desktop.workflow.answer_state import AnswerState, state_of
from omt_desktop.workflow.answer_words import item_text
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
    DANGER_SIGN_NOT_ANSWERED = "danger_sign_not_answered"
    """A danger sign was found, and the answer that rules read does not say so."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One mismatch in a sentence, and the item where it can be put right."""

    kind: Mismatch
    text: str
    item_id: str


def discrepancies_of(evaluation: Evaluation, content: Content) -> tuple[Discrepancy, ...]:
    """Every mismatch: danger signs first, then region by region in the order of the body, then between answers."""
    exam, words = content.exam, Words(content)
    grading = _asking_for_a_grade(exam)
    planned = {choice.region for choice in evaluation.decision.chosen}
    mismatches = list(_danger_signs(evaluation, content, words))
    for region in content.vocabulary.regions:
        recorded = _recorded_in(region, evaluation, exam)
        if region in planned:
            mismatches += _planned_in(region, words, evaluation, [state for _, state in recorded])
        found = [i.field.label for i, state in recorded if state is AnswerState.FINDING and i.id in grading]
        mismatches += _in_region(region, words, evaluation, found)
    mismatches += _between_answers(evaluation)
    return tuple(mismatches)


def _danger_signs(evaluation: Evaluation, content: Content, words: Words) -> Iterator[Discrepancy]:
    reading = Reading(content.vocabulary, evaluation)
    for sign in content.danger_signs:
        found = sign.found_in(evaluation)
        if found and not sign.is_answered(reading):
            told = "; ".join(_told(item_id, evaluation, words) for item_id in found)
            asked = words.fact(sign.fact).rstrip("?:. ")
            text = f"A danger sign is recorded ({told}), but «{asked}» is not answered so, and only the answer counts."
            yield Discrepancy(Mismatch.DANGER_SIGN_NOT_ANSWERED, text, sign.fact)


def _told(item_id: str, evaluation: Evaluation, words: Words) -> str:
    item = words.item(item_id)
    return f"{item.field.label}: {item_text(item, evaluation, words)}" if item else item_id


def _planned_in(
    region: str, words: Words, evaluation: Evaluation, states: Sequence[AnswerState]
) -> Iterator[Discrepancy]:
    name = words.region(region)
    if region not in evaluation.regions:
        text = f"{name}: treatment is planned, but the region is not examined."
        yield Discrepancy(Mismatch.PLANNED_NOT_EXAMINED, text, region)
    elif all(state is AnswerState.NORMAL for state in states):
        text = f"{name}: treatment is planned, but no single finding is recorded there."
        yield Discrepancy(Mismatch.PLANNED_WITHOUT_FINDING, text, region)


def _in_region(region: str, words: Words, evaluation: Evaluation, found: Sequence[str]) -> Iterator[Discrepancy]:
    name, grade, listed = words.region(region), evaluation.regions.get(region), ", ".join(found)
    if grade is None:
        if found:
            text = f"{name}: findings are recorded ({listed}), but the region has no grade."
            yield Discrepancy(Mismatch.FINDING_WITHOUT_GRADE, text, region)
        return
    if grade.severity == 0 and found:
        text = f"{name}: severity 0, but findings are recorded ({listed})."
        yield Discrepancy(Mismatch.FINDING_IN_GRADE_ZERO, text, region)
    if grade.severity == 0 and grade.tart:
        yield Discrepancy(Mismatch.SIGNS_IN_GRADE_ZERO, f"{name}: severity 0, but TART signs are recorded.", region)
    if grade.severity >= 1 and not grade.tart:
        text = f"{name}: severity {grade.severity} without any TART sign."
        yield Discrepancy(Mismatch.GRADE_WITHOUT_SIGNS, text, region)


def _between_answers(evaluation: Evaluation) -> Iterator[Discrepancy]:
    systolic, diastolic = evaluation.facts.get("vitals.systolic"), evaluation.facts.get("vitals.diastolic")
    if isinstance(systolic, int | float) and isinstance(diastolic, int | float) and systolic <= diastolic:
        text = f"Blood pressure {systolic:g}/{diastolic:g}: the systolic value is not above the diastolic one."
        yield Discrepancy(Mismatch.PRESSURE_REVERSED, text, "vitals.systolic")
    pregnant = evaluation.facts.get("pregnancy.status") in _POSSIBLE_PREGNANCY
    if pregnant and evaluation.facts.get("patient.sex") == "male":
        text = "Pregnancy is recorded as possible or confirmed for a male patient."
        yield Discrepancy(Mismatch.PREGNANCY_AND_SEX, text, "pregnancy.status")


def _recorded_in(region: str, evaluation: Evaluation, exam: Exam) -> tuple[tuple[Item, AnswerState], ...]:
    """Whatever was observed in the region, on whichever page, and how it stands."""
    findings = ((item, evaluation.findings.get(item.id)) for item in items_of_region(region, exam))
    return tuple((item, state_of(item, found)) for item, found in findings if found and says_something(found))


def _asking_for_a_grade(exam: Exam) -> frozenset[str]:
    """The items beside the grade of a region, and those that carry a severity; posture and tests elsewhere do not."""
    blocks = (block.items for step in exam.steps for block in step.blocks)
    beside = {item.id for items in blocks if any(i.target is Target.REGION for i in items) for item in items}
    graded = {i.id for i in exam.items.values() if any(part.kind is FieldKind.SEVERITY for part in i.parts)}
    return frozenset(beside | graded)
