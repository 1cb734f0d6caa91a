"""Findings as shorthand, so that reading what is printed gives the same findings, and as words before Enter."""

from omt_desktop.domain.spine.findings import (
    UNGRADED,
    Grade,
    Pelvic,
    PelvicFinding,
    Position,
    RibFinding,
    Sacral,
    SacralFinding,
    SegmentFinding,
    Side,
    SpineFinding,
)
from omt_desktop.domain.spine.levels import AA

_LETTERS = {Side.LEFT: "L", Side.RIGHT: "R"}
_SIGNS = {"texture": "TTC", "asymmetry": "asym", "restriction": "restr", "tenderness": "TTP"}
_SIGN_WORDS = {
    "texture": "texture changed",
    "asymmetry": "asymmetric",
    "restriction": "restricted",
    "tenderness": "tender",
}
_POSITIONS = {Position.FLEXED: "flexed", Position.NEUTRAL: "neutral", Position.EXTENDED: "extended"}
_SACRAL_SHORT = {
    Sacral.LEFT_ON_LEFT: "L on L",
    Sacral.RIGHT_ON_RIGHT: "R on R",
    Sacral.LEFT_ON_RIGHT: "L on R",
    Sacral.RIGHT_ON_LEFT: "R on L",
}
_SACRAL_WORDS = {
    Sacral.LEFT_ON_LEFT: "left rotation on the left axis (forward torsion)",
    Sacral.RIGHT_ON_RIGHT: "right rotation on the right axis (forward torsion)",
    Sacral.LEFT_ON_RIGHT: "left rotation on the right axis (backward torsion)",
    Sacral.RIGHT_ON_LEFT: "right rotation on the left axis (backward torsion)",
    Sacral.UNILATERAL_FLEXION: "unilateral flexion",
    Sacral.UNILATERAL_EXTENSION: "unilateral extension",
    Sacral.BILATERAL_FLEXION: "bilateral flexion",
    Sacral.BILATERAL_EXTENSION: "bilateral extension",
}
_PELVIC_SHORT = {
    Pelvic.ANTERIOR: "ant innom",
    Pelvic.POSTERIOR: "post innom",
    Pelvic.UPSLIP: "upslip",
    Pelvic.DOWNSLIP: "downslip",
    Pelvic.INFLARE: "inflare",
    Pelvic.OUTFLARE: "outflare",
    Pelvic.PUBIS_SUPERIOR: "sup pub",
    Pelvic.PUBIS_INFERIOR: "inf pub",
    Pelvic.PUBIS_COMPRESSED: "comp pub",
}
_PELVIC_WORDS = {
    Pelvic.ANTERIOR: "innominate rotated anteriorly",
    Pelvic.POSTERIOR: "innominate rotated posteriorly",
    Pelvic.UPSLIP: "innominate upslip",
    Pelvic.DOWNSLIP: "innominate downslip",
    Pelvic.INFLARE: "innominate inflare",
    Pelvic.OUTFLARE: "innominate outflare",
    Pelvic.PUBIS_SUPERIOR: "pubis superior",
    Pelvic.PUBIS_INFERIOR: "pubis inferior",
    Pelvic.PUBIS_COMPRESSED: "pubis compressed",
}


def print_shorthand(findings: tuple[SpineFinding, ...]) -> str:
    """The findings as one line; parse_shorthand reads the same findings from it."""
    return "; ".join(_short(finding) for finding in findings)


def shorthand_in_words(finding: SpineFinding) -> str:
    """One finding as a sentence part, such as «L3 flexed, rotated right, sidebent right (type II, single)»."""
    grade = finding.grade
    details = [_words(finding)]
    if grade.severity is not None:
        details.append(f"severity {grade.severity}")
    details += [_SIGN_WORDS[sign] for sign in grade.tart]
    if grade.key_lesion:
        details.append("key lesion")
    return ", ".join(details)


def short_text(finding: SpineFinding) -> str:
    """What stands beside the drawn part, which says level and side itself: `FRS R 2`, `L on L`, `4-6 inh 1 key`."""
    if isinstance(finding, SegmentFinding):
        parts = _motion(finding)
    elif isinstance(finding, SacralFinding):
        parts = [_SACRAL_SHORT.get(finding.dysfunction, finding.dysfunction.value), *_letter(finding.side)]
    elif isinstance(finding, RibFinding):
        parts = [_span(finding.ribs), finding.motion[:3]]
    else:
        parts = [_PELVIC_SHORT[finding.dysfunction].split()[0]]
        if finding.dysfunction.value.startswith("pub."):
            parts += _letter(finding.side)
    return " ".join([*parts, *short_grade(finding.grade, with_signs=not parts)])


def short_grade(grade: Grade, *, with_signs: bool = True) -> list[str]:
    """Severity and key lesion as they stand beside the drawn part, behind the signs where nothing else is said."""
    signs = [_SIGNS[sign] for sign in grade.tart] if with_signs else []
    severity = [str(grade.severity)] if grade.severity is not None else []
    return [*signs, *severity, *(["key"] if grade.key_lesion else [])]


def _short(finding: SpineFinding) -> str:
    if isinstance(finding, SegmentFinding):
        parts = [_levels(finding), *_motion(finding)]
    elif isinstance(finding, SacralFinding):
        parts = ["sac", _SACRAL_SHORT.get(finding.dysfunction, finding.dysfunction.value), *_letter(finding.side)]
    elif isinstance(finding, RibFinding):
        parts = ["rib", _span(finding.ribs), finding.motion[:3], *_letter(finding.side)]
    else:
        parts = [*_letter(finding.side), _PELVIC_SHORT[finding.dysfunction]]
    return " ".join([*parts, *_grade(finding.grade)])


def _letter(side: Side | None) -> list[str]:
    return [_LETTERS[side]] if side else []


def _span(numbers: tuple[int, ...]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"


def _levels(finding: SegmentFinding) -> str:
    first, last = finding.levels[0], finding.levels[-1]
    if not finding.is_group:
        return first
    return f"{first}-{last[1:]}" if first[0] == last[0] else f"{first}-{last}"


def _motion(finding: SegmentFinding) -> list[str]:
    position = [finding.position.value] if finding.position else []
    sidebend, rotation = finding.sidebend, finding.rotation
    if finding.position in (Position.FLEXED, Position.EXTENDED) and sidebend and sidebend is rotation:
        return [f"{finding.position.value}RS", _LETTERS[sidebend]]
    sidebent = [f"S{_LETTERS[sidebend]}"] if sidebend else []
    rotated = [f"R{_LETTERS[rotation]}"] if rotation else []
    return position + sidebent + rotated


def _grade(grade: Grade) -> list[str]:
    severity = [f"sev {grade.severity}"] if grade.severity is not None else []
    return severity + [_SIGNS[sign] for sign in grade.tart] + (["key"] if grade.key_lesion else [])


def _words(finding: SpineFinding) -> str:
    if isinstance(finding, SegmentFinding):
        return _segment_words(finding)
    if isinstance(finding, SacralFinding):
        side = f"{finding.side} " if finding.side else ""
        return f"sacrum {side}{_SACRAL_WORDS[finding.dysfunction]}"
    if isinstance(finding, PelvicFinding):
        side = f"{finding.side} " if finding.side else ""
        return f"{side}{_PELVIC_WORDS[finding.dysfunction]}"
    noun = "ribs" if len(finding.ribs) > 1 else "rib"
    return f"{finding.side} {noun} {_span(finding.ribs)} {finding.motion} dysfunction"


def _segment_words(finding: SegmentFinding) -> str:
    parts = [_POSITIONS[finding.position]] if finding.position else []
    if finding.rotation:
        parts.append(f"rotated {finding.rotation}")
    if finding.sidebend:
        parts.append(f"sidebent {finding.sidebend}")
    kind = _kind(finding)
    if not parts and finding.grade != UNGRADED:
        return _levels(finding)
    named = ", ".join(parts) if parts else "position not named"
    return f"{_levels(finding)} {named}" + (f" ({kind})" if kind else "")


def _kind(finding: SegmentFinding) -> str:
    """Type I or II for thoracic and lumbar findings that are completely named; elsewhere the types do not apply."""
    extent = "group" if finding.is_group else "single"
    if finding.levels[0] == AA or finding.levels[0][0] not in "TL":
        return "group" if finding.is_group else ""
    if not (finding.position and finding.sidebend and finding.rotation):
        return extent
    if finding.position is Position.NEUTRAL and finding.sidebend is not finding.rotation:
        return f"type I, {extent}"
    if finding.position is not Position.NEUTRAL and finding.sidebend is finding.rotation:
        return f"type II, {extent}"
    return extent
