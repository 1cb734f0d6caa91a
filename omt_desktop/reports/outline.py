"""The chart report as an outline: pure, so that what is printed can be tested without a page."""

from collections.abc import Iterator

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.reports.chart import Chart, chart_of
from omt_desktop.reports.decision_section import decision_section
from omt_desktop.reports.gaps_section import gaps_section
from omt_desktop.reports.identity import identity_of, visit_rows
from omt_desktop.reports.matrix_section import matrix_section
from omt_desktop.reports.next_steps_section import next_steps_section
from omt_desktop.reports.outline_nodes import Node, Outline
from omt_desktop.reports.reasons_section import reasons_section
from omt_desktop.reports.recommendation_section import recommendation_panel
from omt_desktop.reports.record_section import record_section
from omt_desktop.reports.spine_section import spine_section
from omt_desktop.reports.working_section import working_section
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.evaluation_record import EvaluationRecord

_HASH_SHOWN = 12


def build_outline(record: EvaluationRecord, recommendation: Recommendation, content: Content) -> Outline:
    """First what a colleague needs in twenty seconds, then the whole record, its gaps and the working."""
    chart = chart_of(record, recommendation, content)
    stamp = content.stamp
    return Outline(
        title=f"Osteopathic evaluation of {day_in_words(record.evaluation.evaluated_on)}",
        language="en",
        author="OMT Desktop",
        kind="Osteopathic evaluation",
        identity=identity_of(chart),
        as_of=record.saved_at,
        foot=f"Decision support; the physician decides · content {stamp.version}, {stamp.sha256[:_HASH_SHOWN]}",
        nodes=tuple(_nodes(chart)),
    )


def _nodes(chart: Chart) -> Iterator[Node]:
    yield from visit_rows(chart)
    yield from recommendation_panel(chart)
    yield from matrix_section(chart)
    yield from reasons_section(chart)
    yield from next_steps_section(chart)
    yield from decision_section(chart)
    yield from spine_section(chart)
    yield from record_section(chart)
    yield from gaps_section(chart)
    yield from working_section(chart)
