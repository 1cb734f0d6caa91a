"""Storing an invented practice: many people in each transaction, as the same rows as real ones."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.decision import Decision
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.domain.schedule.follow_up import FiredFlag
from omt_desktop.storage.faults import saving
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.bringing.ports import BegunEvaluation
from omt_desktop.workflow.sample.invented import Invented
from omt_desktop.workflow.signature import Meaning

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Judged:
    """What decisions are made on, and whose name stands below them."""

    content: ContentStamp
    judge: Callable[[Evaluation], tuple[Recommendation, tuple[FiredFlag, ...]]]
    """What is recommended, and what of it is still to be followed up."""
    doctor: str


def store_invented(
    practice: Practice, people: Iterable[Invented], judged: Judged, step_id: str, tell: Callable[[int], None]
) -> None:
    """Stores them all, and signs what is decided; `tell` hears how many are there, after each transaction."""
    stored = 0
    for some in _batches(iter(people)):
        begun: list[tuple[str, Evaluation, Recommendation]] = []
        with saving(practice.file), practice.engine.begin() as connection:
            practice.patients.write_all(connection, [one.patient for one in some])
            for one in some:
                for found in one.evaluations:
                    recommendation, flags = judged.judge(found)
                    told = judged.content, step_id, recommendation.outcome, flags
                    undecided = BegunEvaluation(replace(found, decision=Decision()), *told)
                    record_id = practice.brought.write_evaluation(connection, one.patient, undecided)
                    begun.append((record_id, found, recommendation))
        for record_id, found, recommendation in begun:
            if found.decision.counts:
                before = practice.evaluations.load(record_id).evaluation
                practice.evaluations.save(record_id, before, found, (recommendation, judged.content))
                practice.signatures.sign(record_id, found, judged.doctor, Meaning.AUTHOR)
        stored += len(some)
        tell(stored)


def _batches(people: Iterator[Invented]) -> Iterator[list[Invented]]:
    while some := list(islice(people, _AT_ONCE)):
        yield some
