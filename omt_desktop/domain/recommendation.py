"""The recommendation: what follows from an evaluation, with its whole working."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from omt_desktop.domain.evaluation import FactValue
from omt_desktop.domain.rule import Effect


class Outcome(StrEnum):
    """The headline, most cautious first. The values are stored and exchanged."""

    EMERGENCY = "emergency"
    URGENT_REFERRAL = "urgent_referral"
    NOT_SUITABLE = "not_suitable"
    DEFER = "defer"
    INSUFFICIENT_INFORMATION = "insufficient_information"
    SUITABLE_WITH_MODIFICATIONS = "suitable_with_modifications"
    SUITABLE = "suitable"


class CellState(StrEnum):
    """One technique in one region, most restrictive first; the last two stand outside the ranking."""

    BLOCKED = "blocked"
    HELD = "held"
    NEEDS_ANSWER = "needs_answer"
    RELATIVE = "relative"
    PRECAUTION = "precaution"
    OFFERED = "offered"
    NO_DYSFUNCTION = "no_dysfunction"
    NOT_APPLICABLE = "not_applicable"

    @property
    def rank(self) -> int:
        """0 for the most restrictive."""
        return _STATE_RANKS[self]

    @property
    def usable(self) -> bool:
        """Whether the doctor may choose the technique there."""
        return self in (CellState.OFFERED, CellState.PRECAUTION, CellState.RELATIVE)


_STATE_RANKS = {state: rank for rank, state in enumerate(CellState)}


@dataclass(frozen=True, slots=True)
class Cell:
    """The state of one technique in one region and the rules that ask for it."""

    state: CellState
    rules: tuple[str, ...] = ()

    @property
    def matters(self) -> bool:
        """Whether the technique exists there and there is something to treat."""
        return self.state not in (CellState.NOT_APPLICABLE, CellState.NO_DYSFUNCTION)


@dataclass(frozen=True, slots=True)
class FiredRule:
    """A rule that holds, with its strictest effect and the facts behind it; a fact not known is None."""

    id: str
    effect: Effect
    facts: Mapping[str, FactValue | None]
    evidence: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndecidedRule:
    """A rule that cannot be decided before the facts in `needs` are answered."""

    id: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClearedRule:
    """A rule that does not hold, and the facts that say so."""

    id: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the rules say. All lists are sorted by id; the same evaluation and content give the same value."""

    outcome: Outcome
    fired: tuple[FiredRule, ...]
    undecided: tuple[UndecidedRule, ...]
    missing: tuple[str, ...]
    cells: Mapping[str, Mapping[str, Cell]]
    workup: tuple[str, ...]
    advice: tuple[str, ...]
    not_fired: tuple[ClearedRule, ...] = ()

    def cell(self, region: str, technique: str) -> Cell:
        """The cell of an examined region; NOT_APPLICABLE for a region that was not examined."""
        return self.cells.get(region, {}).get(technique, Cell(CellState.NOT_APPLICABLE))
