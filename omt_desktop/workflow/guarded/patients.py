"""The registry as screens and commands get it: every call is checked first, and what was looked at is told."""

from collections.abc import Collection, Mapping, Sequence

from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.evaluation_record import PatientRow
from omt_desktop.workflow.patient_merge import Merge, PatientHoldings
from omt_desktop.workflow.patient_query import EVERYONE, PatientView
from omt_desktop.workflow.ports import PatientRegistry
from omt_desktop.workflow.trail.reads import Reads


class GuardedPatients:
    """Fulfils PatientRegistry over another one; NotAllowed before anything is read or stored."""

    def __init__(self, patients: PatientRegistry, access: Access, reads: Reads) -> None:
        self._patients = patients
        self._access = access
        self._reads = reads

    @needs(Action.CHANGE_REGISTRY)
    def add(self, patient: Patient) -> Patient:
        """Stores a new patient and returns it with its id."""
        return self._patients.add(patient)

    @needs(Action.CHANGE_REGISTRY)
    def update(self, patient: Patient) -> None:
        """Stores the changed patient under its id."""
        self._patients.update(patient)

    @needs(Action.SEE_REGISTRY)
    def get(self, patient_id: str) -> Patient:
        """The patient of that id; Refusal where there is none."""
        self._reads.opened(AuditKind.PATIENT_OPENED, patient_id)
        return self._patients.get(patient_id)

    @needs(Action.SEE_REGISTRY)
    def find(self, text: str, limit: int = 50, view: PatientView = EVERYONE) -> Sequence[PatientRow]:
        """Patients of the view by words, birth date or phone; the first of them for an empty text."""
        return self._listed(self._patients.find(text, limit, view))

    @needs(Action.SEE_REGISTRY)
    def page(self, view: PatientView, after: PatientRow | None, limit: int = 100) -> Sequence[PatientRow]:
        """The next patients of the view behind `after`; the first for None."""
        return self._listed(self._patients.page(view, after, limit))

    @needs(Action.SEE_REGISTRY)
    def count(self, view: PatientView = EVERYONE) -> int:
        """How many patients the view has."""
        return self._patients.count(view)

    @needs(Action.SEE_REGISTRY)
    def names_of(self, patient_ids: Collection[str]) -> Mapping[str, str]:
        """The full names by id; an id that is not in the registry has none."""
        found = self._patients.names_of(patient_ids)
        self._reads.listed(AuditKind.REGISTRY_LISTED, tuple(found), str)
        return found

    @needs(Action.SEE_REGISTRY)
    def resembling(self, patient: Patient) -> Sequence[Patient]:
        """Those worth comparing with the patient."""
        found = self._patients.resembling(patient)
        self._reads.listed(AuditKind.REGISTRY_LISTED, found, lambda one: one.id)
        return found

    @needs(Action.SEE_REGISTRY)
    def joined_to(self, patient_id: str) -> Sequence[Patient]:
        """The records that were joined to this patient."""
        self._reads.opened(AuditKind.PATIENT_OPENED, patient_id)
        return self._patients.joined_to(patient_id)

    @needs(Action.MERGE_PATIENTS)
    def holdings(self, patient_id: str) -> PatientHoldings:
        """How much is kept of the patient."""
        self._reads.opened(AuditKind.PATIENT_OPENED, patient_id)
        return self._patients.holdings(patient_id)

    @needs(Action.MERGE_PATIENTS)
    def merge(self, kept: Patient, joined_id: str) -> str:
        """Joins the record of that id to `kept`; the id by which `part` takes it back."""
        return self._patients.merge(kept, joined_id)

    @needs(Action.MERGE_PATIENTS)
    def merges_of(self, patient_id: str) -> Sequence[Merge]:
        """What was joined to the patient and can be taken back, the last first."""
        self._reads.opened(AuditKind.PATIENT_OPENED, patient_id)
        return self._patients.merges_of(patient_id)

    @needs(Action.MERGE_PATIENTS)
    def part(self, merge_id: str) -> None:
        """Takes a merge back."""
        self._patients.part(merge_id)

    def _listed(self, rows: Sequence[PatientRow]) -> Sequence[PatientRow]:
        self._reads.listed(AuditKind.REGISTRY_LISTED, rows, lambda row: row.patient.id)
        return rows
