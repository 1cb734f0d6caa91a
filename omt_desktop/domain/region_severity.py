"""A severity proposed for a region from what was found in it. The doctor confirms it or grades otherwise.

[P]: how findings add up to the grade of a region was read in no source; the highest one is this project's proposal. It
is written nowhere by itself, and nothing decides on it before the doctor grades the region.
"""

from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.exam import Exam, FieldKind, Item
from omt_desktop.domain.normal_finding import is_normal
from omt_desktop.domain.region_normal import items_of_region

KEY_LESION = "key_lesion"
"""How the keys of the part begin that says so; a dysfunction of both sides can have one for each."""
MOST_SEVERE = 3


def proposed_severity(region: str, exam: Exam, evaluation: Evaluation) -> int | None:
    """0 to 3: the highest severity among the findings of the region that can be graded; a key lesion makes it 3.

    None where nothing was recorded, and where a finding without a severity could be more than the graded ones show:
    what is not graded is never proposed as none. Posture, motion, tests and muscles are not graded and do not count.
    """
    found = [
        (item, evaluation.findings[item.id])
        for item in items_of_region(region, exam)
        if item.id in evaluation.findings and _severity_keys(item)
    ]
    if any(_is_key_lesion(finding) for _, finding in found):
        return MOST_SEVERE
    grades = [_grade(item, finding) for item, finding in found]
    highest = max((grade for grade in grades if grade is not None), default=None)
    return None if highest == 0 and None in grades else highest


def _severity_keys(item: Item) -> tuple[str, ...]:
    return tuple(part.key for part in item.parts if part.kind is FieldKind.SEVERITY)


def _is_key_lesion(finding: Finding) -> bool:
    return any(value == "yes" and key.startswith(KEY_LESION) for key, value in finding.values)


def _grade(item: Item, finding: Finding) -> int | None:
    if is_normal(item, finding):
        return 0
    given = (finding.get(key) for key in _severity_keys(item))
    return max((grade for grade in given if isinstance(grade, int)), default=None)
