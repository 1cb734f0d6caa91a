"""The grade of a spine finding as parts of a finding of the exam: severity, TART signs, key lesion."""

from collections.abc import Collection

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.spine.findings import UNGRADED, Grade
from omt_desktop.domain.vocabulary import TART

SEVERITY, SIGNS, KEY_LESION = "severity", "tart", "key_lesion"
GRADE_KEYS = (SEVERITY, SIGNS, KEY_LESION)
_SEVERITIES = (0, 1, 2, 3)


def grade_in(finding: Finding, ending: str = "") -> Grade:
    """What the finding holds of a grade, under keys with this ending; values that no grade can hold count as absent."""
    severity = finding.get(SEVERITY + ending)
    return Grade(
        severity if isinstance(severity, int) and severity in _SEVERITIES else None,
        _signs(finding, ending),
        finding.get(KEY_LESION + ending) == "yes",
    )


def added(held: Grade, more: Grade) -> Grade:
    """Both grades: a new severity replaces the old one, signs are added, and a key lesion stays one."""
    severity = held.severity if more.severity is None else more.severity
    signs = tuple(sign for sign in TART if sign in held.tart or sign in more.tart)
    return Grade(severity, signs, held.key_lesion or more.key_lesion)


def with_grade(finding: Finding, grade: Grade, ending: str = "") -> Finding:
    """The finding with exactly this grade; a part that says the same already, such as an explicit no, is left alone."""
    held = grade_in(finding, ending)
    if grade.severity != held.severity:
        finding = finding.with_value(SEVERITY + ending, grade.severity)
    if grade.tart != held.tart:
        finding = finding.with_value(SIGNS + ending, grade.tart or None)
    if grade.key_lesion is not held.key_lesion:
        finding = finding.with_value(KEY_LESION + ending, "yes" if grade.key_lesion else None)
    return finding


def shared_grade(grades: Collection[Grade]) -> Grade:
    """What can be said of all of them at once, so that `beyond` says the rest of each.

    The most frequent severity (of equally frequent ones the mildest) where every one has one, the signs that all have.
    """
    given = [grade.severity for grade in grades if grade.severity is not None]
    complete = bool(given) and len(given) == len(grades)
    severity = min(set(given), key=lambda level: (-given.count(level), level)) if complete else None
    signs = tuple(sign for sign in TART if grades and all(sign in grade.tart for grade in grades))
    return Grade(severity, signs, bool(grades) and all(grade.key_lesion for grade in grades))


def beyond(grade: Grade, shared: Grade) -> Grade:
    """What has to be added to the shared grade to come to this one."""
    return Grade(
        None if grade.severity == shared.severity else grade.severity,
        tuple(sign for sign in grade.tart if sign not in shared.tart),
        grade.key_lesion and not shared.key_lesion,
    )


def named_dysfunction(grade: Grade, more: Grade) -> Grade:
    """The grade of what was graded before it was named: severity 0 says that nothing is there, and gives way."""
    return grade if grade.severity != 0 or more.severity is not None else Grade(None, grade.tart, grade.key_lesion)


def _signs(finding: Finding, ending: str) -> tuple[str, ...]:
    held = finding.get(SIGNS + ending)
    return tuple(sign for sign in TART if sign in held) if isinstance(held, tuple) else UNGRADED.tart
