"""What is offered for a region as a whole, in words: the rest of it normal, and a severity."""

from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation, RegionFinding
from omt_desktop.domain.exam import Block, Target
from omt_desktop.domain.region_normal import is_opened, rest_in_words, rest_of_region_normal
from omt_desktop.domain.region_severity import proposed_severity
from omt_desktop.workflow.words import Words, counted, lowered


def region_of(block: Block) -> str:
    """The one region that all findings and grades of the block belong to; empty where there is not just one."""
    regions = {item.region or item.id for item in block.items if item.target is Target.REGION}
    regions |= {item.region for item in block.items if item.target is Target.FINDING}
    return regions.pop() if len(regions) == 1 else ""


def is_offered_for(region: str, content: Content, evaluation: Evaluation) -> bool:
    """Whether anything can be offered for the region: it was opened, so it has a rest, or a severity is proposed."""
    return is_opened(region, content.exam, evaluation) or proposal_for(region, content, evaluation) is not None


def rest_by_step(region: str, content: Content, evaluation: Evaluation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What «rest of this region normal» would state now: title of the step, then a line for each finding of it."""
    exam = content.exam
    stated = rest_of_region_normal(region, exam, evaluation)
    lines = dict(zip(stated, rest_in_words(region, exam, evaluation), strict=True))
    groups = ((step.title, tuple(lines[i.id] for i in step.items if i.id in lines)) for step in exam.steps)
    return tuple((title, of_step) for title, of_step in groups if of_step)


def stated_in_words(region: str, count: int, content: Content) -> str:
    """What was just stated, as a sentence."""
    were = "was" if count == 1 else "were"
    findings = counted(count, "finding", "findings")
    return f"{Words(content).region(region)}: {findings} {were} stated normal as the rest of the region."


def proposal_for(region: str, content: Content, evaluation: Evaluation) -> RegionFinding | None:
    """The grade of the region with the severity that its findings propose.

    None where they propose nothing, and where the doctor graded the region as high already: what was not put down as
    a finding may count in a grade. Signs, side and note stay as they are.
    """
    severity = proposed_severity(region, content.exam, evaluation)
    held = evaluation.regions.get(region)
    if severity is None or (held is not None and held.severity >= severity):
        return None
    return RegionFinding(severity) if held is None else RegionFinding(severity, held.tart, held.side, held.note)


def severity_in_words(severity: int, content: Content) -> str:
    """«2 clear»."""
    return lowered(Words(content).of("severity", str(severity)))
