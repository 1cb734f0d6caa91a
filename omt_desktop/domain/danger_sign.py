"""Findings that are danger signs by themselves, and the answer that has to say so too.

Rules read answers, never findings (decision.md); what is recorded in the exam alone would change no recommendation.
"""

from dataclasses import dataclass

from omt_desktop.domain.condition import Condition, subjects_of
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.judgement import FactSource, judge
from omt_desktop.domain.truth import Truth


@dataclass(frozen=True, slots=True)
class DangerSign:
    """One of these values in one of these parts of one of these findings."""

    findings: tuple[str, ...]
    parts: tuple[str, ...]
    values: frozenset[str]
    unless: Condition
    """What the answer to the one fact it speaks of says where the sign is told there too."""

    @property
    def fact(self) -> str:
        """The fact that has to say so."""
        (fact,) = subjects_of(self.unless)
        return fact

    def found_in(self, evaluation: Evaluation) -> tuple[str, ...]:
        """The findings that show the sign."""
        recorded = (evaluation.findings[item] for item in self.findings if item in evaluation.findings)
        return tuple(found.id for found in recorded if any(found.get(part) in self.values for part in self.parts))

    def is_answered(self, source: FactSource) -> bool:
        """Whether the answer says so too; an answer that is missing does not."""
        return judge(self.unless, source).truth is Truth.YES
