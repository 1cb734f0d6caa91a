"""The answer on the first page: the headline with its sentence, and the physician's stance."""

from collections.abc import Iterator

from omt_desktop.domain.decision import Stance
from omt_desktop.domain.recommendation import CellState, Outcome
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Line, Node, Panel, Role, Tone
from omt_desktop.reports.printable_text import shortened
from omt_desktop.workflow.answer_words import NOT_KNOWN

STANCES = {
    None: "Not decided yet.",
    Stance.AGREE: "Agrees with the recommendation.",
    Stance.DIFFER: "Differs from the recommendation.",
}
_TONES = {
    Outcome.EMERGENCY: Tone.STOP,
    Outcome.URGENT_REFERRAL: Tone.STOP,
    Outcome.NOT_SUITABLE: Tone.STOP,
    Outcome.DEFER: Tone.CAUTION,
    Outcome.INSUFFICIENT_INFORMATION: Tone.CAUTION,
    Outcome.SUITABLE_WITH_MODIFICATIONS: Tone.CAUTION,
    Outcome.SUITABLE: Tone.GOOD,
}
# The headline borrows the symbol of the cells it stands for, so that one key explains both.
_SYMBOLS = {
    Outcome.EMERGENCY: CellState.BLOCKED,
    Outcome.URGENT_REFERRAL: CellState.BLOCKED,
    Outcome.NOT_SUITABLE: CellState.BLOCKED,
    Outcome.DEFER: CellState.HELD,
    Outcome.INSUFFICIENT_INFORMATION: CellState.NEEDS_ANSWER,
    Outcome.SUITABLE_WITH_MODIFICATIONS: CellState.PRECAUTION,
    Outcome.SUITABLE: CellState.OFFERED,
}


def _next(chart: Chart, longest: int) -> Iterator[Line]:
    """What has to be done first: the work-up that the rules ask for, and the required answers that are missing."""
    recommendation = chart.recommendation
    if recommendation.workup:
        asked = " ".join(f"{line.rstrip('. ')}." for line in recommendation.workup)
        yield Line(shortened(f"Next: {asked}", longest), Role.STRONG)
    if recommendation.missing:
        named = "; ".join(chart.words.fact(fact_id).rstrip("?: ") for fact_id in recommendation.missing)
        count = len(recommendation.missing)
        yield Line(shortened(f"Missing ({count}): {named}. Required and {NOT_KNOWN}.", longest), Role.STRONG)


def recommendation_panel(chart: Chart, longest: int) -> Iterator[Node]:
    """The headline with its sentence, and under it what the physician decided, in at most so many characters."""
    outcome, decision = chart.recommendation.outcome, chart.evaluation.decision
    stance = STANCES[decision.stance]
    if decision.stance is Stance.DIFFER and decision.reason:
        stance += f" Reason: {decision.reason}"
    yield Panel(
        "Recommendation",
        chart.words.of("cell_symbol", _SYMBOLS[outcome]),
        chart.words.of("outcome", outcome),
        _TONES[outcome],
        (
            Line(chart.words.of("outcome_line", outcome)),
            *_next(chart, longest),
            Line(shortened(f"Physician's decision: {stance}", longest), Role.STRONG),
        ),
    )
