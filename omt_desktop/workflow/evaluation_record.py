"""An evaluation as the practice keeps it: whose it is, when it began, with which content, and where the doctor is."""

from dataclasses import dataclass
from datetime import datetime

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient, PatientIdentity
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.signature import Addendum, Signature
from omt_desktop.workflow.signed_elsewhere import CLOSED, SignedElsewhere


@dataclass(frozen=True, slots=True)
class EvaluationRecord:
    """One evaluation of one patient. `id` is ours; `started_at` is in the practice's local time, with offset."""

    id: str
    patient: Patient
    evaluation: Evaluation
    content: ContentStamp
    step_id: str
    started_at: datetime
    saved_at: datetime
    protocol: str = ""
    """The hash of the doctor's own protocol it is made with; empty for the exam as it is delivered."""
    signatures: tuple[Signature, ...] = ()
    """From the first on, nothing of the evaluation changes any more."""
    addenda: tuple[Addendum, ...] = ()
    recommendation: Recommendation | None = None
    """The recommendation it was signed with, which is kept for ever; None before the first signature."""
    elsewhere: SignedElsewhere | None = None
    """What the file it was brought in with says of signatures; it is not signed here, and it is closed."""
    doubt: str = ""
    """What does not fit between the record and the audit trail, as a sentence; it is then shown and not changed."""

    named: PatientIdentity | None = None
    """Whom it names since its first signature, whatever the registry says of the patient since; None before."""

    @property
    def whose(self) -> PatientIdentity:
        """Whom it names: the patient as signed, as the registry has them before that."""
        return self.named or self.patient

    @property
    def renamed(self) -> bool:
        """Whether the registry says something else of the patient by now than what was signed."""
        return self.named is not None and _printed(self.named) != _printed(self.patient)

    @property
    def signed(self) -> bool:
        """Whether it is signed: from then on it is only added to."""
        return bool(self.signatures)

    @property
    def closed(self) -> str:
        """Why nothing of the evaluation can be changed, as a sentence; empty where it can."""
        if self.doubt:
            return self.doubt
        if self.elsewhere is not None:
            return CLOSED
        if not self.signatures:
            return ""
        return "This evaluation is signed, so nothing of it changes any more. Write a correction as an addendum."


def _printed(patient: PatientIdentity) -> tuple[object, ...]:
    """What a report prints of a patient."""
    return patient.family_name, patient.given_name, patient.mrn, patient.born, patient.sex


@dataclass(frozen=True, slots=True)
class EvaluationSummary:
    """A line in a list of evaluations."""

    id: str
    patient: PatientIdentity
    evaluated_on: str
    """ISO date."""
    complaints: tuple[str, ...]
    decided: bool
    saved_at: datetime
    signed: bool = False
    elsewhere: bool = False
    """Whether it was brought in from a file that says it was signed there."""


@dataclass(frozen=True, slots=True)
class PatientRow:
    """A line in the patient list: who it is, the day of the last evaluation, if there was one, and the town."""

    patient: PatientIdentity
    last_evaluated_on: str | None
    town: str = ""
    inactive: bool = False
    folded_name: str = ""
    folded_town: str = ""
    """With the id, where the row stands in the list: the next page begins behind it."""
