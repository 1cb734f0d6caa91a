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
    for verdict in verdicts:
        for clause_verdict in verdict.clauses:
            _apply(verdict.rule.id, clause_verdict, reading, matrix)
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


def _apply(rule_id: str, verdict: ClauseVerdict, reading: Reading, matrix: Matrix) -> None:
    state = _STATES.get(verdict.clause.effect)
    if state is None or verdict.overall.truth is Truth.NO:
        return
    techniques = _techniques(verdict.clause, reading)
    for region, technique, _ in list(mattering(matrix)):
        if technique in techniques:
            for wanted in _asked_states(state, verdict, reading.vocabulary, region, technique):
                matrix[region][technique] = _stricter(matrix[region][technique], wanted, rule_id)


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


def _asked_states(
    state: CellState, verdict: ClauseVerdict, vocabulary: Vocabulary, region: str, technique: str
) -> Iterator[CellState]:
    """What the clause asks for in this cell, from the region itself and along the links."""
    reach = verdict.clause.reach
    for source_id, judgement in verdict.by_region.items():
        at_source = source_id == region
        links = vocabulary.regions[source_id]
        if (at_source and reach is not Reach.NEIGHBOURS) or (not at_source and _full(reach, region, links.same)):
            yield from _state_if(state, judgement)
        elif not at_source and region in links.lever:
            if reach is Reach.NEIGHBOURS:
                yield from _state_if(state, judgement)
            elif reach is Reach.LINKED and technique in LEVER_TECHNIQUES and state in _MILDER:
                yield from _state_if(_MILDER[state], judgement)


def _full(reach: Reach, region: str, same: frozenset[str]) -> bool:
    return reach is not Reach.REGION and region in same


def _state_if(state: CellState, judgement: Judgement) -> Iterator[CellState]:
    if judgement.truth is Truth.YES:
        yield state
    elif judgement.truth is Truth.UNKNOWN and state in _WAITS_WHEN_UNDECIDED:
        yield CellState.NEEDS_ANSWER


def _stricter(cell: Cell, wanted: CellState, rule_id: str) -> Cell:
    if wanted.rank < cell.state.rank:
        return Cell(wanted, (rule_id,))
    if wanted is cell.state and rule_id not in cell.rules:
        return Cell(wanted, tuple(sorted((*cell.rules, rule_id))))
    return cell
