"""Segments in the exam: one item for each level, which keeps the motion, the grade, and the name of its group."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.spine.findings import UNGRADED, Grade, Position, SegmentFinding, Side
from omt_desktop.domain.spine.grade_parts import added, beyond, grade_in, named_dysfunction, shared_grade, with_grade
from omt_desktop.domain.spine.groups import GROUP, Findings, renamed, runs
from omt_desktop.domain.spine.levels import AA, LEVELS, OA

POSITION, SIDEBEND, ROTATION = "position", "sidebend", "rotation"
MOTION_KEYS = (POSITION, SIDEBEND, ROTATION)
_PREFIX = "seg."
SEGMENT_IDS = tuple(_PREFIX + level for level in LEVELS)

_Name = TypeVar("_Name", Position, Side)
Motion: TypeAlias = tuple[Position | None, Side | None, Side | None]
_NO_MOTION: Motion = (None, None, None)


def segment_id(level: str) -> str:
    """The item of the exam that keeps what is found at the level."""
    return _PREFIX + level


def level_of(item_id: str) -> str:
    """The level whose findings the item keeps."""
    return item_id.removeprefix(_PREFIX)


def recorded_segment(entry: SegmentFinding, recorded: Findings) -> dict[str, Finding]:
    """What the entry changes, level by level.

    A motion that differs replaces the one before as a whole, and takes a single level out of its group; an entry that
    names no motion adds its grade to what is there. Everything else of a level, such as its note, stays.
    """
    changed = {segment_id(level): _recorded(level, entry, recorded) for level in entry.levels}
    return with_groups_named({item_id: finding for item_id, finding in changed.items() if finding.values}, recorded)


def _recorded(level: str, entry: SegmentFinding, recorded: Findings) -> Finding:
    item_id = segment_id(level)
    held = recorded.get(item_id, Finding(item_id, ()))
    motion: Motion = (entry.position, entry.sidebend, entry.rotation)
    grade, group = grade_in(held), f"{entry.levels[0]}-{entry.levels[-1]}"
    if motion == _NO_MOTION:
        if entry.is_group and entry.grade != UNGRADED and motion_in(held) == _NO_MOTION and held.get(GROUP) is None:
            held = held.with_value(GROUP, group)
        return with_grade(held, added(grade, entry.grade))
    if motion != motion_in(held):
        grade = named_dysfunction(grade, entry.grade)
        held = _with_motion(held, motion).with_value(GROUP, None)
    if entry.is_group:
        held = held.with_value(GROUP, group)
    return with_grade(held, added(grade, entry.grade))


def _with_motion(finding: Finding, motion: Motion) -> Finding:
    """An explicit «no rotation» stays where the new motion says nothing of it."""
    for key, value in zip(MOTION_KEYS, motion, strict=True):
        if value is not None or finding.get(key) != "none":
            finding = finding.with_value(key, value)
    return finding


def motion_in(finding: Finding) -> Motion:
    """Position, sidebending and rotation as far as they are named."""
    position, sidebend, rotation = (finding.get(key) for key in MOTION_KEYS)
    return (_named(Position, position), _named(Side, sidebend), _named(Side, rotation))


def _named(names: type[_Name], value: object) -> _Name | None:
    return next((name for name in names if name == value), None)


def segments_in(findings: Findings) -> Iterator[SegmentFinding]:
    """The segments from the head down; what one level of a group has beyond the group follows the group."""
    for run in runs(SEGMENT_IDS, findings, _alike):
        levels = tuple(level_of(finding.id) for finding in run)
        grades = [grade_in(finding) for finding in run]
        shared = shared_grade(grades)
        motion = motion_in(run[0])
        if motion != _NO_MOTION or shared != UNGRADED:
            yield SegmentFinding(levels, *motion, shared)
        for level, grade in zip(levels, grades, strict=True):
            more: Grade = beyond(grade, shared)
            if more != UNGRADED:
                yield SegmentFinding((level,), grade=more)


def group_of(item_id: str, findings: Findings) -> tuple[str, ...]:
    """The items that are recorded as one group with this one; this one alone where there is none."""
    found = (run for run in runs(SEGMENT_IDS, findings, _alike) if any(finding.id == item_id for finding in run))
    return tuple(finding.id for finding in next(found, ())) or (item_id,)


def with_groups_named(changed: Mapping[str, Finding], recorded: Findings) -> dict[str, Finding]:
    """The changes, and every level whose group is called otherwise because of them."""
    return {**changed, **renamed(SEGMENT_IDS, {**recorded, **changed}, _alike, _group_name)}


def can_stand_in_a_group(levels: Sequence[str]) -> bool:
    """OA and AA move in ways of their own and are never part of a group."""
    return OA not in levels and AA not in levels


def _alike(finding: Finding) -> object:
    """A group moves as one. Where no motion is named, its grade alone holds it together, and nothing holds nothing."""
    motion, grade = motion_in(finding), grade_in(finding)
    alone = not can_stand_in_a_group((level_of(finding.id),)) or (motion == _NO_MOTION and grade == UNGRADED)
    return finding.id if alone else (motion, grade if motion == _NO_MOTION else None)


def _group_name(first: Finding, last: Finding) -> str:
    return f"{level_of(first.id)}-{level_of(last.id)}"
