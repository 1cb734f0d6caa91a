"""The chart report as an outline: pure, so that what is printed can be tested without a page."""

from collections.abc import Iterator

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.reports.brief import ORDINARY, Brief
from omt_desktop.reports.chart import Chart, chart_of
from omt_desktop.reports.decision_section import decision_section
from omt_desktop.reports.front_page import front_page
from omt_desktop.reports.gaps_section import gaps_section
from omt_desktop.reports.identity import identity_of
from omt_desktop.reports.matrix_section import matrix_meanings
from omt_desktop.reports.next_steps_section import next_steps_section
from omt_desktop.reports.outline_nodes import Heading, NewPage, Node, Outline
from omt_desktop.reports.reasons_section import reasons_section
from omt_desktop.reports.record_section import record_section
from omt_desktop.reports.signature_section import addenda_section, standing_of
from omt_desktop.reports.working_section import working_section
from omt_desktop.workflow.chart_print import AS_DRAFT, ChartPrint
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.evaluation_record import EvaluationRecord

_HASH_SHOWN = 12
_FOOT = "Decision support; the physician decides"
_SUMMARY_FOOT = "Summary; what was asked and examined stands in the full report"


def build_outline(
    record: EvaluationRecord,
    recommendation: Recommendation,
    content: Content,
    printed: ChartPrint = AS_DRAFT,
    brief: Brief = ORDINARY,
) -> Outline:
    """First what a colleague needs in twenty seconds, on a page of its own, then the whole record, gaps and working.

    A summary is that first page alone.
    """
    chart = chart_of(record, recommendation, content, printed)
    stamp = content.stamp
    return Outline(
        title=f"Osteopathic evaluation of {day_in_words(record.evaluation.evaluated_on)}",
        language="en",
        author="OMT Desktop",
        kind="Osteopathic evaluation",
        identity=identity_of(chart),
        as_of=record.saved_at,
        foot=f"{_SUMMARY_FOOT if printed.summary else _FOOT} · content {stamp.version}, {stamp.sha256[:_HASH_SHOWN]}",
        nodes=tuple(_nodes(chart, brief)),
        letterhead=chart.printed.letterhead,
        standing=standing_of(chart),
    )


def _nodes(chart: Chart, brief: Brief) -> Iterator[Node]:
    yield from front_page(chart, brief)
    if chart.printed.summary:
        return
    yield NewPage()
    yield Heading("The recommendation and the decision in full", 1)
    yield from reasons_section(chart)
    yield from matrix_meanings(chart)
    yield from next_steps_section(chart)
    yield from decision_section(chart)
    yield from record_section(chart)
    yield from gaps_section(chart)
    yield from working_section(chart)
    yield from addenda_section(chart)
