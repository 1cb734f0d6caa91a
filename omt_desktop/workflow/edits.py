"""The few ways in which an evaluation changes. Each is a value that makes a new evaluation of an old one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from omt_desktop.domain.decision import Decision
from omt_desktop.domain.evaluation import Evaluation, FactValue, Finding, RegionFinding


class Edit(Protocol):
    """A change of one evaluation."""

    @property
    def merges_with(self) -> str:
        """Consecutive edits with the same non-empty name are one step of undo (typing in one field)."""
        ...

    def applied_to(self, evaluation: Evaluation) -> Evaluation:
        """The evaluation after the edit."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact is answered, or for None unanswered. `typing` merges with the edit before it in undo."""

    fact_id: str
    value: FactValue | None
    typing: bool = False

    @property
    def merges_with(self) -> str:
        return f"fact {self.fact_id}" if self.typing else ""

    def applied_to(self, evaluation: Evaluation) -> Evaluation:
        return evaluation.with_fact(self.fact_id, self.value)


@dataclass(frozen=True, slots=True)
class AnswerSeveral:
    """Several facts are answered by one deliberate act, such as «none of these»: one step of undo."""

    answers: Mapping[str, FactValue]

    @property
    def merges_with(self) -> str:
        return ""

    def applied_to(self, evaluation: Evaluation) -> Evaluation:
        for fact_id, value in self.answers.items():
            evaluation = evaluation.with_fact(fact_id, value)
        return evaluation


@dataclass(frozen=True, slots=True)
class GradeRegion:
    """A region is graded, or for None becomes not examined."""

    region_id: str
    finding: RegionFinding | None
    typing: bool = False

    @property
    def merges_with(self) -> str:
        return f"region {self.region_id}" if self.typing else ""

    def applied_to(self, evaluation: Evaluation) -> Evaluation:
        return evaluation.with_region(self.region_id, self.finding)


@dataclass(frozen=True, slots=True)
class RecordFinding:
    """An item of the exam gets a finding, or for None becomes not examined."""

    item_id: str
    finding: Finding | None
    typing: bool = False

    @property
    def merges_with(self) -> str:
        return f"finding {self.item_id}" if self.typing else ""

    def applied_to(self, evaluation: Evaluation) -> Evaluation:
        return evaluation.with_finding(self.item_id, self.finding)


@dataclass(frozen=True, slots=True)
class RecordSeveral:
    """Several items get a finding by one deliberate act, such as «rest of this region normal»: one step of undo."""

    findings: Mapping[str, Finding]

    @property
    def merges_with(self) -> str:
        return ""

    def applied_to(self, evaluation: Evaluation) -> Evaluation:
        for item_id, finding in self.findings.items():
            evaluation = evaluation.with_finding(item_id, finding)
        return evaluation


@dataclass(frozen=True, slots=True)
class Decide:
    """The doctor's decision, choice of techniques, discussion or plan changes. `typing` names the text being typed."""

    decision: Decision
    typing: str = ""

    @property
    def merges_with(self) -> str:
        return f"decision {self.typing}" if self.typing else ""

    def applied_to(self, evaluation: Evaluation) -> Evaluation:
        return Evaluation(
            evaluation.evaluated_on, evaluation.facts, evaluation.regions, evaluation.findings, self.decision
        )
