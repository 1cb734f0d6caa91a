"""Signatures in memory, and a passphrase that is known."""

from datetime import date, datetime

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.audit_event import AuditEvent
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.signature import Addendum, Meaning, Signature
from omt_desktop.workflow.signing import Signing

PASSPHRASE = "four invented words here"
RELEASED_ON = date(2026, 11, 1)


class MemorySignatures:
    """Fulfils SignatureStore. `problem`, while it is set, is why nothing can be stored."""

    def __init__(self, clock: Clock, person_id: str = "owner") -> None:
        self._clock = clock
        self._person_id = person_id
        self.problem = ""
        self.told_at: datetime | None = None
        self.signed: list[Evaluation] = []

    def sign(
        self,
        record_id: str,
        shown: Evaluation,
        printed_name: str,
        meaning: Meaning,
        named: PatientIdentity | None,
        decided_on: Recommendation | None = None,
    ) -> Signature:
        self._check()
        self.signed.append(shown)
        return Signature(self._person_id, printed_name, meaning, self._clock.now(), "5a" * 32)

    def amend(self, record_id: str, printed_name: str, reason: str, text: str) -> Addendum:
        self._check()
        return Addendum(self._person_id, printed_name, self._clock.now(), reason, text, "6b" * 32)

    def last_told(self) -> datetime | None:
        return self.told_at

    def _check(self) -> None:
        if self.problem:
            raise NotSaved(self.problem)


class Heard:
    """Fulfils AuditLog, and keeps what it heard."""

    def __init__(self) -> None:
        self.events: list[AuditEvent] = []

    def record(self, event: AuditEvent) -> None:
        self.events.append(event)


class KnownPassphrase:
    """Fulfils PassphraseCheck."""

    def prove(self, passphrase: str) -> None:
        if passphrase != PASSPHRASE:
            raise Refusal("That is not your passphrase. Nothing was signed.")


def memory_signing(
    clock: Clock, access: Access, store: MemorySignatures | None = None, heard: Heard | None = None
) -> Signing:
    """Signing without a database."""
    kept = store or MemorySignatures(clock, access.person.id)
    return Signing(kept, heard or Heard(), clock, KnownPassphrase(), access, RELEASED_ON)
