"""The techniques a doctor plans, against what the recommendation allows now."""

from dataclasses import dataclass, replace
from enum import StrEnum

from omt_desktop.domain.decision import ChosenTechnique, Decision
from omt_desktop.domain.recommendation import Cell, CellState, Recommendation


class PlanProblem(StrEnum):
    """Why a chosen technique does not count."""

    NOT_POSSIBLE = "not_possible"
    """The cell can no longer be chosen: blocked, held, waiting for an answer, or without a finding."""
    REASON_MISSING = "reason_missing"
    """The cell asks for a written reason that is not there yet."""


@dataclass(frozen=True, slots=True)
class PlannedTechnique:
    """A choice, the cell as it is now, and what keeps the choice from counting, if anything."""

    choice: ChosenTechnique
    cell: Cell
    problem: PlanProblem | None = None


def planned_techniques(decision: Decision, recommendation: Recommendation) -> tuple[PlannedTechnique, ...]:
    """Every choice in the order in which it was made, those that no longer count included."""
    return tuple(_judged(choice, recommendation) for choice in decision.chosen)


def invalid_choices(decision: Decision, recommendation: Recommendation) -> tuple[ChosenTechnique, ...]:
    """The choices that the recommendation does not allow now; they are shown as such until they are removed."""
    planned = planned_techniques(decision, recommendation)
    return tuple(plan.choice for plan in planned if plan.problem is PlanProblem.NOT_POSSIBLE)


def choose(decision: Decision, region: str, technique: str, recommendation: Recommendation) -> Decision:
    """The decision with the technique planned there; unchanged where the cell is not usable or already chosen."""
    usable = recommendation.cell(region, technique).state.usable
    if not usable or decision.chosen_in(region, technique):
        return decision
    return replace(decision, chosen=(*decision.chosen, ChosenTechnique(region, technique)))


def unchoose(decision: Decision, region: str, technique: str) -> Decision:
    """The decision without that technique there."""
    kept = tuple(choice for choice in decision.chosen if (choice.region, choice.technique) != (region, technique))
    return replace(decision, chosen=kept)


def give_reason(decision: Decision, region: str, technique: str, reason: str) -> Decision:
    """The decision with this reason for that choice; unchanged where it is not chosen."""
    chosen = tuple(
        replace(choice, reason=reason) if (choice.region, choice.technique) == (region, technique) else choice
        for choice in decision.chosen
    )
    return replace(decision, chosen=chosen)


def _judged(choice: ChosenTechnique, recommendation: Recommendation) -> PlannedTechnique:
    cell = recommendation.cell(choice.region, choice.technique)
    if not cell.state.usable:
        return PlannedTechnique(choice, cell, PlanProblem.NOT_POSSIBLE)
    if cell.state is CellState.RELATIVE and not choice.reason.strip():
        return PlannedTechnique(choice, cell, PlanProblem.REASON_MISSING)
    return PlannedTechnique(choice, cell)
