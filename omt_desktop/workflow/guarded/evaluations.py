"""The evaluations as screens and commands get them: every call is checked first."""

from collections.abc import Collection, Sequence
from datetime import datetime

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.evaluation_record import EvaluationRecord, EvaluationSummary
from omt_desktop.workflow.ports import AuditLog, EvaluationStore
from omt_desktop.workflow.trail.reads import Reads


class GuardedEvaluations:
    """Fulfils EvaluationStore over another one; NotAllowed before anything is read or stored.

    Also summaries are clinical content: they name the complaint.
    """

    def __init__(self, evaluations: EvaluationStore, access: Access, audit: AuditLog, reads: Reads) -> None:
        self._evaluations = evaluations
        self._access = access
        self._audit = audit
        self._reads = reads

    @needs(Action.WRITE_CLINICAL)
    def create(
        self, patient: Patient, evaluation: Evaluation, content: ContentStamp, step_id: str, protocol: str = ""
    ) -> EvaluationRecord:
        """Stores a new evaluation of the patient and returns it with its id."""
        return self._evaluations.create(patient, evaluation, content, step_id, protocol)

    @needs(Action.WRITE_CLINICAL)
    def save(
        self,
        record_id: str,
        before: Evaluation,
        after: Evaluation,
        decided_on: tuple[Recommendation, ContentStamp] | None = None,
    ) -> datetime:
        """Commits what differs and returns the time of the commit."""
        return self._evaluations.save(record_id, before, after, decided_on)

    @needs(Action.WRITE_CLINICAL)
    def remember_step(self, record_id: str, step_id: str) -> None:
        """Keeps the step to come back to."""
        self._evaluations.remember_step(record_id, step_id)

    @needs(Action.SEE_CLINICAL)
    def load(self, record_id: str) -> EvaluationRecord:
        """The evaluation as last saved; Refusal where there is none."""
        record = self._evaluations.load(record_id)
        # Before it is handed out: what cannot be told is not shown.
        self._audit.record(AuditEvent(AuditKind.EVALUATION_OPENED, record.patient.id, record_id))
        return record

    @needs(Action.SEE_CLINICAL)
    def of_patient(self, patient_id: str) -> Sequence[EvaluationSummary]:
        """The patient's evaluations, newest first."""
        self._reads.opened(AuditKind.CHART_OPENED, patient_id)
        return self._evaluations.of_patient(patient_id)

    @needs(Action.SEE_CLINICAL)
    def unfinished(self, limit: int = 50) -> Sequence[EvaluationSummary]:
        """Evaluations without a decision, most recently saved first."""
        self._reads.opened(AuditKind.NOTES_LISTED, "")
        return self._evaluations.unfinished(limit)

    @needs(Action.SEE_CLINICAL)
    def recorded_most(self, limit: int) -> Sequence[tuple[str, int]]:
        """The items recorded most in the latest evaluations, with counts."""
        return self._evaluations.recorded_most(limit)

    @needs(Action.SEE_PROTOCOL)
    def holds_any(self, item_ids: Collection[str]) -> bool:
        """Whether any evaluation has a finding for one of these items, which the practice added."""
        return self._evaluations.holds_any(item_ids)
