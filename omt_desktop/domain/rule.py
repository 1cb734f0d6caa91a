"""A rule of the clinical content: when it holds, what it does, where, and on whose word."""

from dataclasses import dataclass, field
from enum import StrEnum

from omt_desktop.domain.condition import REGION_SEVERITY, Condition, subjects_of

PROPOSAL = "P"
"""The evidence tag of what this project proposes itself."""


class Effect(StrEnum):
    """What a fired rule does, strictest first (decision.md section 2). The values are stored."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    HOLD = "hold"
    BLOCK = "block"
    RELATIVE = "relative"
    PRECAUTION = "precaution"
    ADVISE = "advise"

    @property
    def rank(self) -> int:
        """0 for the strictest."""
        return _EFFECT_RANKS[self]


_EFFECT_RANKS = {effect: rank for rank, effect in enumerate(Effect)}


class Reach(StrEnum):
    """Whether a clause stays in its regions or follows the links between them (decision.md section 3)."""

    REGION = "region"
    LINKED = "linked"
    """Also `same` regions at full strength, and `lever` regions one step milder for the lever techniques."""
    NEIGHBOURS = "neighbours"
    """Only the `same` and `lever` regions, all at full strength."""


class Extent(StrEnum):
    """Regions of a clause that are not a fixed list."""

    EACH = "each"
    """The region each record or list entry of `for_each` names."""


class Derivation(StrEnum):
    """Rules that follow from the exam or from other rules, not from a condition."""

    URGENT_FLAG = "urgent_flag"
    """CI-03: fires where an emergency or urgent effect fired."""
    NO_DYSFUNCTION = "no_dysfunction"
    """CI-02: fires where an examined region has severity 0."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One effect of a rule on its cells. Emergency, urgent and advise have no cells."""

    effect: Effect
    when: Condition | None = None
    for_each: str = ""
    """A regions or records fact, each entry of which is judged on its own; or a list of techniques."""
    techniques: tuple[str, ...] = ()
    regions: frozenset[str] | Extent = frozenset()
    only_regions: frozenset[str] = frozenset()
    """With `for_each`: entries for other regions do not count."""
    reach: Reach = Reach.REGION
    systemic: bool = False
    """A hold for which the whole recommendation waits, or a block that makes OMT not suitable."""
    named_techniques: bool = False
    """The techniques that `for_each` lists, instead of `techniques`."""
    same_kind_techniques: bool = False
    """The other techniques of the kinds that `for_each` lists, instead of `techniques`."""
    workup: str = ""
    advice: str = ""
    asks_severity: bool = field(init=False)
    """Whether `when` speaks of the severity of the cell's region, so that it is judged region by region."""

    def __post_init__(self) -> None:
        asks = self.when is not None and REGION_SEVERITY in subjects_of(self.when)
        object.__setattr__(self, "asks_severity", asks)


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the knowledge with its source and how far that was checked."""

    id: str
    title: str
    because: str
    """Why the rule exists, in one sentence a colleague accepts."""
    sources: tuple[str, ...]
    evidence: str
    """Tags of the sources as printed: V text read, A abstract, T tertiary copy, U unverified, P proposal."""
    clauses: tuple[Clause, ...] = ()
    alternative: str = ""
    flag_block: str = ""
    """Section 3.x of the knowledge for red flags, empty for contraindications."""
    weak: bool = False
    """Counts only together with another flag of its block (urgency W)."""
    derived: Derivation | None = None
    proposal: bool = False
    """Whether part of how the row is read is a proposal of this project, beyond what its sources say."""
    reviewer: str = ""
    reviewed_on: str = ""

    @property
    def verified(self) -> bool:
        """Whether every supporting text was read, whole or as an abstract, and nothing was added to it."""
        return not self.proposal and not set(self.evidence) & {"U", "T", PROPOSAL}
