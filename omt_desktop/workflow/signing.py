"""Signing an evaluation and adding to a signed one: with the passphrase, a clock that can be right, and a name."""

from dataclasses import replace
from datetime import date

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.ports import AuditLog, Clock, PassphraseCheck, SignatureStore
from omt_desktop.workflow.ready_to_sign import missing_to_sign, wrong_clock
from omt_desktop.workflow.signature import Meaning


class Signing:
    """Every method raises Refusal, and then nothing was signed."""

    def __init__(
        self,
        store: SignatureStore,
        audit: AuditLog,
        clock: Clock,
        check: PassphraseCheck,
        access: Access,
        released_on: date,
    ) -> None:
        self._store = store
        self._audit = audit
        self._clock = clock
        self._check = check
        self._access = access
        self._released_on = released_on

    @needs(Action.SIGN)
    def sign(
        self, record: EvaluationRecord, recommendation: Recommendation, content: Content, passphrase: str
    ) -> EvaluationRecord:
        """The record with the signature of the person at work; of the author first, of reviewers after that.

        It is what is stored that is signed, with the recommendation as it is kept there and the content's version.
        """
        meaning = Meaning.REVIEWER if record.signed else Meaning.AUTHOR
        self._may_be_signed(record, recommendation, content)
        self._prove(passphrase)
        name = self._access.person.name.strip()
        stands_on = None if record.signed else recommendation
        signature = self._store.sign(record.id, record.evaluation, name, meaning, record.whose, stands_on)
        # Of what was signed before, the first signature froze nothing, and a second one does not.
        named = record.named if record.signed else record.patient
        return replace(record, signatures=(*record.signatures, signature), recommendation=recommendation, named=named)

    def _may_be_signed(self, record: EvaluationRecord, recommendation: Recommendation, content: Content) -> None:
        """Returns where nothing speaks against a signature of the person at work; Refusal otherwise."""
        if record.doubt:
            raise Refusal(record.doubt)
        if record.elsewhere is not None:
            raise Refusal(record.closed)
        missing = () if record.signed else missing_to_sign(record.evaluation, recommendation, content)
        if missing:
            raise Refusal(" ".join(("This evaluation cannot be signed yet.", *missing)))
        if any(signature.person_id == self._access.person.id for signature in record.signatures):
            raise Refusal("You have signed this evaluation already. A correction is written as an addendum.")

    @needs(Action.SIGN)
    def amend(self, record: EvaluationRecord, reason: str, text: str, passphrase: str) -> EvaluationRecord:
        """The record with a signed addendum of the person at work; what was signed stays as it was."""
        if record.doubt:
            raise Refusal(record.doubt)
        if not reason.strip() or not text.strip():
            raise Refusal("An addendum needs its text and the reason why it is written. Nothing was added.")
        self._prove(passphrase)
        addendum = self._store.amend(record.id, self._access.person.name.strip(), reason.strip(), text.strip())
        return replace(record, addenda=(*record.addenda, addendum))

    def _prove(self, passphrase: str) -> None:
        """Returns where the person at work, their name and the clock are known well enough for a signature."""
        if not self._access.person.name.strip():
            raise Refusal("A signature needs a printed name, and yours is not known. Nothing was signed.")
        wrong = wrong_clock(self._clock.now(), self._released_on, self._store.last_told())
        if wrong:
            self._audit.record(AuditEvent(AuditKind.CLOCK_BACK))
            raise Refusal(wrong)
        self._check.prove(passphrase)
