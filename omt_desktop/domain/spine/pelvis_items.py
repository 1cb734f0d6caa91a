"""Sacrum, innominates and pubis in the exam: one item for each dysfunction, those of the pelvis for both sides."""

from collections.abc import Iterator, Mapping

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.spine.findings import (
    UNGRADED,
    Grade,
    Pelvic,
    PelvicFinding,
    Sacral,
    SacralFinding,
    Side,
)
from omt_desktop.domain.spine.grade_parts import GRADE_KEYS, added, grade_in, named_dysfunction, with_grade
from omt_desktop.domain.spine.groups import Findings

FOUND, SIDE = "found", "side"
_BOTH = "both"
_ENDINGS = tuple(f"_{side}" for side in Side)
"""Of the keys under which a side has a grade of its own."""
_LETTERS = {Side.LEFT: "L", Side.RIGHT: "R"}


def sacral_id(dysfunction: Sacral, side: Side | None) -> str:
    """The item of the exam that keeps the dysfunction; UF and UE have one for each side."""
    return f"sac.{dysfunction}.{_LETTERS[side]}" if side else f"sac.{dysfunction}"


SACRAL = {
    sacral_id(name, side): (name, side)
    for name in Sacral
    for side in ((Side.LEFT, Side.RIGHT) if name.one_sided else (None,))
}
"""Every sacral item and what it stands for."""


def recorded_sacral(entry: SacralFinding, recorded: Findings) -> dict[str, Finding]:
    """The dysfunction is found; its grade is added to what is there."""
    return _found(sacral_id(entry.dysfunction, entry.side), entry.grade, recorded)


def recorded_pelvic(entry: PelvicFinding, recorded: Findings) -> dict[str, Finding]:
    """The dysfunction is found on its side, beside what is found on the other side, whose grade stays its own."""
    item_id = entry.dysfunction.value
    if entry.side is None:
        return _found(item_id, entry.grade, recorded)
    held = recorded.get(item_id, Finding(item_id, ()))
    grades = side_grades(held)
    before = grades.get(entry.side)
    if before is None:
        before = UNGRADED if grades else named_dysfunction(grade_in(held), entry.grade)
    grades[entry.side] = added(before, entry.grade)
    return {item_id: with_side_grades(held, grades)}


def _found(item_id: str, grade: Grade, recorded: Findings) -> dict[str, Finding]:
    held = recorded.get(item_id, Finding(item_id, ()))
    before = grade_in(held)
    if not is_found(held):
        before = named_dysfunction(before, grade)
    return {item_id: with_grade(held.with_value(FOUND, "yes"), added(before, grade))}


def is_found(finding: Finding) -> bool:
    """Whether the dysfunction is there: said so, or graded as present without saying so."""
    grade = grade_in(finding)
    graded = bool(grade.severity or grade.tart or grade.key_lesion)
    return finding.get(FOUND) == "yes" or (finding.get(FOUND) is None and graded)


def have_own_grades(finding: Finding) -> bool:
    """Whether each side of a pelvic dysfunction has a grade of its own."""
    return any(finding.get(key + ending) is not None for key in GRADE_KEYS for ending in _ENDINGS)


def side_grades(finding: Finding) -> dict[Side, Grade]:
    """The sides on which a pelvic dysfunction is found, each with its grade."""
    named = finding.get(SIDE)
    own = have_own_grades(finding)
    return {side: grade_in(finding, f"_{side}" if own else "") for side in Side if named in (side, _BOTH)}


def with_side_grades(finding: Finding, grades: Mapping[Side, Grade]) -> Finding:
    """The finding on exactly these sides: one grade where they agree, else one for each side; no side takes it back."""
    if not grades:
        return _without_grades(finding, "", *_ENDINGS).with_value(SIDE, None)
    if len(grades) == 1:
        ((side, grade),) = grades.items()
        return with_grade(_with_one_grade(finding, side), grade).with_value(SIDE, side.value)
    finding = finding.with_value(SIDE, _BOTH)
    if len(set(grades.values())) == 1 and not have_own_grades(finding):
        return with_grade(finding, grades[Side.LEFT])
    finding = graded_apart(finding)
    for side, grade in grades.items():
        finding = with_grade(finding, grade, f"_{side}")
    return with_agreeing_grades_shared(finding)


def graded_apart(finding: Finding) -> Finding:
    """Each side has for its own what both shared."""
    if have_own_grades(finding):
        return finding
    for key in GRADE_KEYS:
        for ending in _ENDINGS:
            finding = finding.with_value(key + ending, finding.get(key))
    return _without_grades(finding, "")


def with_agreeing_grades_shared(finding: Finding) -> Finding:
    """Where both sides came to say the same, one grade for both."""
    left, right = ([finding.get(key + ending) for key in GRADE_KEYS] for ending in _ENDINGS)
    return _with_one_grade(finding, Side.LEFT) if left == right else finding


def _with_one_grade(finding: Finding, side: Side) -> Finding:
    """The grade of that side is the only one."""
    if have_own_grades(finding):
        for key in GRADE_KEYS:
            finding = finding.with_value(key, finding.get(f"{key}_{side}"))
    return _without_grades(finding, *_ENDINGS)


def _without_grades(finding: Finding, *endings: str) -> Finding:
    for ending in endings:
        for key in GRADE_KEYS:
            finding = finding.with_value(key + ending, None)
    return finding


def sacral_in(findings: Findings) -> Iterator[SacralFinding]:
    """The sacral dysfunctions that were found."""
    for item_id, (name, side) in SACRAL.items():
        finding = findings.get(item_id)
        if finding is not None and is_found(finding):
            yield SacralFinding(name, side, grade_in(finding))


def pelvic_in(findings: Findings) -> Iterator[PelvicFinding]:
    """The dysfunctions of innominates and pubis that were found, left before right."""
    for name in Pelvic:
        finding = findings.get(name.value)
        if finding is None:
            continue
        if name.one_sided:
            yield from (PelvicFinding(name, side, grade) for side, grade in side_grades(finding).items())
        elif is_found(finding):
            yield PelvicFinding(name, None, grade_in(finding))
