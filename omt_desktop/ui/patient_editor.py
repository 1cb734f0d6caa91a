"""Adding and changing patients: the form, and storing what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.bootstrap import SystemClock
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.patient_form import PatientForm
from omt_desktop.ui.patient_parts.draft_keeper import DraftKeeper
from omt_desktop.ui.patient_rows import identity_line
from omt_desktop.ui.typing_pause import TypingPause
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.likely_duplicates import identity_changed, likely_duplicates
from omt_desktop.workflow.patient_merge import merged, proposed
from omt_desktop.workflow.typed_patient import carried_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from omt_desktop.workflow.likely_duplicates import Likeness
    from omt_desktop.workflow.patient_drafts import PatientDrafts
    from omt_desktop.workflow.ports import Clock, PatientRegistry


class PatientEditor(QWidget):
    """Stores the patient when the form is saved; what goes wrong is told in the form, which stays as it is.

    Before the practice is open, saving waits for it.
    """

    stored = Signal(object, bool)
    """The patient as stored, and whether an evaluation is to begin at once."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patients: PatientRegistry | None = None
        self._clock: Clock = SystemClock()
        self._begun = Patient("", "")
        """What the form was begun with."""
        self._warned_of: Patient | None = None
        self._waiting: tuple[Patient, bool] | None = None
        """What was saved before the practice was open."""
        self.form = PatientForm()
        self.drafts = DraftKeeper()
        self._pause = TypingPause(self._typed, self)
        self.form.saved.connect(self._save)
        self.form.changed.connect(self._pause.touch)
        self.form.alike.chosen.connect(self._use)
        self.drafts.taken.connect(self._take_draft)
        self.stored.connect(self.drafts.drop)
        self.cancelled.connect(self.drafts.drop)
        self.form.cancelled.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.drafts)
        column.addWidget(self.form, 1)

    @property
    def is_in_use(self) -> bool:
        """Whether the form is open and holds something that is not saved."""
        return not self.isHidden() and self.form.has_unsaved_text

    def open_practice(self, patients: PatientRegistry, clock: Clock, drafts: PatientDrafts) -> None:
        """Stores there from now on, and at once what was saved before and not changed or cancelled since."""
        self._patients, self._clock = patients, clock
        self.drafts.open_practice(drafts)
        if self._waiting is not None and self.is_in_use and self.form.filled == self._waiting[0]:
            self._save(*self._waiting)

    def begin(self, patient: Patient) -> None:
        """The form shows the patient, or is empty for a new one."""
        self._warned_of = self._waiting = None
        self._begun = patient
        self.drafts.begun(patient)
        self.form.begin(patient, self._clock.now().date())
        self._pause.drop()

    def remind(self) -> None:
        """Says that the form is not saved, and stands on it."""
        self.form.say("This form is not saved yet. Save or cancel it first.")
        self.form.family_name.setFocus()

    def _save(self, patient: Patient, begin: bool) -> None:
        if self._patients is None:
            self._waiting = (patient, begin)
            self.form.say("The practice is still being opened. This patient is saved as soon as it is open.")
            return
        self._waiting = None
        try:
            if self._warn_of_duplicate(patient, self._patients):
                return
            if patient.id:
                patient = carried_over(self._begun, patient, self._patients.get(patient.id))
                self._patients.update(patient)
            else:
                patient = self._patients.add(patient)
        except Refusal as problem:
            self.form.say(str(problem))
        else:
            self.stored.emit(patient, begin)

    def _warn_of_duplicate(self, patient: Patient, patients: PatientRegistry) -> bool:
        """Tells once that the patient may be there already; saving the same again means that it is another one."""
        found = self._alike_to(patient, patients)
        if not found or self._warned_of == patient:
            return False
        self._warned_of = patient
        known = found[0].patient
        who = f"{known.full_name}, {identity_line(known, self._clock.now().date())}"
        self.form.show_alike(found)
        self.form.say(f"This may be a patient you already have: {who}. Save again if it is another person.")
        return True

    def _alike_to(self, patient: Patient, patients: PatientRegistry) -> Sequence[Likeness]:
        """Who may be the same person; for one who is stored, only what was changed can make somebody alike."""
        if patient.id and not identity_changed(self._begun, patient):
            return ()
        return likely_duplicates(patient, patients.resembling(patient))

    def _typed(self) -> None:
        """The hand rests: what was typed is kept, and compared with those who are there."""
        if self.is_in_use:
            self.drafts.keep(self.form.filled)
        self._look_for_alike()

    def _take_draft(self, typed: Patient) -> None:
        self.form.fill(typed)
        self.form.say("This was typed before and not saved. Check it, then save or cancel.")

    def _look_for_alike(self) -> None:
        """While somebody types: whoever may be the same person is shown beside what was typed."""
        if self._patients is None or self.isHidden():
            return
        try:
            self.form.show_alike(self._alike_to(self.form.filled, self._patients))
        except Refusal:
            # Nothing was asked for: a registry that cannot answer is told when the patient is saved.
            self.form.show_alike(())

    def _use(self, known: Patient) -> None:
        """The form becomes that of the known patient; what was typed stands where the record had nothing."""
        typed = self.form.filled
        self.drafts.drop()
        self.begin(known)
        self.form.fill(merged(known, typed, proposed(known, typed)))
        self.form.say(
            "This is the record you already have. What you typed was added where it had nothing. Check, then save."
        )
