"""Emergency access: clinical content for a person without the right to it, with a reason, told before it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import AuditLog

LEAST_REASON = 10
"""Characters: enough to say what happened."""


@dataclass(frozen=True, slots=True)
class EmergencyUse:
    """Who opened clinical content, when, and why."""

    person_id: str
    at: datetime
    reason: str


class EmergencyUses(Protocol):
    """Reads the uses of emergency access from the audit trail."""

    def since_last_seen(self) -> Sequence[EmergencyUse]:
        """Those that nobody who looks after them has marked as seen yet, oldest first."""
        ...


class Emergency:
    """Guarded. The event stands in the audit trail before anything is opened; without it nothing is."""

    def __init__(self, access: Access, audit: AuditLog, uses: EmergencyUses) -> None:
        self._access = access
        self._audit = audit
        self._uses = uses

    @needs(Action.OPEN_IN_EMERGENCY)
    def begin(self, reason: str) -> None:
        """Clinical content can be seen, not changed, until the practice is locked.

        Refusal for a reason that says nothing; NotSaved where the audit trail cannot be written.
        """
        why = " ".join(reason.split())
        if len(why) < LEAST_REASON:
            raise Refusal("Say in a few words what the emergency is. It is kept, and shown to the administrator.")
        person_id = self._access.person.id
        event = AuditEvent(AuditKind.EMERGENCY_BEGUN, subject_id=person_id, details={"reason": why})
        self._access.begin_emergency(lambda: self._audit.record(event))

    @needs(Action.SEE_EMERGENCIES)
    def unseen(self) -> Sequence[EmergencyUse]:
        """The uses that were not marked as seen yet, oldest first."""
        found = self._uses.since_last_seen()
        if found:
            self._audit.record(AuditEvent(AuditKind.TRAIL_READ))
        return found

    @needs(Action.SEE_EMERGENCIES)
    def mark_seen(self) -> None:
        """The uses so far are not told of any more at the next sign-in; they stay in the trail."""
        self._audit.record(AuditEvent(AuditKind.EMERGENCIES_SEEN, subject_id=self._access.person.id))
