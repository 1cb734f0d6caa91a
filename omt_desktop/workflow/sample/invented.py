"""The invented practice, one person after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.sample.cases import invented_evaluation
from omt_desktop.workflow.sample.chance import Chance
from omt_desktop.workflow.sample.people import invented_patient

_SEEN, _AGAIN = 0.3, 0.35
_MOST_SEEN = 400
"""About so many people of a large practice were evaluated, so that it is written quickly."""
_BACK_DAYS = 700


@dataclass(frozen=True, slots=True)
class Invented:
    """A patient with the evaluations, the earliest first."""

    patient: Patient
    evaluations: tuple[Evaluation, ...] = ()


def invented_practice(chance: Chance, count: int, healthy: Evaluation, today: date) -> Iterator[Invented]:
    """So many people; about a third of them, or four hundred, were evaluated, some more than once."""
    seen = min(_SEEN, _MOST_SEEN / max(count, 1))
    for number in range(1, count + 1):
        patient = invented_patient(chance, number, today)
        found: list[Evaluation] = []
        share = seen
        while chance.random() < share:
            days = chance.randrange(_BACK_DAYS)
            on = max(today - timedelta(days=days), patient.birth_date or date.min)
            found.append(invented_evaluation(chance, healthy, patient, on))
            share = _AGAIN
        yield Invented(patient, tuple(sorted(found, key=lambda evaluation: evaluation.evaluated_on)))
