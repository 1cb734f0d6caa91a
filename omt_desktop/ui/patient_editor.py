"""Adding and changing patients: the form, and storing what it says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from omt_desktop.domain.patient import Patient
from omt_desktop.ui.patient_form import PatientForm
from omt_desktop.ui.patient_rows import identity_line
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock, PatientRegistry
from omt_desktop.workflow.possible_duplicate import possible_duplicate


class PatientEditor(QScrollArea):
    """Stores the patient when the form is saved; what goes wrong is told in the form, which stays as it is."""

    stored = Signal(object, bool)
    """The patient as stored, and whether an evaluation is to begin at once."""
    cancelled = Signal()

    def __init__(self, patients: PatientRegistry, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patients = patients
        self._clock = clock
        self._warned_of: Patient | None = None
        self.form = PatientForm()
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self.cancelled)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        holder = QWidget()
        holder.setProperty("role", "scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self.setWidget(holder)

    @property
    def is_in_use(self) -> bool:
        """Whether the form is open and holds something that is not saved."""
        return not self.isHidden() and self.form.has_unsaved_text

    def begin(self, patient: Patient) -> None:
        """The form shows the patient, or is empty for a new one."""
        self._warned_of = None
        self.form.begin(patient, self._clock.now().date())

    def remind(self) -> None:
        """Says that the form is not saved, and stands on it."""
        self.form.say("This form is not saved yet. Save or cancel it first.")
        self.form.family_name.setFocus()

    def _save(self, patient: Patient, begin: bool) -> None:
        try:
            if self._warn_of_duplicate(patient):
                return
            if patient.id:
                self._patients.update(patient)
            else:
                patient = self._patients.add(patient)
        except Refusal as problem:
            self.form.say(str(problem))
        else:
            self.stored.emit(patient, begin)

    def _warn_of_duplicate(self, patient: Patient) -> bool:
        """Tells once that the patient may be there already; saving the same again means that it is another one."""
        known = possible_duplicate(patient, self._patients)
        if known is None or self._warned_of == patient:
            return False
        self._warned_of = patient
        who = f"{known.full_name}, {identity_line(known, self._clock.now().date())}"
        self.form.say(f"This may be a patient you already have: {who}. Save again if it is another person.")
        return True
