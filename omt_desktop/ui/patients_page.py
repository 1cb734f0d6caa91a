"""Patients: find or add one, see what is unfinished, and open an evaluation."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.patient_editor import PatientEditor
from omt_desktop.ui.patient_finder import LIMIT, PatientFinder
from omt_desktop.ui.patient_panel import PatientPanel
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.unfinished_notes import LIMIT as NOTES
from omt_desktop.ui.unfinished_notes import UnfinishedNotes
from omt_desktop.workflow.begin_evaluation import begin_evaluation
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.words import Words


class PatientsPage(QWidget):
    """Asks the registry and the store; what goes wrong is announced as one sentence and changes nothing here."""

    evaluation_wanted = Signal(str)
    """The id of the evaluation record to open."""
    refused = Signal(str)
    """Why something could not be done."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._services = services
        self._patient: Patient | None = None
        self._total = 0
        words = Words(services.content)
        self.finder = PatientFinder()
        self.notes = UnfinishedNotes(words)
        self.panel = PatientPanel(words)
        self.editor = PatientEditor(services.patients, services.clock)
        self._side = QStackedWidget()
        self._arrange()
        self._connect()

    @property
    def has_unsaved_text(self) -> bool:
        """Whether a patient form holds something that is not saved."""
        return self.editor.is_in_use

    def refresh(self) -> None:
        """Shows the patients and notes as they are stored now."""
        try:
            self._total = self._services.patients.count()
        except Refusal as problem:
            self.refused.emit(str(problem))
        self._search(self.finder.search.text())
        self._show_notes()
        if self._patient is not None:
            self._show_patient(self._patient.id)

    def arrive(self) -> None:
        """The page comes into sight: everything is up to date and the hand is on the search line."""
        self.refresh()
        self.finder.search.setFocus()
        self.finder.search.selectAll()

    def _arrange(self) -> None:
        for widget in (self.notes, self.panel, self.editor):
            self._side.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(PlainLabel("Patients", "title"))
        left.addWidget(self.finder, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 16)
        row.setSpacing(24)
        row.addLayout(left, 9)
        row.addWidget(self._side, 11)

    def _connect(self) -> None:
        self.finder.searched.connect(self._search)
        self.finder.chosen.connect(self._choose)
        self.finder.opened.connect(self._open_patient)
        self.finder.add_wanted.connect(self.add_patient)
        self.notes.opened.connect(self.evaluation_wanted)
        self.panel.opened.connect(self.evaluation_wanted)
        self.panel.begin_wanted.connect(self._begin)
        self.panel.edit_wanted.connect(self._edit)
        self.panel.left.connect(self._leave_patient)
        self.editor.stored.connect(self._show_stored)
        self.editor.cancelled.connect(self._close_form)
        for keys, act in (
            (QKeySequence.StandardKey.New, self.add_patient),
            (QKeySequence.StandardKey.Find, self.arrive),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def add_patient(self) -> None:
        """An empty form stands where the patient stood; one that is being filled in stays as it is."""
        if not self._form_is_in_use():
            self._fill_in(Patient("", ""))

    def _search(self, text: str) -> None:
        try:
            found = self._services.patients.find(text, LIMIT)
        except Refusal as problem:
            self.refused.emit(str(problem))
        else:
            current = self._patient.id if self._patient else ""
            self.finder.show_patients(found, self._total, self._today(), current)

    def _choose(self, patient_id: str) -> None:
        if patient_id and not self._form_is_in_use():
            self._show_patient(patient_id)

    def _open_patient(self, patient_id: str) -> None:
        if self._form_is_in_use():
            return
        if self._patient is None or self._patient.id != patient_id:
            self._show_patient(patient_id)
        self.panel.focus_next_step()

    def _show_patient(self, patient_id: str) -> None:
        try:
            patient = self._services.patients.get(patient_id)
            evaluations = self._services.evaluations.of_patient(patient_id)
        except Refusal as problem:
            self.refused.emit(str(problem))
        else:
            self._patient = patient
            self.panel.show_patient(patient, evaluations, self._today())
            self._side.setCurrentWidget(self.panel)

    def _leave_patient(self) -> None:
        self._patient = None
        self._show_notes()
        self._side.setCurrentWidget(self.notes)
        self.finder.list.stand_on("")
        self.finder.search.setFocus()

    def _show_notes(self) -> None:
        try:
            notes = self._services.evaluations.unfinished(NOTES)
        except Refusal as problem:
            self.refused.emit(str(problem))
        else:
            self.notes.show_notes(notes, self._total, self._today())

    def _begin(self) -> None:
        if self._patient is None:
            return
        services = self._services
        try:
            protocol = services.protocols.hash_in_use()
            content = services.protocols.content_with(protocol)
            record = begin_evaluation(self._patient, self._today(), content, services.evaluations, protocol)
        except Refusal as problem:
            self.refused.emit(str(problem))
        else:
            self.evaluation_wanted.emit(record.id)

    def _edit(self) -> None:
        if self._patient is not None:
            self._fill_in(self._patient)

    def _fill_in(self, patient: Patient) -> None:
        self._side.setCurrentWidget(self.editor)
        self.editor.begin(patient)

    def _form_is_in_use(self) -> bool:
        in_use = self.editor.is_in_use
        if in_use:
            self.editor.remind()
        return in_use

    def _close_form(self) -> None:
        self._side.setCurrentWidget(self.panel if self._patient else self.notes)
        if self._patient:
            self.panel.focus_next_step()
        else:
            self.finder.search.setFocus()

    def _show_stored(self, patient: Patient, begin: bool) -> None:
        self._patient = patient
        self.finder.search.clear()
        self.refresh()
        self.finder.list.stand_on(patient.id)
        self.panel.focus_next_step()
        if begin:
            self._begin()

    def _today(self) -> date:
        return self._services.clock.now().date()
