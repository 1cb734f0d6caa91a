"""What the patients page does in an open practice: finds and shows patients and notes, and begins evaluations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from omt_desktop.bootstrap import Services
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.patient_finder import LIMIT, Found, PatientFinder
from omt_desktop.ui.patient_panel import PatientPanel
from omt_desktop.ui.patient_side import PatientSide
from omt_desktop.ui.unfinished_notes import LIMIT as NOTES
from omt_desktop.ui.unfinished_notes import UnfinishedNotes
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.begin_evaluation import begin_evaluation
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import PatientRow
from omt_desktop.workflow.patient_query import PatientView, read_query
from omt_desktop.workflow.words import Words

if TYPE_CHECKING:
    from omt_desktop.ui.patient_parts.merge_desk import MergeDesk
    from omt_desktop.ui.reviews.review_card import ReviewCard
    from omt_desktop.ui.today.follow_up_card import FollowUpCard

PAGE = 100
"""So many rows of the list are read at a time."""


class PatientDesk(QObject):
    """Asks the registry and the store; what goes wrong is announced as one sentence and changes nothing here."""

    evaluation_wanted = Signal(str)
    """The id of the evaluation record to open."""
    papers_wanted = Signal(str)
    """The id of the patient whose documents are wanted."""
    refused = Signal(str)
    """Why something could not be done."""

    def __init__(self, services: Services, finder: PatientFinder, side: PatientSide, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._finder = finder
        self._side = side
        self._patient: Patient | None = None
        self._total = 0
        words = Words(services.content)
        self.notes = UnfinishedNotes(words)
        self.panel = PatientPanel(words)
        self.panel.allow(
            clinical=lambda: services.access.may(Action.SEE_CLINICAL),
            writing=lambda: services.access.may(Action.WRITE_CLINICAL),
        )
        self.panel.merge.setVisible(services.access.may(Action.MERGE_PATIENTS))
        side.stand_behind(self.notes)
        self._may_see = services.access.may(Action.SEE_CLINICAL)
        self.follow_ups = self._follow_up_card() if self._may_see else None
        self.reviews = self._review_card() if self._may_see else None
        self._connect()

    def refresh(self) -> None:
        """Shows the patients and notes as they are stored now."""
        try:
            self._total = self._services.patients.count()
        except Refusal as problem:
            self.refused.emit(str(problem))
        self._search(self._finder.search.text())
        self._show_notes()
        if self._patient is not None:
            self._show_patient(self._patient.id)

    def take_focus(self) -> None:
        """The hand goes to what is most likely done next with the patient, or to the search."""
        if self._patient is not None:
            self.panel.focus_next_step()
        else:
            self._finder.search.setFocus()

    def _connect(self) -> None:
        self._finder.searched.connect(self._search)
        self._finder.chosen.connect(self._choose)
        self._finder.opened.connect(self.open_patient)
        self.notes.opened.connect(self.evaluation_wanted)
        self.panel.opened.connect(self.evaluation_wanted)
        self.panel.begin_wanted.connect(self._begin)
        self.panel.edit_wanted.connect(lambda: self._side.fill_in(self._patient) if self._patient else None)
        self.panel.left.connect(self._leave_patient)
        self.panel.merge_wanted.connect(self._merge)
        self.panel.part_wanted.connect(self._part)
        self.panel.papers_wanted.connect(lambda: self.papers_wanted.emit(self._patient.id if self._patient else ""))
        self._side.stored.connect(self._show_stored)

    def _search(self, text: str) -> None:
        view, current = self._finder.choices.view(self._today()), self._patient.id if self._patient else ""
        query = read_query(text)
        try:
            patients = self._services.patients
            rows = patients.page(view, None, PAGE) if query.is_empty else patients.find(text, LIMIT, view)
            among = None if self._finder.choices.is_everyone or not query.is_empty else patients.count(view)
        except Refusal as problem:
            self.refused.emit(str(problem))
        else:
            more = (lambda last: self._page_behind(view, last)) if query.is_empty and len(rows) == PAGE else None
            found = Found(self._total, among, query.understood)
            self._finder.show_patients(rows, found, self._today(), current, more)

    def _page_behind(self, view: PatientView, last: PatientRow) -> Sequence[PatientRow]:
        try:
            return self._services.patients.page(view, last, PAGE)
        except Refusal as problem:
            self.refused.emit(str(problem))
            return ()

    def _choose(self, patient_id: str) -> None:
        if patient_id and not self._side.remind_of_form():
            self._show_patient(patient_id)
            self._side.show_behind()

    def open_patient(self, patient_id: str) -> None:
        """Shows the patient with the hand on what is most likely done next; a form that is filled in stays."""
        if self._side.remind_of_form():
            return
        self._show_patient(patient_id)
        self._side.show_behind()
        self.take_focus()

    def _show_patient(self, patient_id: str) -> None:
        try:
            patient = self._services.patients.get(patient_id)
            if patient.merged_into:
                patient = self._services.patients.get(patient.merged_into)
            clinical = self._services.access.may(Action.SEE_CLINICAL)
            evaluations = self._services.evaluations.of_patient(patient.id) if clinical else ()
            joined = self._services.patients.joined_to(patient.id)
            may_part = joined and self._services.access.may(Action.MERGE_PATIENTS)
            merges = self._services.patients.merges_of(patient.id) if may_part else ()
        except Refusal as problem:
            self.refused.emit(str(problem))
        else:
            self._patient = patient
            self.panel.show_patient(patient, evaluations, self._today(), joined, merges)
            self._show_follow_ups()
            if self.reviews is not None:
                self.reviews.show_patient(patient.id)
            self._side.stand_behind(self.panel)

    def _follow_up_card(self) -> FollowUpCard:
        from omt_desktop.ui.today.follow_up_card import FollowUpCard

        card = FollowUpCard(self._services, of_one=True)
        card.changed.connect(self._show_follow_ups)
        card.evaluation_wanted.connect(self.evaluation_wanted)
        card.refused.connect(self.refused)
        self.panel.stand_above_evaluations(card)
        return card

    def _show_follow_ups(self) -> None:
        """What is followed up for the patient who is shown."""
        patient = self._patient
        if self.follow_ups is None or patient is None:
            return
        try:
            found = self._services.follow_ups.of_patient(patient.id)
        except Refusal as problem:
            self.refused.emit(str(problem))
        else:
            self.follow_ups.show_items([(item, patient) for item in found])

    def _review_card(self) -> ReviewCard:
        from omt_desktop.ui.reviews.review_card import ReviewCard

        card = ReviewCard(self._services, of_one=True, role="editor")
        card.evaluation_wanted.connect(self.evaluation_wanted)
        card.refused.connect(self.refused)
        self.panel.stand_above_evaluations(card)
        return card

    def _leave_patient(self) -> None:
        self._patient = None
        self._show_notes()
        self._side.stand_behind(self.notes)
        self._finder.list.stand_on("")
        self.take_focus()

    def _show_notes(self) -> None:
        try:
            notes = self._services.evaluations.unfinished(NOTES) if self._may_see else ()
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

    @cached_property
    def _merging(self) -> MergeDesk:
        """The joining of records, made when it is first asked for."""
        from omt_desktop.ui.patient_parts.merge_desk import MergeDesk

        made = MergeDesk(self._services, self)
        made.joined.connect(lambda patient_id: self._search(self._finder.search.text()))
        made.closed.connect(self.open_patient)
        return made

    def _merge(self) -> None:
        if self._patient is not None:
            self._side.stand_behind(self._merging.panel)
            self._merging.begin(self._patient)

    def _part(self, merge_id: str) -> None:
        """Both records stand for themselves again, as before they were joined."""
        try:
            self._services.patients.part(merge_id)
        except Refusal as problem:
            self.refused.emit(str(problem))
            return
        self.refresh()
        self.take_focus()

    def _show_stored(self, patient: Patient, begin: bool) -> None:
        self._patient = patient
        self._side.show_behind()
        self._finder.search.clear()
        self.refresh()
        self._finder.list.stand_on(patient.id)
        self.take_focus()
        if begin:
            self._begin()

    def _today(self) -> date:
        return self._services.clock.now().date()
