"""A draft is told of when it is kept first and when it is offered, and only who may change the registry has one."""

from datetime import datetime

import pytest

from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.patient_drafts import PatientDrafts
from omt_desktop.workflow.trail.reads import Reads
from tests.builders import A_DOCTOR, PRACTICE_TIME
from tests.memory_drafts import MemoryDrafts
from tests.memory_people import HeardEvents


class _Clock:
    def now(self) -> datetime:
        return datetime(2026, 11, 28, 10, 0, tzinfo=PRACTICE_TIME)


def test_keeping_and_offering_are_told_once_each() -> None:
    heard = HeardEvents()
    drafts = PatientDrafts(Access(A_DOCTOR), MemoryDrafts(_Clock()), Reads(heard))
    assert drafts.of("p-1") is None and heard.events == []
    for name in ("Riv", "Rivera (invented)"):
        drafts.keep(Patient("p-1", name))
    found = drafts.of("p-1")
    assert found is not None and found.patient.family_name == "Rivera (invented)"
    drafts.drop("p-1")
    assert drafts.of("p-1") is None
    assert [(event.kind, event.patient_id) for event in heard.events] == [
        (AuditKind.FORM_FILLED_IN, "p-1"),
        (AuditKind.FORM_OFFERED, "p-1"),
    ]


def test_an_auditor_has_none() -> None:
    drafts = PatientDrafts(
        Access(Person("a", "A (invented)", Role.AUDITOR)), MemoryDrafts(_Clock()), Reads(HeardEvents())
    )
    with pytest.raises(NotAllowed):
        drafts.of("")
