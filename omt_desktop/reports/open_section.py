"""What is missing, what waits, and which answers would change the recommendation."""

from collections.abc import Iterator

from omt_desktop.domain.recommendation import CellState
from omt_desktop.domain.rule import Effect
from omt_desktop.reports.cell_list import cells_of_rule
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Bullets, Heading, Node, Prose, Role
from omt_desktop.workflow.words import counted


def open_section(chart: Chart) -> Iterator[Node]:
    """Required facts without an answer, what the open questions decide, and which holds a work-up can end."""
    missing = chart.recommendation.missing
    lines = tuple(_open_questions(chart))
    holds = ", ".join(fired.id for fired in chart.recommendation.fired if fired.effect is Effect.HOLD)
    others = _others(chart)
    yield Heading("Missing, and what would change this")
    if missing:
        named = "; ".join(chart.words.fact(fact_id).rstrip("?: ") for fact_id in missing)
        yield Prose(f"Required and not answered ({len(missing)}): {named}.", Role.STRONG)
    if lines:
        yield Bullets(lines)
    if others:
        waits = counted(others, "further rule waits", "further rules wait")
        can = "for answers that were not required; each could still add a limit or a referral. Listed at the end."
        yield Prose(f"{waits} {can}", Role.MUTED)
    if holds:
        yield Prose(f"{holds}: waits until the work-up changes what was recorded under Reasons.")
    if not (missing or lines or others or holds):
        yield Prose("Nothing that the rules ask for is unanswered.")


def _others(chart: Chart) -> int:
    """How many undecided rules keep no cell waiting."""
    cells = (cell for row in chart.recommendation.cells.values() for cell in row.values())
    holding = {rule for cell in cells if cell.state is CellState.NEEDS_ANSWER for rule in cell.rules}
    return sum(rule.id not in holding for rule in chart.recommendation.undecided)


def _open_questions(chart: Chart) -> Iterator[str]:
    """One line for each rule that keeps cells from being offered until a question is answered."""
    for undecided in chart.recommendation.undecided:
        if cells := cells_of_rule(chart, undecided.id, CellState.NEEDS_ANSWER):
            needs = "; ".join(chart.words.fact(fact_id).rstrip("?: ") for fact_id in undecided.needs)
            yield f"{needs}: not answered. {cells} ({undecided.id})."
