"""The answer on the first page: the headline, the physician's stance, the work-up and the advice."""

from collections.abc import Iterator

from omt_desktop.domain.decision import Stance
from omt_desktop.domain.recommendation import CellState, Outcome
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Bullets, Heading, Line, Node, Panel, Role, Tone

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


def recommendation_panel(chart: Chart) -> Iterator[Node]:
    """The headline with its sentence, and under it what the physician decided."""
    outcome, decision = chart.recommendation.outcome, chart.evaluation.decision
    reason = f" Reason: {decision.reason}" if decision.stance is Stance.DIFFER and decision.reason else ""
    yield Panel(
        "Recommendation",
        chart.words.of("cell_symbol", _SYMBOLS[outcome]),
        chart.words.of("outcome", outcome),
        _TONES[outcome],
        (
            Line(chart.words.of("outcome_line", outcome)),
            Line(f"Physician's decision: {STANCES[decision.stance]}{reason}", Role.STRONG),
        ),
    )


def workup_and_advice(chart: Chart) -> Iterator[Node]:
    """What the fired rules ask for before treatment, and what they advise."""
    for title, lines in (("Work-up", chart.recommendation.workup), ("Advice", chart.recommendation.advice)):
        if lines:
            yield Heading(title)
            yield Bullets(lines)
