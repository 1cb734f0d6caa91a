"""The region × technique figure with its key, in symbols and words so that it reads in black and white."""

from collections.abc import Iterator

from omt_desktop.domain.recommendation import Cell, CellState
from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Heading, Matrix, MatrixCell, MatrixRow, Node, Prose, Role, Simple, Tone
from omt_desktop.workflow.words import lowered

_TONES = {
    CellState.BLOCKED: Tone.STOP,
    CellState.HELD: Tone.CAUTION,
    CellState.NEEDS_ANSWER: Tone.CAUTION,
    CellState.RELATIVE: Tone.CAUTION,
    CellState.PRECAUTION: Tone.CAUTION,
    CellState.OFFERED: Tone.GOOD,
}


def matrix_nodes(chart: Chart, *, in_full: bool) -> Iterator[Simple]:
    """The figure with its key and, where there is room, its abbreviations in full; and the regions not examined."""
    yield Heading("Regions and techniques")
    vocabulary, cells = chart.content.vocabulary, chart.recommendation.cells
    examined = [region for region in vocabulary.regions if region in cells]
    examined += [region for region in cells if region not in vocabulary.regions]
    if examined:
        columns = [t for t in vocabulary.techniques if any(chart.recommendation.cell(r, t).matters for r in examined)]
        if columns:
            yield Matrix(
                tuple(map(chart.words.abbreviation, columns)), tuple(_row(chart, r, columns) for r in examined)
            )
            yield Prose(f"{_key(chart, columns)} {_names(chart, columns) if in_full else ''}", Role.SMALL)
        else:
            regions = ", ".join(map(chart.words.region, examined))
            yield Prose(f"Examined, without somatic dysfunction: {regions}.")
    else:
        yield Prose("No region was examined, so there is nothing to offer a technique for.")
    left_out = [region.label for region in vocabulary.regions.values() if region.id not in chart.evaluation.regions]
    if left_out:
        yield Prose(f"Regions not examined: {', '.join(left_out)}.")


def _row(chart: Chart, region: str, columns: list[str]) -> MatrixRow:
    found = chart.evaluation.regions.get(region)
    note = chart.words.of("severity", str(found.severity)) if found else ""
    return MatrixRow(chart.words.region(region), note, tuple(_cell(chart, region, t) for t in columns))


def _cell(chart: Chart, region: str, technique: str) -> MatrixCell:
    cell: Cell = chart.recommendation.cell(region, technique)
    symbol = chart.words.of("cell_symbol", cell.state)
    if cell.state is CellState.NOT_APPLICABLE:
        return MatrixCell(symbol, "")
    chosen = chart.evaluation.decision.chosen_in(region, technique) is not None
    return MatrixCell(symbol, chart.words.of("cell", cell.state), _TONES.get(cell.state, Tone.PLAIN), chosen)


def _key(chart: Chart, columns: list[str]) -> str:
    shown = _shown(chart, columns)
    named = [f"{chart.words.of('cell_symbol', state)} {lowered(chart.words.of('cell', state))}" for state in shown]
    if chart.evaluation.decision.chosen:
        named.append("heavy frame: chosen")
    return ", ".join(named) + "."


def _shown(chart: Chart, columns: list[str]) -> list[CellState]:
    used = {chart.recommendation.cell(region, t).state for region in chart.recommendation.cells for t in columns}
    return [state for state in CellState if state in used]


def matrix_meanings(chart: Chart) -> Iterator[Node]:
    """What each symbol of the figure asks of the physician, and the techniques in full; nothing without a figure."""
    cells, vocabulary = chart.recommendation.cells, chart.content.vocabulary
    columns = [t for t in vocabulary.techniques if any(chart.recommendation.cell(r, t).matters for r in cells)]
    if not columns:
        return
    yield Heading("What the symbols and abbreviations mean")
    meanings = (
        f"{chart.words.of('cell_symbol', state)} {chart.words.of('cell', state)}: "
        f"{lowered(chart.words.of('cell_meaning', state))}"
        for state in _shown(chart, columns)
    )
    yield Prose("  ".join(meanings), Role.SMALL)
    yield Prose(_names(chart, columns), Role.SMALL)


def _names(chart: Chart, columns: list[str]) -> str:
    techniques = (f"{chart.words.abbreviation(t)} {lowered(chart.words.technique(t))}" for t in columns)
    return "; ".join(techniques) + "."
