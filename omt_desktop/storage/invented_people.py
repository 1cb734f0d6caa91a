"""Storing an invented practice: many people in each transaction, as the same rows as real ones."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from omt_desktop.domain.content import ContentStamp
from omt_desktop.storage.faults import saving
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.bringing.ports import BegunEvaluation
from omt_desktop.workflow.sample.invented import Invented

_AT_ONCE = 500


def store_invented(
    practice: Practice, people: Iterable[Invented], content: ContentStamp, step_id: str, tell: Callable[[int], None]
) -> None:
    """Stores them all; `tell` hears how many are there, after each transaction."""
    stored = 0
    for some in _batches(iter(people)):
        with saving(practice.file), practice.engine.begin() as connection:
            practice.patients.write_all(connection, [one.patient for one in some])
            for one in some:
                for evaluation in one.evaluations:
                    begun = BegunEvaluation(evaluation, content, step_id)
                    practice.evaluations.write_new(connection, one.patient, begun)
        stored += len(some)
        tell(stored)


def _batches(people: Iterator[Invented]) -> Iterator[list[Invented]]:
    while some := list(islice(people, _AT_ONCE)):
        yield some
