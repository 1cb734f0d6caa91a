"""Keeps what is typed into the patient form against a crash, and offers it again when that form is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.errors import Refusal

if TYPE_CHECKING:
    from omt_desktop.domain.patient import Patient
    from omt_desktop.workflow.patient_drafts import PatientDraft, PatientDrafts


class DraftKeeper(QFrame):
    """The offer, above the form; hidden while there is none. Nothing is filled in before it is asked for."""

    taken = Signal(object)
    """The patient as typed, to stand in the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "alike")
        self._drafts: PatientDrafts | None = None
        self._form = ""
        """The id of the patient whose form is open; empty for a new one."""
        self._offered: PatientDraft | None = None
        self.told = PlainLabel("", "label", wrap=True)
        self.take, self.forget = Button("Bring it back"), Button("Forget it")
        self.forget.setProperty("role", "quiet")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.take)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addLayout(buttons)
        self.take.clicked.connect(self._take)
        self.forget.clicked.connect(self.drop)
        self.hide()

    def open_practice(self, drafts: PatientDrafts) -> None:
        """From now on drafts are kept there."""
        self._drafts = drafts

    def begun(self, patient: Patient) -> None:
        """The form of the patient was opened: what was typed into it and not saved is offered."""
        self._form, self._offered = patient.id, None
        if self._drafts is not None:
            try:
                self._offered = self._drafts.of(patient.id)
            except Refusal:
                # Nothing was asked for: a database that cannot answer is told when the patient is saved.
                self._offered = None
        if self._offered is not None:
            draft = self._offered
            who = draft.patient.full_name or "A form without a name"
            self.told.setText(f"{who} was typed here on {draft.kept_at:%d %b %Y at %H:%M} and not saved.")
        self.setVisible(self._offered is not None)

    def keep(self, typed: Patient) -> None:
        """What stands in the form now survives a crash; what was offered and not taken gives way to it."""
        if self._drafts is None or typed.id != self._form:
            return
        try:
            self._drafts.keep(typed)
        except Refusal:
            # The text stays in the form; that nothing can be saved is told when it is saved.
            return

    def drop(self) -> None:
        """The form was saved, cancelled or given up: there is nothing to offer any more."""
        self._offered = None
        self.hide()
        if self._drafts is not None:
            try:
                self._drafts.drop(self._form)
            except Refusal:
                return

    def _take(self) -> None:
        draft, self._offered = self._offered, None
        self.hide()
        if draft is not None:
            self.taken.emit(draft.patient)
