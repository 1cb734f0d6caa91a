"""Patients: the first screen. It can be typed into before the practice is open, and is filled when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.patient import Patient
from omt_desktop.ui.patient_finder import PatientFinder
from omt_desktop.ui.patient_side import PatientSide
from omt_desktop.ui.plain_label import PlainLabel

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.patient_desk import PatientDesk
    from omt_desktop.ui.patient_editor import PatientEditor


class PatientsPage(QWidget):
    """Places the search, the list and the side; what is done with them in an open practice is the desk's."""

    evaluation_wanted = Signal(str)
    """The id of the evaluation record to open."""
    papers_wanted = Signal(str)
    """The id of the patient whose documents are wanted."""
    refused = Signal(str)
    """Why something could not be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.finder = PatientFinder()
        self.side = PatientSide()
        self.desk: PatientDesk | None = None
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(PlainLabel("Patients", "title"))
        left.addWidget(self.finder, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 16)
        row.setSpacing(24)
        row.addLayout(left, 9)
        row.addWidget(self.side, 11)
        self.finder.add_wanted.connect(self.add_patient)
        self.side.form_closed.connect(self._leave_form)
        for keys, act in (
            (QKeySequence.StandardKey.New, self.add_patient),
            (QKeySequence.StandardKey.Find, self.arrive),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def editor(self) -> PatientEditor:
        """The form for a patient, with its storing."""
        return self.side.editor

    @property
    def has_unsaved_text(self) -> bool:
        """Whether a patient form holds something that is not saved."""
        return self.side.form_is_in_use

    @property
    def is_in_use(self) -> bool:
        """Whether someone is searching or has a form open, so that nothing may take the page away."""
        return bool(self.finder.search.text()) or self.side.form_is_open

    def open_practice(self, services: Services) -> None:
        """Shows the patients of the practice; what was typed so far is searched, and a patient waiting is saved."""
        from omt_desktop.ui.patient_desk import PatientDesk

        self.desk = PatientDesk(services, self.finder, self.side, self)
        self.desk.evaluation_wanted.connect(self.evaluation_wanted)
        self.desk.papers_wanted.connect(self.papers_wanted)
        self.desk.refused.connect(self.refused)
        self.desk.refresh()
        self.side.open_practice(services.patients, services.clock, services.patient_drafts)

    def arrive(self) -> None:
        """The page comes into sight: everything is up to date and the hand is on the search line."""
        if self.desk is not None:
            self.desk.refresh()
        self.finder.search.setFocus()
        self.finder.search.selectAll()

    def add_patient(self) -> None:
        """An empty form stands where the patient stood; one that is being filled in stays as it is."""
        if not self.side.remind_of_form():
            self.side.fill_in(Patient("", ""))

    def _leave_form(self) -> None:
        if self.desk is not None:
            self.desk.take_focus()
        else:
            self.finder.search.setFocus()
