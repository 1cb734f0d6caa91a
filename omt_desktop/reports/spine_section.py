"""The drawn spine with what was found on it, and the same in shorthand and in words beside it."""

from collections.abc import Iterator

from omt_desktop.domain.spine.drawing import MarkState
from omt_desktop.domain.spine.finding_items import spine_findings_of
from omt_desktop.domain.spine.map_parts import name_of
from omt_desktop.domain.spine.print_shorthand import print_shorthand, shorthand_in_words
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Heading, Node, SpineFigure
from omt_desktop.workflow.spine_marks import legend_entries, spine_marks


def spine_section(chart: Chart) -> Iterator[Node]:
    """The figure, where anything that is drawn was examined; nothing otherwise, for the gaps say what was not."""
    findings = chart.evaluation.findings
    marks = spine_marks(findings, chart.content.exam.items)
    if not marks:
        return
    entries = spine_findings_of(findings)
    normal = [name_of(part) for part, mark in marks.items() if mark.state is MarkState.NORMAL]
    yield Heading("Spine, ribs and pelvis")
    yield SpineFigure(
        marks=tuple(marks.items()),
        findings=tuple((print_shorthand((entry,)), shorthand_in_words(entry)) for entry in entries),
        normal=f"Stated normal: {', '.join(normal)}." if normal else "",
        legend=legend_entries(chart.content.wording),
    )
