"""The drawn spine with what was found on it, and the same in shorthand and in words."""

from collections.abc import Iterator

from omt_desktop.domain.exam import Item
from omt_desktop.domain.spine.drawing import MarkState
from omt_desktop.domain.spine.finding_items import spine_findings_of
from omt_desktop.domain.spine.map_parts import PARTS, items_of, name_of
from omt_desktop.domain.spine.print_shorthand import print_shorthand, shorthand_in_words
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Heading, Line, Node, Prose, Role, SpineFigure, Table
from omt_desktop.workflow.spine_marks import legend_entries, spine_marks

TITLE = "Spine, ribs and pelvis"
_DRAWN = frozenset(item_id for part in PARTS for item_id in items_of(part))


def spine_figure(chart: Chart) -> SpineFigure | None:
    """The figure, where anything that is drawn was examined; None otherwise, for the gaps say what was not."""
    findings = chart.evaluation.findings
    marks = spine_marks(findings, chart.content.exam.items, spine_findings_of(findings))
    return SpineFigure(tuple(marks.items()), legend_entries(chart.content.wording)) if marks else None


def is_drawn(item: Item) -> bool:
    """Whether the item's findings light up a part of the drawn spine."""
    return item.id in _DRAWN


def spine_section(chart: Chart) -> Iterator[Node]:
    """Every finding as it was written and in words, and what was stated normal; nothing where nothing was examined."""
    findings = chart.evaluation.findings
    entries = spine_findings_of(findings)
    marks = spine_marks(findings, chart.content.exam.items, entries)
    if not marks and not entries:
        return
    yield Heading(TITLE, 3)
    if entries:
        rows = tuple(
            ((Line(print_shorthand((entry,)), Role.STRONG),), (Line(shorthand_in_words(entry)),)) for entry in entries
        )
        yield Table(("Shorthand", "In words"), rows, (30, 70))
    normal = [name_of(part) for part, mark in marks.items() if mark.state is MarkState.NORMAL]
    if normal:
        yield Prose(f"Stated normal: {', '.join(normal)}.")
