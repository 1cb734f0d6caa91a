"""Signing as the practice does it: the record first, then its report sealed and kept in the same act."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.ports import AuditLog, Clock, PassphraseCheck, SignatureStore
from omt_desktop.workflow.sealed_reports import SealedReports
from omt_desktop.workflow.signature import Addendum
from omt_desktop.workflow.signing import Signing


class SealedSigning(Signing):
    """Signing whose report is sealed at once.

    Where the record is signed and its report cannot be sealed, for example on a full disk, the signature stands all the
    same; whoever shows the report next seals it then, or hears why not.
    """

    def __init__(
        self,
        store: SignatureStore,
        audit: AuditLog,
        clock: Clock,
        check: PassphraseCheck,
        access: Access,
        released_on: date,
        *,
        reports: SealedReports,
        content_of: Callable[[EvaluationRecord], Content],
    ) -> None:
        super().__init__(store, audit, clock, check, access, released_on)
        self._sealed = reports
        self._content_of = content_of

    @needs(Action.SIGN)
    def sign(
        self, record: EvaluationRecord, recommendation: Recommendation, content: Content, passphrase: str
    ) -> EvaluationRecord:
        """The record with the signature of the person at work; its report is sealed and kept."""
        signed = super().sign(record, recommendation, content, passphrase)
        with suppress(Refusal):
            self._sealed.keep(signed, recommendation, content)
        return signed

    @needs(Action.SIGN)
    def amend(self, record: EvaluationRecord, reason: str, text: str, passphrase: str) -> EvaluationRecord:
        """The record with a signed addendum; the report with it is sealed and kept beside the one before."""
        if record.recommendation is not None:
            self._prove_addendum_printable(record, record.recommendation, reason, text)
        amended = super().amend(record, reason, text, passphrase)
        if amended.recommendation is not None:
            with suppress(Refusal):
                self._sealed.keep(amended, amended.recommendation, self._content_of(amended))
        return amended

    def _prove_addendum_printable(
        self, record: EvaluationRecord, recommendation: Recommendation, reason: str, text: str
    ) -> None:
        person = self._access.person
        added = Addendum(person.id, person.name, self._clock.now(), reason, text, "")
        with_it = replace(record, addenda=(*record.addenda, added))
        self._sealed.prove_printable(with_it, recommendation, self._content_of(record))

    def _may_be_signed(self, record: EvaluationRecord, recommendation: Recommendation, content: Content) -> None:
        super()._may_be_signed(record, recommendation, content)
        if not record.signed:
            self._sealed.prove_printable(record, recommendation, content)
