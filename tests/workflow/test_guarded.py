"""What stands behind the check gets every call as it was made, and its answer comes back unchanged."""

import inspect
from typing import Any

import pytest

from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.guarded.evaluations import GuardedEvaluations
from omt_desktop.workflow.guarded.patients import GuardedPatients
from omt_desktop.workflow.trail.reads import Reads
from tests.builders import A_DOCTOR, a_record
from tests.memory_people import HeardEvents


class _Echo:
    """Answers every call with its name and what it was given."""

    def __getattr__(self, name: str) -> Any:
        return lambda *given: (name, *given)


GUARDED = [GuardedPatients, GuardedEvaluations]
READS = {"load", "of_patient", "unfinished", "names_of"}
"""Told in the audit trail besides."""
METHODS = [(kind, name) for kind in GUARDED for name in vars(kind) if not name.startswith("_") and name not in READS]


@pytest.mark.parametrize(("kind", "name"), METHODS, ids=[f"{kind.__name__}.{name}" for kind, name in METHODS])
def test_the_call_goes_through_as_it_is(kind: Any, name: str) -> None:
    given = [f"argument {number}" for number in range(len(inspect.signature(getattr(kind, name)).parameters) - 1)]
    told = [_Echo()] if kind is GuardedEvaluations else []
    guarded = kind(_Echo(), Access(A_DOCTOR), *told, Reads(HeardEvents()))
    answer = getattr(guarded, name)(*given)
    assert answer in ((name, *given), None)


class _Store:
    def load(self, record_id: str) -> EvaluationRecord:
        return a_record()

    def of_patient(self, patient_id: str) -> list[str]:
        return [patient_id]

    def unfinished(self, limit: int) -> list[int]:
        return [limit]


class _FullTrail:
    def record(self, event: AuditEvent) -> None:
        raise NotSaved("The disk is full.")


def test_a_chart_and_an_evaluation_are_told_of_before_they_are_handed_out() -> None:
    trail = HeardEvents()
    evaluations = GuardedEvaluations(_Store(), Access(A_DOCTOR), trail, Reads(trail))  # type: ignore[arg-type]  # a part
    assert [evaluations.of_patient(patient) for patient in ("p-1", "p-1", "p-2")] == [["p-1"], ["p-1"], ["p-2"]]
    assert [list(evaluations.unfinished(limit)) for limit in (3, 4)] == [[3], [4]]
    record = evaluations.load("e-1")
    assert [(event.kind, event.patient_id, event.subject_id) for event in trail.events] == [
        (AuditKind.CHART_OPENED, "p-1", ""),
        (AuditKind.CHART_OPENED, "p-2", ""),
        (AuditKind.NOTES_LISTED, "", ""),
        (AuditKind.EVALUATION_OPENED, record.patient.id, "e-1"),
    ]


@pytest.mark.parametrize("read", ["load", "of_patient"])
def test_what_cannot_be_told_is_not_shown(read: str) -> None:
    evaluations = GuardedEvaluations(_Store(), Access(A_DOCTOR), _FullTrail(), Reads(_FullTrail()))  # type: ignore[arg-type]  # a part
    with pytest.raises(NotSaved):
        getattr(evaluations, read)("p-1")


def test_names_of_several_patients_are_told_as_a_list() -> None:
    class Names:
        def names_of(self, patient_ids: list[str]) -> dict[str, str]:
            return dict.fromkeys(patient_ids, "Ana Rivera (invented)")

    trail = HeardEvents()
    reads = Reads(trail)
    patients = GuardedPatients(Names(), Access(A_DOCTOR), reads)  # type: ignore[arg-type]  # a part
    assert set(patients.names_of(["p-1", "p-2"])) == {"p-1", "p-2"}
    reads.settle()
    assert trail.events == [AuditEvent(AuditKind.REGISTRY_LISTED, details={"rows": 2, "ids": "p-1,p-2"})]
