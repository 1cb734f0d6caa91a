"""Page one: what a colleague needs in twenty seconds, complete in itself."""

from collections.abc import Iterator

from omt_desktop.domain.decision import Stance
from omt_desktop.domain.rule import Effect
from omt_desktop.reports.brief import Brief
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.decision_section import chosen_in_short, consents
from omt_desktop.reports.identity import visit_rows
from omt_desktop.reports.matrix_section import matrix_nodes
from omt_desktop.reports.outline_nodes import (
    Beside,
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
from omt_desktop.workflow.answer_words import NOT_KNOWN
from omt_desktop.workflow.words import counted

NOT_RECORDED = "Not recorded"


def front_page(chart: Chart, brief: Brief) -> Iterator[Node]:
    """What for, the recommendation, its reasons beside the drawn spine, the decision and the plan, who signed."""
    yield from visit_rows(chart, brief.text)
    yield from recommendation_panel(chart, brief.text)
    drawn = spine_figure(chart)
    figure = drawn if brief.figure else None
    flow: tuple[Simple, ...] = (
        *_reasons(chart, brief),
        *matrix_nodes(chart),
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
    fired = [rule for rule in gravest_first(chart) if rule.effect is not Effect.ADVISE]
    if not fired:
        yield Prose("No rule fired that limits anything.")
        return
    rows = []
    for rule in fired[: brief.reasons]:
        basis = f"{rule.id} · {', '.join(rule.sources) or 'no source'} · {chart.words.evidence(rule)}"
        title = Line(title_of(chart, rule.id), Role.STRONG)
        rows.append(((Line(effect_in_short(chart, rule.effect)),), (title,), (Line(basis, Role.SMALL),)))
    yield Table((), tuple(rows), (24, 42, 34))
    more = len(fired) - brief.reasons
    if more > 0:
        yield Prose(f"{counted(more, 'more reason', 'more reasons')} in the record that follows.", Role.SMALL)


def _decision(chart: Chart, brief: Brief) -> Iterator[KeyValue]:
    decision, recommendation = chart.evaluation.decision, chart.recommendation
    if decision.reason or decision.stance is Stance.DIFFER:
        yield KeyValue("Reason", shortened(decision.reason, brief.text) or NOT_RECORDED)
    yield KeyValue("Techniques", shortened(chosen_in_short(chart), brief.text) or "None chosen")
    yield KeyValue("Plan", shortened(decision.plan, brief.text) or NOT_RECORDED)
    if recommendation.workup:
        yield KeyValue("Work-up", shortened("; ".join(recommendation.workup), brief.text))
    if recommendation.missing:
        named = "; ".join(chart.words.fact(fact_id).rstrip("?: ") for fact_id in recommendation.missing)
        count = len(recommendation.missing)
        yield KeyValue(f"Missing ({count})", shortened(f"Required and {NOT_KNOWN}: {named}.", brief.text))
    yield KeyValue("Consent", shortened(next(consents(chart), ""), brief.text) or NOT_RECORDED)
    yield from signed_rows(chart)
