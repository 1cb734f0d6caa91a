"""The region × technique matrix: the strictest state that any rule asks for (decision.md section 3)."""

from collections.abc import Iterable, Iterator, Mapping

from omt_desktop.domain.judgement import Judgement
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.recommendation import Cell, CellState
from omt_desktop.domain.rule import Clause, Effect, Reach
from omt_desktop.domain.rule_verdict import ClauseVerdict, RuleVerdict
from omt_desktop.domain.truth import Truth
from omt_desktop.domain.vocabulary import Vocabulary

LEVER_TECHNIQUES = frozenset({"HVLA", "ART", "ME", "STILL"})
"""The techniques that work through a lever; links reach lever regions for these only."""

_STATES = {
    Effect.HOLD: CellState.HELD,
    Effect.BLOCK: CellState.BLOCKED,
    Effect.RELATIVE: CellState.RELATIVE,
    Effect.PRECAUTION: CellState.PRECAUTION,
}
_MILDER = {
    CellState.BLOCKED: CellState.RELATIVE,
    CellState.HELD: CellState.RELATIVE,
    CellState.RELATIVE: CellState.PRECAUTION,
}
_WAITS_WHEN_UNDECIDED = (CellState.BLOCKED, CellState.HELD)

Matrix = dict[str, dict[str, Cell]]


def build_cells(verdicts: Iterable[RuleVerdict], reading: Reading) -> Matrix:
    """Every examined region and every technique, before the headline is known."""
    vocabulary = reading.vocabulary
    matrix = {
        region_id: {t: _starting_cell(vocabulary, region_id, t, found.severity) for t in vocabulary.techniques}
        for region_id, found in sorted(reading.evaluation.regions.items())
    }
    # What matters at the start matters to the end: rules only make a cell stricter.
    there = {region: frozenset(t for t, c in row.items() if c.matters) for region, row in matrix.items()}
    for verdict in verdicts:
        for clause_verdict in verdict.clauses:
            _apply(verdict.rule.id, clause_verdict, reading, matrix, there)
    return matrix


def mattering(matrix: Mapping[str, Mapping[str, Cell]]) -> Iterator[tuple[str, str, Cell]]:
    """Region, technique and cell of every existing cell of every dysfunctional region."""
    for region, row in matrix.items():
        for technique, cell in row.items():
            if cell.matters:
                yield region, technique, cell


def _starting_cell(vocabulary: Vocabulary, region: str, technique: str, severity: int) -> Cell:
    if region not in vocabulary.techniques[technique].regions:
        return Cell(CellState.NOT_APPLICABLE)
    return Cell(CellState.OFFERED if severity >= 1 else CellState.NO_DYSFUNCTION)


def _apply(
    rule_id: str, verdict: ClauseVerdict, reading: Reading, matrix: Matrix, there: Mapping[str, frozenset[str]]
) -> None:
    state = _STATES.get(verdict.clause.effect)
    if state is None or verdict.overall.truth is Truth.NO:
        return
    techniques = _techniques(verdict.clause, reading)
    for source_id, judgement in verdict.by_region.items():
        if judgement.truth is Truth.NO:
            continue
        for region, asked, levers_only in _reached(state, verdict.clause.reach, source_id, reading.vocabulary, there):
            wanted = _state_if(asked, judgement)
            row = matrix[region]
            for technique in there[region] & techniques if wanted else ():
                if wanted and (technique in LEVER_TECHNIQUES or not levers_only):
                    row[technique] = _stricter(row[technique], wanted, rule_id)


def _techniques(clause: Clause, reading: Reading) -> frozenset[str]:
    vocabulary = reading.vocabulary
    if not (clause.named_techniques or clause.same_kind_techniques):
        return frozenset(clause.techniques)
    named = reading.answer(clause.for_each)
    if not isinstance(named, tuple):
        return frozenset(vocabulary.techniques)
    listed = frozenset(t for t in named if isinstance(t, str))
    if clause.named_techniques:
        return listed
    kinds = {vocabulary.techniques[t].kind for t in listed}
    return frozenset(t.id for t in vocabulary.techniques.values() if t.kind in kinds) - listed


def _reached(
    state: CellState, reach: Reach, source_id: str, vocabulary: Vocabulary, examined: Iterable[str]
) -> Iterator[tuple[str, CellState, bool]]:
    """The examined regions the clause reaches from this one along the links: each with the state asked for there, and
    whether only for the techniques that work through a lever."""
    for region in examined:
        if region == source_id:
            if reach is not Reach.NEIGHBOURS:
                yield region, state, False
        elif reach is not Reach.REGION:
            links = vocabulary.regions[source_id]
            if region in links.same or (region in links.lever and reach is Reach.NEIGHBOURS):
                yield region, state, False
            elif region in links.lever and state in _MILDER:
                yield region, _MILDER[state], True


def _state_if(state: CellState, judgement: Judgement) -> CellState | None:
    """What is asked for where the judgement is no no; nothing where an undecided one does not make the cell wait."""
    if judgement.truth is Truth.YES:
        return state
    return CellState.NEEDS_ANSWER if state in _WAITS_WHEN_UNDECIDED else None


def _stricter(cell: Cell, wanted: CellState, rule_id: str) -> Cell:
    if wanted.rank < cell.state.rank:
        return Cell(wanted, (rule_id,))
    if wanted is cell.state and rule_id not in cell.rules:
        return Cell(wanted, tuple(sorted((*cell.rules, rule_id))))
    return cell
