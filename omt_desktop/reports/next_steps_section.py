"""What is missing, what would change the recommendation, and what the fired rules ask for next."""

from collections.abc import Iterable, Iterator

from omt_desktop.domain.recommendation import CellState
from omt_desktop.domain.rule import Effect
from omt_desktop.reports.cell_list import cells_of_rule
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Heading, KeyValue, KeyValues, Node, Role
from omt_desktop.workflow.answer_words import NOT_KNOWN
from omt_desktop.workflow.words import counted


def next_steps_section(chart: Chart) -> Iterator[Node]:
    """Missing answers first, then what they and the holds decide, then work-up and advice, a row for each."""
    yield Heading("What is missing, what would change this, and next steps")
    rows = [
        _missing(chart),
        *_listed("Undecided", _open_questions(chart)),
        *_listed("Would change it", _holds(chart)),
        *_listed("Work-up", chart.recommendation.workup),
        *_listed("Advice", chart.recommendation.advice),
    ]
    others = _others(chart)
    if others:
        waits = counted(others, "further rule waits", "further rules wait")
        can = "for answers that were not required; each could still add a limit or a referral. Listed at the end."
        rows.insert(1, KeyValue("Also open", f"{waits} {can}", Role.MUTED))
    yield KeyValues(tuple(rows))


def _listed(label: str, lines: Iterable[str]) -> Iterator[KeyValue]:
    """A row for each line, named once."""
    for number, line in enumerate(lines):
        yield KeyValue("" if number else label, line)


def _missing(chart: Chart) -> KeyValue:
    missing = chart.recommendation.missing
    if not missing:
        return KeyValue("Missing", "Nothing that is required.")
    named = "; ".join(chart.words.fact(fact_id).rstrip("?: ") for fact_id in missing)
    return KeyValue(f"Missing ({len(missing)})", f"Required and {NOT_KNOWN}: {named}.")


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
            yield f"{needs}: {NOT_KNOWN}. {cells} ({undecided.id})."


def _holds(chart: Chart) -> Iterator[str]:
    held = ", ".join(fired.id for fired in chart.recommendation.fired if fired.effect is Effect.HOLD)
    if held:
        yield f"A result that replaces what was recorded for {held}; until then its cells wait."
