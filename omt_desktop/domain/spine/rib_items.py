"""Ribs in the exam: one item for each rib and side, which keeps the motion, the grade, and the name of its group."""

from collections.abc import Iterator, Mapping

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.spine.findings import UNGRADED, RibFinding, RibMotion, Side
from omt_desktop.domain.spine.grade_parts import added, beyond, grade_in, named_dysfunction, shared_grade, with_grade
from omt_desktop.domain.spine.groups import GROUP, Findings, renamed, runs
from omt_desktop.domain.spine.levels import RIBS

MOTION = "motion"
_LETTERS = {Side.LEFT: "L", Side.RIGHT: "R"}


def rib_id(rib: int, side: Side) -> str:
    """The item of the exam that keeps what is found at the rib."""
    return f"rib.{rib}.{_LETTERS[side]}.motion"


RIB_IDS = {side: tuple(rib_id(rib, side) for rib in RIBS) for side in Side}


def rib_number(item_id: str) -> int:
    """1 to 12."""
    return int(item_id.split(".")[1])


def recorded_rib(entry: RibFinding, recorded: Findings) -> dict[str, Finding]:
    """What the entry changes, rib by rib; a motion that differs takes a single rib out of its group."""
    changed = {}
    for rib in entry.ribs:
        item_id = rib_id(rib, entry.side)
        held = recorded.get(item_id, Finding(item_id, ()))
        grade = grade_in(held)
        if held.get(MOTION) != entry.motion:
            grade = named_dysfunction(grade, entry.grade)
            held = held.with_value(MOTION, entry.motion.value).with_value(GROUP, None)
        if len(entry.ribs) > 1:
            held = held.with_value(GROUP, f"{entry.ribs[0]}-{entry.ribs[-1]}")
        changed[item_id] = with_grade(held, added(grade, entry.grade))
    return with_groups_named(changed, recorded)


def ribs_in(findings: Findings) -> Iterator[RibFinding]:
    """The ribs from the first down, left before right; what one rib has beyond its group follows the group."""
    for run, side in sorted(_all_runs(findings), key=lambda found: rib_number(found[0][0].id)):
        motion = next((motion for motion in RibMotion if motion == run[0].get(MOTION)), None)
        if motion is None:
            continue
        grades = {rib_number(finding.id): grade_in(finding) for finding in run}
        shared = shared_grade(grades.values())
        yield RibFinding(tuple(grades), side, motion, shared)
        for rib, grade in grades.items():
            more = beyond(grade, shared)
            if more != UNGRADED:
                yield RibFinding((rib,), side, motion, more)


def _all_runs(findings: Findings) -> Iterator[tuple[tuple[Finding, ...], Side]]:
    for side, ids in RIB_IDS.items():
        for run in runs(ids, findings, _alike):
            yield run, side


def rib_group_of(item_id: str, findings: Findings) -> tuple[str, ...]:
    """The items that are recorded as one group with this one; this one alone where there is none."""
    found = (run for run, _ in _all_runs(findings) if any(finding.id == item_id for finding in run))
    return tuple(finding.id for finding in next(found, ())) or (item_id,)


def with_groups_named(changed: Mapping[str, Finding], recorded: Findings) -> dict[str, Finding]:
    """The changes, and every rib whose group is called otherwise because of them."""
    whole = {**recorded, **changed}
    return {**changed, **{k: f for ids in RIB_IDS.values() for k, f in renamed(ids, whole, _alike, _name).items()}}


def _alike(finding: Finding) -> object:
    """A group moves as one; ribs without a motion are no group."""
    return finding.get(MOTION) if finding.get(MOTION) is not None else finding.id


def _name(first: Finding, last: Finding) -> str:
    return f"{rib_number(first.id)}-{rib_number(last.id)}"
