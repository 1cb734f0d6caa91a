"""Emergency access: the event is written before anything is opened, and is told to who looks after it."""

from datetime import datetime

import pytest

from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.emergency import Emergency, EmergencyUse
from omt_desktop.workflow.errors import NotSaved, Refusal
from tests.builders import PRACTICE_TIME

USE = EmergencyUse("p", datetime(2026, 11, 28, 10, 0, tzinfo=PRACTICE_TIME), "collapsed in the waiting room")


class _Trail:
    """Notes whether anything could be seen when the event was written."""

    def __init__(self, access: Access) -> None:
        self.access, self.full = access, False
        self.told: list[tuple[AuditEvent, bool]] = []

    def record(self, event: AuditEvent) -> None:
        if self.full:
            raise NotSaved("The disk is full.")
        self.told.append((event, self.access.may(Action.SEE_CLINICAL)))

    def since_last_seen(self) -> tuple[EmergencyUse, ...]:
        return (USE,)


def of_role(role: Role) -> tuple[Emergency, Access, _Trail]:
    access = Access(Person("p", "Sam", role))
    trail = _Trail(access)
    return Emergency(access, trail, trail), access, trail


def test_the_event_is_written_before_anything_can_be_seen() -> None:
    emergency, access, trail = of_role(Role.FRONT_DESK)
    emergency.begin("  collapsed in the   waiting room ")
    ((event, could_be_seen),) = trail.told
    assert event.kind is AuditKind.EMERGENCY_BEGUN and event.details == {"reason": "collapsed in the waiting room"}
    assert not could_be_seen and access.may(Action.SEE_CLINICAL) and not access.may(Action.WRITE_CLINICAL)


def test_without_a_reason_and_without_the_trail_nothing_opens() -> None:
    emergency, access, trail = of_role(Role.FRONT_DESK)
    with pytest.raises(Refusal, match="what the emergency is"):
        emergency.begin("urgent")
    trail.full = True
    with pytest.raises(NotSaved):
        emergency.begin("collapsed in the waiting room")
    assert not access.in_emergency


def test_who_may_see_everything_anyway_or_only_checks_needs_none() -> None:
    for role in (Role.CLINICIAN, Role.AUDITOR):
        with pytest.raises(NotAllowed):
            of_role(role)[0].begin("collapsed in the waiting room")


def test_the_administrator_and_the_auditor_are_told_until_they_have_seen_it() -> None:
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        emergency, _, trail = of_role(role)
        assert emergency.unseen() == (USE,)
        emergency.mark_seen()
        assert [event.kind for event, _ in trail.told] == [AuditKind.TRAIL_READ, AuditKind.EMERGENCIES_SEEN]
    with pytest.raises(NotAllowed):
        of_role(Role.FRONT_DESK)[0].unseen()


def test_where_nothing_happened_nothing_is_read() -> None:
    access = Access(Person("p", "Sam", Role.AUDITOR))
    trail = _Trail(access)
    trail.since_last_seen = tuple  # type: ignore[method-assign]  # there was none
    assert Emergency(access, trail, trail).unseen() == () and trail.told == []
