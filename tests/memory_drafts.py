"""Half filled patient forms in memory."""

from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.patient_drafts import PatientDraft
from omt_desktop.workflow.ports import Clock


class MemoryDrafts:
    """Fulfils PatientDraftStore."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.kept: dict[str, PatientDraft] = {}
        self.problem = ""

    def keep(self, patient: Patient) -> None:
        if self.problem:
            raise NotSaved(self.problem)
        self.kept[patient.id] = PatientDraft(patient, self._clock.now())

    def of(self, patient_id: str) -> PatientDraft | None:
        if self.problem:
            raise Refusal(self.problem)
        return self.kept.get(patient_id)

    def drop(self, patient_id: str) -> None:
        if self.problem:
            raise NotSaved(self.problem)
        self.kept.pop(patient_id, None)
