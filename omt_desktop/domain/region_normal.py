"""«Rest of this region normal»: the one way in which several findings are stated normal at once.

It acts only on a region that was opened, leaves alone whatever is recorded, states nothing that has to be carried out
or measured (tests, times, degrees), and marks what it states, so that it is kept and printed as what it is.
"""

from collections.abc import Iterator

from omt_desktop.domain.evaluation import BY, NOT_DONE, NOTE, Evaluation, Finding
from omt_desktop.domain.exam import Exam, Item, Target, is_offered
from omt_desktop.domain.normal_finding import normal_in_words, stated_with_rest


def items_of_region(region: str, exam: Exam) -> Iterator[Item]:
    """The findings of the exam that belong to the region, in order; none for an empty id."""
    return (item for item in exam.items.values() if region and item.region == region and item.target is Target.FINDING)


def is_opened(region: str, exam: Exam, evaluation: Evaluation) -> bool:
    """Whether the region was graded, or anything in it found; a test that was not done is nothing found."""
    if region in evaluation.regions:
        return True
    findings = (evaluation.findings.get(item.id) for item in items_of_region(region, exam))
    return any(says_something(finding) for finding in findings if finding is not None)


def rest_of_region_normal(region: str, exam: Exam, evaluation: Evaluation) -> dict[str, Finding]:
    """The normal finding, marked as such, for everything of the opened region that is not recorded; else nothing."""
    return {item.id: stated_with_rest(item) for item in _rest_of_region(region, exam, evaluation)}


def rest_in_words(region: str, exam: Exam, evaluation: Evaluation) -> tuple[str, ...]:
    """What `rest_of_region_normal` would state, one line for each finding, to be confirmed before it is recorded."""
    return tuple(normal_in_words(item) for item in _rest_of_region(region, exam, evaluation))


def _rest_of_region(region: str, exam: Exam, evaluation: Evaluation) -> Iterator[Item]:
    if not is_opened(region, exam, evaluation):
        return
    for item in items_of_region(region, exam):
        takes_part = bool(item.normal) and item.with_rest and is_offered(item, evaluation)
        if takes_part and item.id not in evaluation.findings:
            yield item


def says_something(finding: Finding) -> bool:
    """Whether anything was observed; a note alone, and a test that was not done, say nothing of the body."""
    return any(value != NOT_DONE for key, value in finding.values if key not in (NOTE, BY))
