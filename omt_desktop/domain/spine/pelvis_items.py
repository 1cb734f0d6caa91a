"""Sacrum, innominates and pubis in the exam: one item for each dysfunction, those of the pelvis for both sides."""

from collections.abc import Iterator

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
from omt_desktop.domain.spine.grade_parts import added, grade_in, named_dysfunction, with_grade
from omt_desktop.domain.spine.groups import Findings

FOUND, SIDE = "found", "side"
_BOTH = "both"
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


def side_grades(finding: Finding) -> dict[Side, Grade]:
    """The sides on which a pelvic dysfunction is found, each with its grade."""
    side = finding.get(SIDE)
    sides = [one for one in Side if side in (one, _BOTH)]
    own = {one: grade_in(finding, f"_{one}") for one in sides}
    return own if any(grade != UNGRADED for grade in own.values()) else dict.fromkeys(sides, grade_in(finding))


def with_side_grades(finding: Finding, grades: dict[Side, Grade]) -> Finding:
    """The finding on exactly these sides: one grade where they agree, else one for each side; no side takes it back."""
    sides = [side for side in Side if side in grades]
    finding = finding.with_value(SIDE, _BOTH if len(sides) > 1 else sides[0].value if sides else None)
    agreed = next(iter(grades.values()), UNGRADED) if len(set(grades.values())) < 2 else None
    finding = with_grade(finding, agreed or UNGRADED)
    for side in Side:
        own = UNGRADED if agreed is not None else grades.get(side, UNGRADED)
        finding = with_grade(finding, own, f"_{side}")
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
