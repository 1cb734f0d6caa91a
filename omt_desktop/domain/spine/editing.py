"""What a hand does to recorded spine findings: set one part, make a group, dissolve it, take something back."""

from collections.abc import Sequence

from omt_desktop.domain.evaluation import Finding, FindingValue
from omt_desktop.domain.spine import rib_items, segment_items
from omt_desktop.domain.spine.findings import PelvicFinding, SacralFinding
from omt_desktop.domain.spine.grade_parts import GRADE_KEYS
from omt_desktop.domain.spine.groups import GROUP, Findings
from omt_desktop.domain.spine.pelvis_items import (
    FOUND,
    graded_apart,
    have_own_grades,
    sacral_id,
    side_grades,
    with_agreeing_grades_shared,
    with_side_grades,
)

_MOTION = (*segment_items.MOTION_KEYS, rib_items.MOTION)


def moves_together(key: str) -> bool:
    """Whether the part is of the motion, which a group has in common; the rest is each level's own."""
    return key in _MOTION


def group_around(item_id: str, findings: Findings) -> tuple[str, ...]:
    """The levels or ribs that are recorded as one group with this one; this one alone where there is none."""
    if item_id.startswith("rib."):
        return rib_items.rib_group_of(item_id, findings)
    return segment_items.group_of(item_id, findings)


def with_part(item_id: str, key: str, value: FindingValue | None, findings: Findings) -> dict[str, Finding]:
    """What changes where a part of a level or rib is answered; a part of the motion changes the whole group."""
    ids = group_around(item_id, findings) if moves_together(key) else (item_id,)
    changed = {one: findings.get(one, Finding(one, ())).with_value(key, value) for one in ids}
    return _groups_named(changed, findings)


def grouped(ids: Sequence[str], leader: str, findings: Findings) -> dict[str, Finding]:
    """What changes where neighbours become one group that moves like `leader`; the grade of each stays its own.

    Nothing where no motion of the leader is named: then there is nothing that the group could have in common.
    """
    motion = {key: findings[leader].get(key) if leader in findings else None for key in _MOTION}
    if not any(motion.values()):
        return {}
    changed = {}
    for item_id in ids:
        finding = findings.get(item_id, Finding(item_id, ()))
        for key, value in motion.items():
            finding = finding.with_value(key, value)
        changed[item_id] = finding.with_value(GROUP, f"{ids[0]} to {ids[-1]}")
    return _groups_named(changed, findings)


def ungrouped(item_id: str, findings: Findings) -> dict[str, Finding]:
    """What changes where the group around a level or rib is dissolved; each keeps its motion and its grade."""
    return {one: findings[one].with_value(GROUP, None) for one in group_around(item_id, findings) if one in findings}


def taken_back(item_id: str, findings: Findings) -> dict[str, Finding]:
    """What changes where a level or rib becomes not examined: it says nothing, and its group goes on without it."""
    return _groups_named({item_id: Finding(item_id, ())}, findings)


def without(entry: SacralFinding | PelvicFinding, findings: Findings) -> dict[str, Finding]:
    """What changes where a dysfunction of sacrum or pelvis is taken back; note and other side stay."""
    item_id = item_of(entry)
    held = findings.get(item_id, Finding(item_id, ()))
    if isinstance(entry, PelvicFinding) and entry.side is not None:
        grades = side_grades(held)
        grades.pop(entry.side, None)
        return {item_id: with_side_grades(held, grades)}
    for key in (FOUND, *GRADE_KEYS):
        held = held.with_value(key, None)
    return {item_id: held}


def grade_part(entry: SacralFinding | PelvicFinding, key: str, findings: Findings) -> FindingValue | None:
    """What is recorded under a key of the grade for this dysfunction, on its own side where the sides differ."""
    held = findings.get(item_of(entry))
    if held is None:
        return None
    return held.get(f"{key}_{entry.side}") if entry.side and have_own_grades(held) else held.get(key)


def with_grade_part(
    entry: SacralFinding | PelvicFinding, key: str, value: FindingValue | None, findings: Findings
) -> dict[str, Finding]:
    """What changes where a part of the grade of a dysfunction is answered; the other side keeps what it has."""
    item_id = item_of(entry)
    held = findings.get(item_id, Finding(item_id, ()))
    if not isinstance(entry, PelvicFinding) or len(side_grades(held)) < 2:
        return {item_id: held.with_value(key, value)}
    apart = graded_apart(held).with_value(f"{key}_{entry.side}", value)
    return {item_id: with_agreeing_grades_shared(apart)}


def item_of(entry: SacralFinding | PelvicFinding) -> str:
    """The item of the exam that keeps the dysfunction."""
    return sacral_id(entry.dysfunction, entry.side) if isinstance(entry, SacralFinding) else entry.dysfunction.value


def _groups_named(changed: dict[str, Finding], findings: Findings) -> dict[str, Finding]:
    if any(item_id.startswith("rib.") for item_id in changed):
        return rib_items.with_groups_named(changed, findings)
    return segment_items.with_groups_named(changed, findings)
