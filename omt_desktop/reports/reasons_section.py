"""Why: every rule that fired, what it rests on and how far that was checked."""

from collections.abc import Iterator

from omt_desktop.domain.recommendation import CellState, FiredRule
from omt_desktop.domain.rule import Derivation, Effect
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.fired_facts import facts_text
from omt_desktop.reports.outline_nodes import Cell, Heading, Line, Node, Prose, Role, Table

_SYMBOLS = {
    Effect.EMERGENCY: CellState.BLOCKED,
    Effect.URGENT: CellState.BLOCKED,
    Effect.HOLD: CellState.HELD,
    Effect.BLOCK: CellState.BLOCKED,
    Effect.RELATIVE: CellState.RELATIVE,
    Effect.PRECAUTION: CellState.PRECAUTION,
}


def reasons_section(chart: Chart) -> Iterator[Node]:
    """The fired rules, gravest first."""
    yield Heading("Reasons in full")
    fired = gravest_first(chart)
    if fired:
        rows = tuple(_reason(chart, rule) for rule in fired)
        yield Table(("Effect", "Why, and what was recorded", "Rule, sources, how far checked"), rows, (15, 62, 23))
    else:
        yield Prose("No rule fired on what was recorded.")


def gravest_first(chart: Chart) -> list[FiredRule]:
    """Strictest effect first; last that a region had nothing to treat, which limits nothing elsewhere."""
    return sorted(
        chart.recommendation.fired, key=lambda fired: (_is_no_finding(chart, fired), fired.effect.rank, fired.id)
    )


def _is_no_finding(chart: Chart, fired: FiredRule) -> bool:
    rule = chart.words.rule(fired.id)
    return rule is not None and rule.derived is Derivation.NO_DYSFUNCTION


def _reason(chart: Chart, fired: FiredRule) -> tuple[Cell, ...]:
    sources = ", ".join(fired.sources) or "no source"
    return (
        (Line(effect_text(chart, fired.effect), Role.STRONG),),
        tuple(_why(chart, fired)),
        (Line(f"{fired.id} · {sources}"), Line(chart.words.evidence(fired), Role.MUTED)),
    )


def title_of(chart: Chart, rule_id: str) -> str:
    """What a rule is called."""
    rule = chart.words.rule(rule_id)
    return rule.title if rule else "Not in this content"


def effect_in_short(chart: Chart, effect: Effect) -> str:
    """The same in the words of the figure, where it has one for it: `◆ With reason`."""
    if effect in (Effect.EMERGENCY, Effect.URGENT) or effect not in _SYMBOLS:
        return effect_text(chart, effect)
    state = _SYMBOLS[effect]
    return f"{chart.words.of('cell_symbol', state)} {chart.words.of('cell', state)}"


def effect_text(chart: Chart, effect: Effect) -> str:
    """The effect with the symbol of the cells that it asks for."""
    symbol = chart.words.of("cell_symbol", _SYMBOLS[effect]) if effect in _SYMBOLS else "·"
    return f"{symbol} {chart.words.of('effect', effect)}"


def _why(chart: Chart, fired: FiredRule) -> Iterator[Line]:
    rule = chart.words.rule(fired.id)
    yield Line(title_of(chart, fired.id), Role.STRONG)
    if rule:
        yield Line(rule.because)
    yield Line(f"Recorded: {facts_text(chart, fired)}", Role.MUTED)
    if rule and rule.alternative:
        yield Line(f"Instead: {rule.alternative}", Role.MUTED)
