"""The registry as screens and commands get it: every call is checked first."""

from collections.abc import Sequence

from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.evaluation_record import PatientRow
from omt_desktop.workflow.ports import PatientRegistry


class GuardedPatients:
    """Fulfils PatientRegistry over another one; NotAllowed before anything is read or stored."""

    def __init__(self, patients: PatientRegistry, access: Access) -> None:
        self._patients = patients
        self._access = access

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
        return self._patients.get(patient_id)

    @needs(Action.SEE_REGISTRY)
    def find(self, text: str, limit: int = 50) -> Sequence[PatientRow]:
        """Patients by the beginnings of name parts or record number; all for an empty text."""
        return self._patients.find(text, limit)

    @needs(Action.SEE_REGISTRY)
    def count(self) -> int:
        """How many patients there are."""
        return self._patients.count()
