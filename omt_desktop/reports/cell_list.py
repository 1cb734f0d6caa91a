"""Cells of the matrix in a sentence: `Waits: HVLA, ART in Lumbar, Pelvic`."""

from collections.abc import Mapping

from omt_desktop.domain.recommendation import CellState
from omt_desktop.reports.chart import Chart


def cells_of_rule(chart: Chart, rule_id: str, only: CellState | None = None) -> str:
    """The cells whose state the rule asks for, most restrictive first, alike regions together; empty for none."""
    return ". ".join(
        f"{chart.words.of('cell', state)}: " + "; ".join(_group(chart, *group) for group in groups.items())
        for state, groups in sorted(_grouped(chart, rule_id).items(), key=lambda entry: entry[0].rank)
        if only in (None, state)
    )


def _grouped(chart: Chart, rule_id: str) -> Mapping[CellState, Mapping[tuple[str, ...], list[str]]]:
    """Regions by state and techniques; no techniques stand for every technique that the region has."""
    grouped: dict[CellState, dict[tuple[str, ...], list[str]]] = {}
    for region, row in chart.recommendation.cells.items():
        found: dict[CellState, list[str]] = {}
        for technique, cell in row.items():
            if cell.matters and rule_id in cell.rules:
                found.setdefault(cell.state, []).append(technique)
        existing = [technique for technique, cell in row.items() if cell.matters]
        for state, techniques in found.items():
            named = () if techniques == existing else tuple(techniques)
            grouped.setdefault(state, {}).setdefault(named, []).append(region)
    return grouped


def _group(chart: Chart, techniques: tuple[str, ...], regions: list[str]) -> str:
    named = ", ".join(map(chart.words.abbreviation, techniques)) or "every technique"
    return f"{named} in {', '.join(map(chart.words.region, regions))}"
