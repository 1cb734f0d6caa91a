"""Storing an invented practice: many people in each transaction, as the same rows as real ones."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.decision import Decision
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import Recommendation
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
    judge: Callable[[Evaluation], Recommendation]
    doctor: str


def store_invented(
    practice: Practice, people: Iterable[Invented], judged: Judged, step_id: str, tell: Callable[[int], None]
) -> None:
    """Stores them all, and signs what is decided; `tell` hears how many are there, after each transaction."""
    stored = 0
    for some in _batches(iter(people)):
        begun: list[tuple[str, Evaluation]] = []
        with saving(practice.file), practice.engine.begin() as connection:
            practice.patients.write_all(connection, [one.patient for one in some])
            for one in some:
                for found in one.evaluations:
                    outcome = judged.judge(found).outcome
                    undecided = BegunEvaluation(replace(found, decision=Decision()), judged.content, step_id, outcome)
                    begun.append((practice.evaluations.write_new(connection, one.patient, undecided).id, found))
        for record_id, found in begun:
            if found.decision.counts:
                _sign(practice, judged, record_id, found)
        stored += len(some)
        tell(stored)


def _sign(practice: Practice, judged: Judged, record_id: str, found: Evaluation) -> None:
    before = practice.evaluations.load(record_id).evaluation
    practice.evaluations.save(record_id, before, found, (judged.judge(found), judged.content))
    practice.signatures.sign(record_id, found, judged.doctor, Meaning.AUTHOR)


def _batches(people: Iterator[Invented]) -> Iterator[list[Invented]]:
    while some := list(islice(people, _AT_ONCE)):
        yield some
