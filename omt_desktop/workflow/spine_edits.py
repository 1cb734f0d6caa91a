"""What a hand does at the drawn spine, as edits: each is one step of undo."""

from collections.abc import Sequence

from omt_desktop.domain.evaluation import NOTE, Evaluation, Finding, FindingValue
from omt_desktop.domain.spine.editing import (
    grouped,
    item_of,
    moves_together,
    taken_back,
    ungrouped,
    with_grade_part,
    with_part,
    without,
)
from omt_desktop.domain.spine.finding_items import findings_of
from omt_desktop.domain.spine.findings import PelvicFinding, SacralFinding
from omt_desktop.domain.spine.map_parts import dysfunctions_of, items_of
from omt_desktop.workflow.edits import Edit, RecordFinding, RecordSeveral

Dysfunction = SacralFinding | PelvicFinding


def answer_part(
    part: str, extent: Sequence[str], key: str, value: FindingValue | None, evaluation: Evaluation, *, typing: bool
) -> Edit:
    """A part of the finding of a level, a rib or the coccyx.

    A part of the motion makes one group of `extent`, the neighbours that are treated with it.
    """
    findings = evaluation.findings
    item_id = items_of(part)[0]
    changed = with_part(item_id, key, value, findings)
    if typing:
        return RecordFinding(item_id, changed[item_id], typing=True)
    if moves_together(key) and len(extent) > 1:
        changed |= grouped(_items(extent), item_id, {**findings, **changed})
    return RecordSeveral(changed)


def group_parts(extent: Sequence[str], leader: str, evaluation: Evaluation) -> RecordSeveral:
    """The neighbours move as one from now on, as `leader` does; nothing where no motion of it is named yet."""
    return RecordSeveral(grouped(_items(extent), items_of(leader)[0], evaluation.findings))


def dissolve_group(part: str, evaluation: Evaluation) -> RecordSeveral:
    """Every level or rib of the group stands alone."""
    return RecordSeveral(ungrouped(items_of(part)[0], evaluation.findings))


def take_back_part(part: str, evaluation: Evaluation) -> RecordSeveral:
    """The part becomes not examined; of a bone with named dysfunctions, those of its side."""
    findings = dict(evaluation.findings)
    changed: dict[str, Finding] = {}
    for choice in dysfunctions_of(part):
        changed.update(without(choice, {**findings, **changed}))
    return RecordSeveral(changed or taken_back(items_of(part)[0], findings))


def toggle_dysfunction(choice: Dysfunction, there: bool, evaluation: Evaluation) -> RecordSeveral:
    """The dysfunction is there, or taken back."""
    changed = findings_of(choice, evaluation.findings) if there else without(choice, evaluation.findings)
    return RecordSeveral(changed)


def answer_dysfunction(
    choice: Dysfunction, key: str, value: FindingValue | None, evaluation: Evaluation, *, typing: bool
) -> Edit:
    """A part of the grade of a dysfunction, or its note, which is one for both sides."""
    if key != NOTE:
        return RecordSeveral(with_grade_part(choice, key, value, evaluation.findings))
    item_id = item_of(choice)
    held = evaluation.findings.get(item_id, Finding(item_id, ()))
    return RecordFinding(item_id, held.with_value(NOTE, value), typing)


def _items(parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(items_of(part)[0] for part in parts)
