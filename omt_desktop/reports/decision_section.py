"""What the physician decided, discussed and plans, the patient's consent, and where to sign on paper."""

from collections.abc import Iterator, Sequence

from omt_desktop.domain.decision import Stance
from omt_desktop.domain.recommendation import CellState
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Heading, KeyValue, KeyValues, Node, Role
from omt_desktop.reports.recommendation_section import STANCES
from omt_desktop.reports.signature_section import signature_nodes
from omt_desktop.workflow.answer_words import item_text
from omt_desktop.workflow.planned_techniques import PlannedTechnique, PlanProblem, planned_techniques
from omt_desktop.workflow.words import lowered

NOT_RECORDED = "Not recorded"
NO_LONGER_POSSIBLE = "Planned, no longer possible"
REASON_MISSING = "its written reason is missing"
_CONSENT = "consent."


def decision_section(chart: Chart) -> Iterator[Node]:
    """Stance, reason, techniques, discussion, plan and consent; what is absent is said to be."""
    decision = chart.evaluation.decision
    yield Heading("Physician's decision, plan and consent in full")
    rows = [KeyValue("Decision", STANCES[decision.stance], Role.STRONG)]
    if decision.reason or decision.stance is Stance.DIFFER:
        rows.append(KeyValue("Reason", decision.reason or NOT_RECORDED))
    plans = planned_techniques(decision, chart.recommendation)
    impossible = [plan for plan in plans if plan.problem is PlanProblem.NOT_POSSIBLE]
    rows.append(KeyValue("Techniques chosen", _chosen(chart, [p for p in plans if p not in impossible]) or "None"))
    if impossible:
        rows.append(KeyValue(NO_LONGER_POSSIBLE, _chosen(chart, impossible), Role.STRONG))
    rows.append(KeyValue("Discussed", decision.discussion or NOT_RECORDED))
    rows.append(KeyValue("Plan", decision.plan or NOT_RECORDED))
    rows.append(KeyValue("Consent", "; ".join(consents(chart)) or NOT_RECORDED))
    yield KeyValues(tuple(rows))
    yield from signature_nodes(chart)


def chosen_in_short(chart: Chart) -> str:
    """Region by region the abbreviations: `Lumbar: ME, CS`; with the symbol of what is not plainly offered."""
    known = list(chart.content.vocabulary.regions)
    plans = planned_techniques(chart.evaluation.decision, chart.recommendation)
    regions = sorted({p.choice.region for p in plans}, key=lambda r: known.index(r) if r in known else len(known))
    return "; ".join(
        f"{chart.words.region(region)}: {', '.join(_short(chart, p) for p in plans if p.choice.region == region)}"
        for region in regions
    )


def _short(chart: Chart, plan: PlannedTechnique) -> str:
    name, state = chart.words.abbreviation(plan.choice.technique), plan.cell.state
    return name if state is CellState.OFFERED else f"{name} {chart.words.of('cell_symbol', state)}"


def _chosen(chart: Chart, plans: Sequence[PlannedTechnique]) -> str:
    """A line for each region, in the order of the matrix."""
    known = list(chart.content.vocabulary.regions)
    regions = sorted({p.choice.region for p in plans}, key=lambda r: known.index(r) if r in known else len(known))
    return "\n".join(
        f"{chart.words.region(region)}: " + "; ".join(_plan(chart, p) for p in plans if p.choice.region == region)
        for region in regions
    )


def _plan(chart: Chart, plan: PlannedTechnique) -> str:
    """The technique, the state it is in where that is not plainly offered, and its reason or that it lacks one."""
    choice, state = plan.choice, plan.cell.state
    words = [f"{lowered(chart.words.technique(choice.technique))} ({chart.words.abbreviation(choice.technique)})"]
    if state is not CellState.OFFERED:
        words.append(f"{chart.words.of('cell_symbol', state)} {lowered(chart.words.of('cell', state))}")
    if choice.reason.strip():
        words.append(f"reason: {choice.reason}")
    elif plan.problem is PlanProblem.REASON_MISSING:
        words.append(REASON_MISSING)
    return ", ".join(words)


def consents(chart: Chart) -> Iterator[str]:
    """Every question of consent with its answer; nothing where the content asks none."""
    items = (item for step in chart.content.exam.steps for item in step.items if item.id.startswith(_CONSENT))
    answers = ((item, item_text(item, chart.evaluation, chart.words)) for item in items)
    return (f"{item.field.label}: {lowered(answer or 'not asked')}" for item, answer in answers)
