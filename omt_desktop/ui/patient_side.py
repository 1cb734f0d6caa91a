"""The right half of the patients page: the notes or a patient, and in front of them the form while it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

if TYPE_CHECKING:
    from omt_desktop.domain.patient import Patient
    from omt_desktop.ui.patient_editor import PatientEditor
    from omt_desktop.workflow.patient_drafts import PatientDrafts
    from omt_desktop.workflow.ports import Clock, PatientRegistry


class PatientSide(QStackedWidget):
    """An empty card until it is given something to show. The form works from the start, and nothing takes it away."""

    stored = Signal(object, bool)
    """The patient as stored from the form, and whether an evaluation is to begin at once."""
    form_closed = Signal()
    """The form was cancelled; what stood behind it is in sight again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: PatientEditor | None = None
        self._practice: tuple[PatientRegistry, Clock, PatientDrafts] | None = None
        self._behind: QWidget = QFrame()
        self._behind.setProperty("role", "card")
        self.addWidget(self._behind)

    @property
    def editor(self) -> PatientEditor:
        """The form with its storing, made when it is first asked for: the first screen does not wait for it."""
        if self._editor is None:
            from omt_desktop.ui.patient_editor import PatientEditor

            self._editor = PatientEditor()
            self._editor.stored.connect(self.stored)
            self._editor.cancelled.connect(self._close_form)
            self.addWidget(self._editor)
            if self._practice is not None:
                self._editor.open_practice(*self._practice)
        return self._editor

    @property
    def form_is_in_use(self) -> bool:
        """Whether the form is open and holds something that is not saved."""
        return self._editor is not None and self._editor.is_in_use

    @property
    def form_is_open(self) -> bool:
        """Whether the form is in front."""
        return self.currentWidget() is not self._behind

    def open_practice(self, patients: PatientRegistry, clock: Clock, drafts: PatientDrafts) -> None:
        """From now on the form is stored there; a patient whose saving waited for it is stored at once."""
        self._practice = (patients, clock, drafts)
        if self._editor is not None:
            self._editor.open_practice(*self._practice)

    def stand_behind(self, widget: QWidget) -> None:
        """The widget takes the place behind the form, and is in sight where no form is open."""
        was_open = self.form_is_open
        if self.indexOf(widget) < 0:
            self.addWidget(widget)
        self._behind = widget
        if not was_open:
            self.setCurrentWidget(widget)

    def show_behind(self) -> None:
        """Puts the form away."""
        self.setCurrentWidget(self._behind)

    def remind_of_form(self) -> bool:
        """Whether a form that is being filled in must be saved or cancelled first; says so in the form."""
        if self._editor is None or not self._editor.is_in_use:
            return False
        self._editor.remind()
        return True

    def fill_in(self, patient: Patient) -> None:
        """The form of the patient comes to the front; with an empty id it is that of a new one."""
        self.setCurrentWidget(self.editor)
        self.editor.begin(patient)

    def _close_form(self) -> None:
        self.show_behind()
        self.form_closed.emit()
