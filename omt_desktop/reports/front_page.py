"""Page one: what a colleague needs in twenty seconds, complete in itself."""

from collections.abc import Iterator

from omt_desktop.domain.decision import Stance
from omt_desktop.domain.recommendation import FiredRule
from omt_desktop.domain.rule import Effect
from omt_desktop.reports.brief import Brief
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.decision_section import chosen_in_short, consents
from omt_desktop.reports.fired_facts import facts_text
from omt_desktop.reports.identity import visit_rows
from omt_desktop.reports.matrix_section import matrix_nodes
from omt_desktop.reports.outline_nodes import (
    Beside,
    Cell,
    Heading,
    KeyValue,
    KeyValues,
    Line,
    Node,
    Prose,
    Role,
    Simple,
    Table,
)
from omt_desktop.reports.printable_text import shortened
from omt_desktop.reports.reasons_section import effect_in_short, gravest_first, title_of
from omt_desktop.reports.recommendation_section import recommendation_panel
from omt_desktop.reports.signature_section import signed_rows
from omt_desktop.reports.spine_section import TITLE as SPINE
from omt_desktop.reports.spine_section import spine_figure
from omt_desktop.workflow.words import counted

NOT_RECORDED = "Not recorded"
_NOTHING = "Nothing that was recorded limits a technique."
_NOTHING_YET = "Nothing recorded so far limits a technique, but required answers are missing: nothing is cleared yet."


def front_page(chart: Chart, brief: Brief) -> Iterator[Node]:
    """What for, the recommendation, its reasons beside the drawn spine, the decision and the plan, who signed."""
    yield from visit_rows(chart, brief.text)
    yield from recommendation_panel(chart, brief.text)
    drawn = spine_figure(chart)
    figure = drawn if brief.figure else None
    flow: tuple[Simple, ...] = (
        *_reasons(chart, brief),
        *matrix_nodes(chart, in_full=brief.names),
        *((Prose(f"{SPINE}: {'drawn in the full report' if drawn else 'nothing examined'}."),) if not figure else ()),
        Heading("Physician's decision and plan"),
        KeyValues(tuple(_decision(chart, brief))),
    )
    if figure is None:
        yield from flow
    else:
        yield Beside(figure, flow)


def _reasons(chart: Chart, brief: Brief) -> Iterator[Simple]:
    yield Heading("Reasons")
    fired = _told_once(chart)
    if not fired:
        yield Prose(_NOTHING_YET if chart.recommendation.missing else _NOTHING)
        return
    rows = [_reason(chart, rules, brief.recorded) for rules in fired[: brief.reasons]]
    yield Table((), tuple(rows), (23, 48, 29))
    more = len(fired) - brief.reasons
    if more > 0:
        yield Prose(f"{counted(more, 'more reason', 'more reasons')} in the record that follows.", Role.SMALL)


def _told_once(chart: Chart) -> list[list[FiredRule]]:
    """What limits anything, gravest first; rules with the same title and effect are one reason."""
    told: dict[tuple[str, Effect], list[FiredRule]] = {}
    for rule in gravest_first(chart):
        if rule.effect is not Effect.ADVISE:
            told.setdefault((title_of(chart, rule.id), rule.effect), []).append(rule)
    return list(told.values())


def _reason(chart: Chart, rules: list[FiredRule], longest: int) -> tuple[Cell, ...]:
    """The effect; what it is called and what was recorded for it; each rule with its sources."""
    first = rules[0]
    why = [Line(title_of(chart, first.id), Role.STRONG)]
    if longest:
        facts = "; ".join(dict.fromkeys(facts_text(chart, rule) for rule in rules))
        why.append(Line(shortened(f"Recorded: {facts}", longest), Role.SMALL))
    basis = (f"{r.id} · {', '.join(r.sources) or 'no source'} · {chart.words.evidence(r)}" for r in rules)
    return (Line(effect_in_short(chart, first.effect)),), tuple(why), tuple(Line(one, Role.SMALL) for one in basis)


def _decision(chart: Chart, brief: Brief) -> Iterator[KeyValue]:
    decision = chart.evaluation.decision
    if decision.reason or decision.stance is Stance.DIFFER:
        yield KeyValue("Reason", shortened(decision.reason, brief.text) or NOT_RECORDED)
    yield KeyValue("Techniques", shortened(chosen_in_short(chart), brief.text) or "None chosen")
    yield KeyValue("Plan", shortened(decision.plan, brief.text) or NOT_RECORDED)
    yield KeyValue("Consent", shortened(next(consents(chart), ""), brief.text) or NOT_RECORDED)
    yield from signed_rows(chart)
