"""Findings of the same shape as a table: one row for each item, one column for each part."""

from collections.abc import Sequence

from omt_desktop.domain.evaluation import BY
from omt_desktop.domain.exam import Field, FieldKind, Item
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Cell, Line, Role, Table
from omt_desktop.workflow.answer_words import STATED_WITH_REST, UNIT, field_text, plain_text

NOTHING = "–"
"""A part of a finding that was not recorded; said in the heading of its table's note."""
_MOST_COLUMNS = 7
_NARROWEST, _WIDEST, _AIR = 8.0, 34.0, 3.0
"""Characters."""


def fits_a_table(items: Sequence[Item], parts: Sequence[Field], chart: Chart) -> bool:
    """Whether there are several items that record several parts, and no more of those than a page can hold."""
    findings = [chart.evaluation.findings[item.id] for item in items]
    used = sum(any(finding.get(part.key) is not None for finding in findings) for part in parts)
    return len(items) > 1 and 1 < used <= _MOST_COLUMNS


def finding_table(items: Sequence[Item], parts: Sequence[Field], chart: Chart) -> Table:
    """The findings of items that share their parts; what this content does not ask for is kept in a last column."""
    rows = [_finding_row(item, parts, chart) for item in items]
    header = ["", *(part.label for part in parts), "Other"]
    return _table(header, rows)


def norms_text(items: Sequence[Item], chart: Chart) -> str:
    """The norms of the numbers that were measured, under the names of the items they belong to; empty without any."""
    lines: dict[str, list[str]] = {}
    for item in items:
        finding = chart.evaluation.findings.get(item.id)
        measured = [part for part in item.parts if finding and finding.get(part.key) is not None]
        norms = [f"{part.label} {part.hint}" for part in measured if part.kind is FieldKind.NUMBER and part.hint]
        if norms:
            lines.setdefault("; ".join(norms), []).append(item.field.label)
    return " ".join(f"{', '.join(labels)}: {norms}." for norms, labels in lines.items())


def region_table(items: Sequence[Item], chart: Chart) -> Table:
    """The graded regions with severity, TART signs, side and note."""
    words, rows = chart.words, []
    for item in items:
        found = chart.evaluation.regions[item.id]
        signs = ", ".join(words.of("tart", sign) for sign in found.tart)
        side = words.of("side", found.side) if found.side else ""
        rows.append([item.field.label, words.of("severity", str(found.severity)), signs, side, found.note])
    return _table(["Region", "Severity", "TART", "Side", "Note"], rows)


def _finding_row(item: Item, parts: Sequence[Field], chart: Chart) -> list[str]:
    finding = chart.evaluation.findings[item.id]
    texts = [item.field.label]
    for part in parts:
        value = finding.get(part.key)
        texts.append("" if value is None else field_text(part, value, chart.words))
    known, units = {part.key for part in parts}, {part.unit for part in parts}
    if finding.from_rest:
        known.add(BY)
    extra = [(k, v) for k, v in finding.values if k not in known and not (k == UNIT and v in units)]
    others = [f"{key}: {plain_text(value)}" for key, value in extra]
    texts.append("; ".join([*others, STATED_WITH_REST] if finding.from_rest else others))
    return texts


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Columns in which no row has anything are left out, the others as wide as their texts ask for."""
    used = [n for n in range(len(header)) if n == 0 or any(row[n] for row in rows)]
    shares = tuple(_share([header[n], *(row[n] for row in rows)]) for n in used)
    return Table(tuple(header[n] for n in used), tuple(tuple(_cell(row[n], n) for n in used) for row in rows), shares)


def _share(texts: Sequence[str]) -> float:
    return min(max(_NARROWEST, *(len(text) + _AIR for text in texts)), _WIDEST)


def _cell(text: str, column: int) -> Cell:
    return (Line(text or NOTHING, Role.STRONG if column == 0 else Role.BODY),)
