"""What was not asked and not examined, named as such and never as normal."""

from collections.abc import Iterator

from omt_desktop.domain.exam import Block, Item, Target, is_recorded, shown_items
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Heading, KeyValue, KeyValues, Node, Prose, Role


def gaps_section(chart: Chart) -> Iterator[Node]:
    """Every item that concerns this evaluation and holds nothing, by step and block."""
    yield Heading("Not asked and not examined", 1)
    open_steps = [(step, _open_rows(step.title, step.blocks, chart)) for step in chart.content.exam.steps]
    if not any(rows for _, rows in open_steps):
        yield Prose("Every question and observation of this exam that applies was answered or examined.")
        return
    yield Prose(
        "Nothing in this list is known to be normal. Questions that do not apply here are left out.",
        Role.MUTED,
    )
    for step, rows in open_steps:
        if rows:
            yield Heading(step.title, 3)
            yield KeyValues(rows)


def _open_rows(step_title: str, blocks: tuple[Block, ...], chart: Chart) -> tuple[KeyValue, ...]:
    rows = []
    for block in blocks:
        shown = shown_items(block, chart.reading)
        left = [item for item in shown if not is_recorded(item, chart.evaluation)]
        if left:
            rows.append(KeyValue(block.title or step_title, _left_text(left, len(left) == len(shown)), Role.SMALL))
    return tuple(rows)


def _left_text(left: list[Item], all_of_it: bool) -> str:
    asked = all(item.target is Target.FACT for item in left)
    word = "Not asked" if asked else "Not examined"
    named = "; ".join(item.field.label.rstrip("?.: ") for item in left)
    return f"{word}, {'all' if all_of_it else 'of this block'} ({len(left)}): {named}."
