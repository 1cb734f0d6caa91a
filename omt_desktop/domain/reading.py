"""One evaluation as conditions see it: what is answered, what applies, what is missing (decision.md section 1)."""

from datetime import date
from typing import cast

from omt_desktop.domain.calendar import full_years
from omt_desktop.domain.condition import BIRTH_DATE
from omt_desktop.domain.evaluation import Evaluation, FactRecord, FactValue
from omt_desktop.domain.judgement import judge
from omt_desktop.domain.truth import Truth, all_of, any_of, truth_of
from omt_desktop.domain.vocabulary import FactDefinition, Vocabulary

COMPLAINTS = "complaint.groups"
NO_REGION = "regions"
"""The entry in `missing` that says no region was examined."""


class Reading:
    """Answers questions about one evaluation; every answer is worked out once."""

    def __init__(self, vocabulary: Vocabulary, evaluation: Evaluation) -> None:
        self.vocabulary = vocabulary
        self.evaluation = evaluation
        self._applies: dict[str, Truth] = {}
        self._gates: dict[str, Truth] = {}

    def carried_to(self, evaluation: Evaluation) -> "Reading":
        """A reading of this evaluation, which keeps what was worked out where facts and regions are still the same."""
        following, before = Reading(self.vocabulary, evaluation), self.evaluation
        same = before.facts is evaluation.facts and before.regions is evaluation.regions
        if same and before.evaluated_on == evaluation.evaluated_on:
            following._applies, following._gates = self._applies, self._gates
        return following

    @property
    def today(self) -> date:
        """The day of the evaluation: every age and window is counted to it."""
        return self.evaluation.evaluated_on

    def answer(self, fact_id: str) -> FactValue | None:
        """The answer as recorded; None where there is none or it is «unknown»."""
        value = self.evaluation.facts.get(fact_id)
        return None if isinstance(value, str) and value == "unknown" else value

    def records(self, fact_id: str) -> tuple[FactRecord, ...] | None:
        """The rows of a records fact, None where it was not asked."""
        return cast("tuple[FactRecord, ...] | None", self.answer(fact_id))

    def age_in_years(self) -> int | None:
        """Full years on the evaluation date, None where the birth date is not recorded."""
        birth = self.answer(BIRTH_DATE)
        return full_years(birth, self.today) if isinstance(birth, date) else None

    def applies(self, fact_id: str) -> Truth:
        """Whether the fact concerns this evaluation.

        NO where its `when` is no, answered or not; an unanswered fact that only some complaints or regions require does
        not apply while none of them is present.
        """
        if fact_id not in self._applies:
            self._applies[fact_id] = self._find_applies(self.vocabulary.facts[fact_id])
        return self._applies[fact_id]

    def _find_applies(self, fact: FactDefinition) -> Truth:
        gate = self._gate(fact)
        if gate is Truth.NO:
            return Truth.NO
        if self.answer(fact.id) is not None:
            return Truth.YES
        if fact.required_for or fact.required_regions:
            return all_of((gate, self._someone_requires(fact)))
        return gate

    def _gate(self, fact: FactDefinition) -> Truth:
        if fact.when is None:
            return Truth.YES
        if fact.id not in self._gates:
            self._gates[fact.id] = judge(fact.when, self).truth
        return self._gates[fact.id]

    def _someone_requires(self, fact: FactDefinition) -> Truth:
        by_region = truth_of(bool(fact.required_regions & self.evaluation.dysfunctional_regions))
        groups = self.answer(COMPLAINTS)
        if not fact.required_for:
            return by_region
        if groups is None:
            return any_of((by_region, Truth.UNKNOWN))
        return any_of((by_region, truth_of(bool(fact.required_for.intersection(cast("tuple[str, ...]", groups))))))

    def number_is_required(self, fact_id: str) -> bool:
        """Whether a number that was not measured leaves comparisons undecided, rather than counting as no danger."""
        fact = self.vocabulary.facts[fact_id]
        if fact.required:
            return self._gate(fact) is not Truth.NO
        gated = fact.required_for or fact.required_regions
        return bool(gated) and self.applies(fact_id) is not Truth.NO

    def is_missing(self, fact_id: str) -> bool:
        """Whether no recommendation is possible before this fact is answered."""
        fact = self.vocabulary.facts[fact_id]
        if self.answer(fact_id) is not None or self.applies(fact_id) is not Truth.YES:
            return False
        return fact.required or bool(fact.required_for or fact.required_regions)

    def missing(self) -> tuple[str, ...]:
        """Every required fact without an answer, sorted; with `regions` where no region was examined."""
        facts = [fact_id for fact_id in self.vocabulary.facts if self.is_missing(fact_id)]
        return tuple(sorted(facts if self.evaluation.regions else [*facts, NO_REGION]))
