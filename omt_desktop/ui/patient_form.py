"""One form for a patient, new or changed: what identifies them in sight, the rest in sections that fold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from omt_desktop.domain.calendar import full_years, span_of
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.button import Button
from omt_desktop.ui.patient_parts.alike_card import AlikeCard
from omt_desktop.ui.patient_parts.basics_section import BasicsSection
from omt_desktop.ui.patient_parts.contact_section import ContactSection
from omt_desktop.ui.patient_parts.folding_section import FoldingSection
from omt_desktop.ui.patient_parts.more_section import MoreSection
from omt_desktop.ui.patient_parts.people_section import PeopleSection
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_look
from omt_desktop.workflow.likely_duplicates import SAME_NUMBER, Likeness

_OF_AGE = 18


class PatientForm(QFrame):
    """Says what was saved; stores nothing itself. What is typed stays until it is saved or cancelled."""

    saved = Signal(object, bool)
    """The patient as filled in, and whether an evaluation is to begin at once."""
    cancelled = Signal()
    changed = Signal()
    """Something was typed or chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._patient = Patient("", "")
        self._today = date.min
        self._heading = PlainLabel("", "heading")
        self.basics, self.contact = BasicsSection(), ContactSection()
        self.people, self.more = PeopleSection(), MoreSection()
        self.family_name, self.given_name = self.basics.family_name, self.basics.given_name
        self.birth_date, self.sex, self.mrn = self.basics.birth_date, self.basics.sex, self.basics.mrn
        self.name_word, self.birth_word = self.basics.name_word, self.basics.birth_word
        self.sections = {
            "contact": FoldingSection("Contact", self.contact, lambda: self.contact.summary),
            "people": FoldingSection("Guardian, emergency", self.people, lambda: self.people.summary),
            "more": FoldingSection("More", self.more, lambda: self.more.summary),
        }
        self.alike = AlikeCard()
        self.notice = PlainLabel("", "warning", wrap=True)
        self.save = Button("Save patient")
        self.save_and_begin = Button("Save and start evaluation")
        self.cancel = Button("Cancel")
        self._arrange()
        self._connect()

    @property
    def has_unsaved_text(self) -> bool:
        """Whether something was filled in that is not saved."""
        return not self.isHidden() and (self.basics.birth_is_wrong or self.filled != self._patient)

    @property
    def filled(self) -> Patient:
        """The patient as the form says; a birth date that cannot be read counts as none."""
        values: dict[str, Any] = {}
        for part in (self.basics, self.contact, self.people, self.more):
            values |= part.values
        return replace(self._patient, **values)

    def begin(self, patient: Patient, today: date) -> None:
        """Shows the patient, or with an empty id an empty form, and stands on the first field."""
        self._patient, self._today = patient, today
        self._heading.setText("Change patient details" if patient.id else "New patient")
        self._show(patient, typed=False)
        for section in self.sections.values():
            section.unfold(False)
        self._open_for_minors()
        self.save_and_begin.setVisible(not patient.id)
        self._set_primary(self.save if patient.id else self.save_and_begin)
        self.show_alike(())
        self.say("")
        self.family_name.setFocus()

    def fill(self, patient: Patient) -> None:
        """The patient stands in the form as if somebody had typed it: nothing of it is saved yet."""
        self._show(patient, typed=True)

    def show_alike(self, found: Sequence[Likeness]) -> None:
        """Shows who may be the same person, beside what was typed."""
        self.alike.show_alike(found, self._today, may_use=not self._patient.id)
        same = next((one.patient for one in found if SAME_NUMBER in one.reasons), None)
        self.basics.say_of_number(f"{same.full_name} has this record number already." if same else "")

    def say(self, text: str) -> None:
        """A notice above the buttons, such as that the patient may already be there; empty for none."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def _show(self, patient: Patient, *, typed: bool) -> None:
        self.basics.show_patient(patient, self._today, typed=typed)
        for part in (self.contact, self.people, self.more):
            part.show_patient(patient, typed=typed)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.save_and_begin, self.save, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.cancel.setProperty("role", "quiet")
        folding = QVBoxLayout()
        folding.setSpacing(8)
        for section in self.sections.values():
            folding.addWidget(section)
        holder = QWidget()
        holder.setProperty("role", "scrolled")
        fields = QVBoxLayout(holder)
        fields.setContentsMargins(0, 0, 12, 0)
        fields.setSpacing(16)
        fields.addWidget(self.basics)
        fields.addWidget(self.alike)
        fields.addLayout(folding)
        fields.addStretch(1)
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled.setWidget(holder)
        # The buttons stay in sight however long the form is.
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 12, 20)
        column.setSpacing(16)
        column.addWidget(self._heading)
        column.addWidget(self._scrolled, 1)
        column.addWidget(self.notice)
        column.addLayout(buttons)

    def _connect(self) -> None:
        for part in (self.basics, self.contact, self.people, self.more):
            part.changed.connect(self._tell)
        for section in self.sections.values():
            section.head.clicked.connect(partial(QTimer.singleShot, 0, partial(self._bring_into_sight, section)))
        self.birth_date.editingFinished.connect(self._open_for_minors)
        self.save.clicked.connect(lambda: self._save(begin=False))
        self.save_and_begin.clicked.connect(lambda: self._save(begin=True))
        self.cancel.clicked.connect(self.cancelled)
        for line in self.basics.lines:
            line.returnPressed.connect(lambda: self._save(begin=not self._patient.id))
            line.textChanged.connect(lambda: self.say(""))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancelled)

    def _tell(self) -> None:
        for section in self.sections.values():
            section.tell()
        self.changed.emit()

    def _bring_into_sight(self, section: FoldingSection) -> None:
        self._scrolled.ensureWidgetVisible(section, 0, 0)

    def _open_for_minors(self) -> None:
        """A guardian is asked for where the patient is not of age; it is never closed again by itself."""
        born = None if self.basics.birth_is_wrong else self.basics.born
        if born is not None and full_years(span_of(born).first, self._today) < _OF_AGE:
            self.sections["people"].unfold(True)

    def _save(self, *, begin: bool) -> None:
        if not self.family_name.text().strip():
            self.basics.say_of_name("A family name is needed.")
            self.family_name.setFocus()
        elif self.basics.birth_is_wrong:
            self.birth_date.setFocus()
        else:
            self.saved.emit(self.filled, begin)

    def _set_primary(self, chosen: Button) -> None:
        for button in (self.save, self.save_and_begin):
            set_look(button, "role", "primary" if button is chosen else "")
