"""Everything that was asked and examined, step by step, whatever kinds of items the content has."""

from collections.abc import Iterator
from itertools import groupby

from omt_desktop.domain.exam import Block, Field, FieldKind, Item, Target, is_recorded
from omt_desktop.domain.truth import Truth
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.finding_table import finding_table, fits_a_table, norms_text, region_table
from omt_desktop.reports.outline_nodes import Heading, KeyValue, KeyValues, Node, Prose, Role, Table
from omt_desktop.reports.posture_section import posture_figures
from omt_desktop.reports.spine_section import is_drawn, spine_section
from omt_desktop.workflow.answer_words import NONE, field_text, item_text, plain_text
from omt_desktop.workflow.words import lowered

NOT_USED = "(recorded, but it does not apply here and was not used)"
_PRINTED_ABOVE = ("patient.", "consent.")
"""Who the patient is stands on every page, and consent beside the decision."""


def record_section(chart: Chart) -> Iterator[Node]:
    """The steps of the exam with what was recorded in each; steps in which nothing was recorded are left out here."""
    yield Heading("What was recorded", 1)
    evaluation = chart.evaluation
    if not (evaluation.facts or evaluation.regions or evaluation.findings):
        yield Prose("Nothing yet.")
    for step in chart.content.exam.steps:
        blocks = [(block, _recorded_items(block, chart)) for block in step.blocks]
        filled = [(block, items) for block, items in blocks if items]
        if filled:
            yield Heading(step.title)
        if any(map(is_drawn, step.items)):
            yield from spine_section(chart)
        for block, items in filled:
            if block.title and block.title != step.title:
                yield Heading(block.title, 3)
            yield from posture_figures(chart, block.items)
            yield from _block(items, chart)
    yield from _unknown_to_content(chart)


def _recorded_items(block: Block, chart: Chart) -> list[Item]:
    recorded = (item for item in block.items if is_recorded(item, chart.evaluation))
    return [item for item in recorded if not item.id.startswith(_PRINTED_ABOVE)]


def _block(items: list[Item], chart: Chart) -> Iterator[Node]:
    """Findings that are alike as tables, other answers as lines, and the explicit noes in one paragraph after them."""
    answered_no = [item for item in items if _says_no(item, chart)]
    rest = [item for item in items if item not in answered_no]
    lines: list[KeyValue] = []
    for (target, parts), group in groupby(rest, lambda item: (item.target, item.parts)):
        alike = list(group)
        table = _table(target, parts, alike, chart)
        if table is None:
            lines += [_row(item, chart) for item in alike]
            continue
        if lines:
            yield KeyValues(tuple(lines))
        lines = []
        yield table
    if lines:
        yield KeyValues(tuple(lines))
    if norms := norms_text(rest, chart):
        yield Prose(f"Norms. {norms}", Role.SMALL)
    if answered_no:
        named = "; ".join(_denied(item, chart) for item in answered_no)
        yield Prose(f"Asked and answered no: {named}.")


def _table(target: Target, parts: tuple[Field, ...], items: list[Item], chart: Chart) -> Table | None:
    if target is Target.REGION and len(items) > 1:
        return region_table(items, chart)
    if target is Target.FINDING and fits_a_table(items, parts, chart):
        return finding_table(items, parts, chart)
    return None


def _row(item: Item, chart: Chart) -> KeyValue:
    text = item_text(item, chart.evaluation, chart.words) or ""
    return KeyValue(item.field.label, text if _applies(item, chart) else f"{text} {NOT_USED}")


def _applies(item: Item, chart: Chart) -> bool:
    return item.target is not Target.FACT or chart.reading.applies(item.id) is not Truth.NO


def _says_no(item: Item, chart: Chart) -> bool:
    if item.target is not Target.FACT or not _applies(item, chart):
        return False
    value = chart.evaluation.facts[item.id]
    return value in ("no", ()) or (item.none_value is not None and value == item.none_value)


def _denied(item: Item, chart: Chart) -> str:
    """The question, with its answer where that is another word than no."""
    label = item.field.label.rstrip("?.: ")
    answer = item_text(item, chart.evaluation, chart.words) or ""
    return label if answer in (NONE, chart.words.of("tri", "no")) else f"{label} ({lowered(answer)})"


def _unknown_to_content(chart: Chart) -> Iterator[Node]:
    """What an earlier content asked and this one does not: printed under the id it was stored with."""
    evaluation = chart.evaluation
    known = {(item.target, item.id) for step in chart.content.exam.steps for item in step.items}
    rows = [
        KeyValue(fact_id, plain_text(value))
        for fact_id, value in evaluation.facts.items()
        if (Target.FACT, fact_id) not in known and not fact_id.startswith("patient.")
    ]
    rows += [
        KeyValue(region_id, f"severity {found.severity}; {plain_text(found.tart)}; {found.side or ''}; {found.note}")
        for region_id, found in evaluation.regions.items()
        if (Target.REGION, region_id) not in known
    ]
    rows += [
        KeyValue(finding_id, field_text(Field(finding_id, finding_id, FieldKind.FINDING), finding, chart.words))
        for finding_id, finding in evaluation.findings.items()
        if (Target.FINDING, finding_id) not in known
    ]
    if rows:
        yield Heading("Recorded under ids that this content does not ask for")
        yield Prose("Printed as stored; no rule of this content reads them.", Role.MUTED)
        yield KeyValues(tuple(sorted(rows, key=lambda row: row.label)))
