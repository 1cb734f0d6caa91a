"""Between an item of the exam and the evaluation: what it holds now, and the edit that answers it."""

from omt_desktop.domain.evaluation import VALUE, Evaluation, Finding, FindingValue, RegionFinding
from omt_desktop.domain.exam import FieldKind, Item, Target
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.edits import Answer, Edit, GradeRegion, RecordFinding


def value_of(item: Item, evaluation: Evaluation) -> Value | None:
    """What the item holds, in the form its field shows; None where it was not asked or not examined."""
    if item.target is Target.FACT:
        return evaluation.facts.get(item.id)
    if item.target is Target.REGION:
        return evaluation.regions.get(item.id)
    finding = evaluation.findings.get(item.id)
    if item.field.kind is FieldKind.FINDING or finding is None:
        return finding
    return finding.get(VALUE)


def answer_item(item: Item, value: Value | None, evaluation: Evaluation, *, typing: bool = False) -> Edit:
    """The edit after which the item holds `value`; None makes it not asked or not examined.

    TypeError for a value that the target of the item cannot hold.
    """
    if item.target is Target.REGION:
        if value is not None and not isinstance(value, RegionFinding):
            raise TypeError(f"{item.id} takes the grade of a region")
        return GradeRegion(item.id, value, typing)
    if item.target is Target.FINDING:
        return RecordFinding(item.id, _finding(item, value, evaluation), typing)
    if isinstance(value, RegionFinding | Finding):
        raise TypeError(f"{item.id} takes the answer to a question")
    return Answer(item.id, value, typing)


def _finding(item: Item, value: Value | None, evaluation: Evaluation) -> Finding | None:
    if value is None or isinstance(value, Finding):
        return value
    if not isinstance(value, str | int | float | tuple):
        raise TypeError(f"{item.id} takes a finding")
    held = evaluation.findings.get(item.id, Finding(item.id, ()))
    return held.with_value(VALUE, _finding_value(value))


def _finding_value(value: str | int | float | tuple[object, ...]) -> FindingValue:
    return tuple(map(str, value)) if isinstance(value, tuple) else value
