"""Patient forms that are half filled in, kept so that a killed process loses none of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.trail.reads import Reads


@dataclass(frozen=True, slots=True)
class PatientDraft:
    """What was typed last, and when. Its patient has the id of the form it was typed into; empty for a new patient."""

    patient: Patient
    kept_at: datetime


class PatientDraftStore(Protocol):
    """Keeps one draft for each person and form. Methods raise Refusal where the database cannot be used."""

    def keep(self, patient: Patient) -> None:
        """The draft of the person at work, in place of the one before; NotSaved where it cannot be kept."""
        ...

    def of(self, patient_id: str) -> PatientDraft | None:
        """The draft of the person at work for that form; None where there is none."""
        ...

    def drop(self, patient_id: str) -> None:
        """There is no draft of the person at work for that form any more."""
        ...


class PatientDrafts:
    """A draft is of one form and of one person: nobody else gets it, and never under another patient."""

    def __init__(self, access: Access, store: PatientDraftStore, reads: Reads) -> None:
        self._access = access
        self._store = store
        self._reads = reads

    @needs(Action.CHANGE_REGISTRY)
    def keep(self, patient: Patient) -> None:
        """What is typed into the form of the patient; NotSaved where it cannot be kept."""
        self._reads.opened(AuditKind.FORM_FILLED_IN, patient.id)
        self._store.keep(patient)

    @needs(Action.CHANGE_REGISTRY)
    def of(self, patient_id: str) -> PatientDraft | None:
        """What was typed into that form and neither saved nor cancelled; None where there is nothing."""
        found = self._store.of(patient_id)
        if found is not None:
            self._reads.opened(AuditKind.FORM_OFFERED, patient_id)
        return found

    @needs(Action.CHANGE_REGISTRY)
    def drop(self, patient_id: str) -> None:
        """The form was saved or cancelled."""
        self._store.drop(patient_id)
