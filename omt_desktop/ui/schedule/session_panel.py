"""One session in full: whose, when, how it stands and why it must be looked at, and what can be done with it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.domain.schedule.appointment import Change, State
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.ui.button import Button
from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.patient_mark import PatientMark
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.schedule.booked_session import BookedSession
from omt_desktop.workflow.schedule.schedule_words import (
    flags_in_words,
    kind_in_words,
    span_in_words,
    state_in_words,
    when_in_words,
)

_ACTS = (
    (State.CONFIRMED, "Confirm"),
    (State.DONE, "Done"),
    (State.NO_SHOW, "No-show"),
    (State.CANCELLED, "Cancel session"),
    (State.PLANNED, "Take back"),
)
_TAKES_BACK = (State.CANCELLED, State.NO_SHOW, State.DONE, State.CONFIRMED)


class SessionPanel(QFrame):
    """Shows; what is wanted is announced."""

    state_wanted = Signal(object)
    """A `State` that the session should have."""
    move_wanted = Signal()
    patient_wanted = Signal()
    file_wanted = Signal()
    remark_wanted = Signal(str, str)
    """The session, and the remark it should carry."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.mark = PatientMark(40)
        self.name = PlainLabel("", "heading", wrap=True)
        self.state = PlainLabel("", "label")
        self.when = PlainLabel("", wrap=True)
        self.kind = PlainLabel("", "muted", wrap=True)
        self.against = PlainLabel("", "warning", wrap=True)
        self.flags = PlainLabel("", "danger", wrap=True)
        self.note = QLineEdit()
        self.note.setAccessibleName("Remark about the booking")
        self.note.setPlaceholderText("Remark, seen by the front desk")
        self._session_id, self._kept_note = "", ""
        self.history = PlainLabel("", "small", wrap=True)
        self.acts = {state: Button(word) for state, word in _ACTS}
        self.to_move = Button("Move …")
        self.to_patient = IconButton("patients", "Open patient")
        self.to_file = IconButton("export", "Calendar file")
        self.close_panel = IconButton("close", name="Close this session")
        self._arrange()
        for state, button in self.acts.items():
            button.clicked.connect(lambda _=False, state=state: self.state_wanted.emit(state))
        self.note.editingFinished.connect(self._tell_remark)
        self.to_move.clicked.connect(self.move_wanted)
        self.to_patient.clicked.connect(self.patient_wanted)
        self.to_file.clicked.connect(self.file_wanted)
        self.close_panel.clicked.connect(self.closed)

    def show_session(
        self, session: BookedSession, history: Sequence[Change], practice: PracticeTime, now: datetime
    ) -> None:
        """Shows the session and offers what can be said of it now."""
        appointment = session.appointment
        self.mark.show_patient(session.patient.id)
        self.name.setText(session.patient.called_name)
        self.state.setText(state_in_words(appointment.state))
        self.when.setText(span_in_words(appointment, practice))
        self.kind.setText(kind_in_words(appointment, practice))
        flags = flags_in_words(session)
        texts = (
            (self.flags, "\n".join(f"▲ {flag}" for flag in flags)),
            (self.against, f"◆ Booked against the recommendation: {appointment.against}" if session.against else ""),
            (self.history, "\n".join(_told(change, practice) for change in reversed(history))),
        )
        for label, text in texts:
            label.setText(text)
            set_shown(label, bool(text))
        self._session_id, self._kept_note = appointment.id, appointment.note
        self.note.setText(appointment.note)
        for state, button in self.acts.items():
            offered = appointment.may_become(state, now)
            set_shown(button, offered and (state is not State.PLANNED or appointment.state in _TAKES_BACK))
        set_shown(self.to_move, appointment.may_become(State.MOVED, now))

    def take_focus(self) -> None:
        """The hand is on what is most likely done next."""
        first = next((button for button in self.acts.values() if not button.isHidden()), self.close_panel)
        first.setFocus()

    def _tell_remark(self) -> None:
        typed = self.note.text().strip()
        if self._session_id and typed != self._kept_note:
            self._kept_note = typed
            self.remark_wanted.emit(self._session_id, typed)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.mark)
        head.addWidget(self.name, 1)
        head.addWidget(self.close_panel)
        acts, ways = QWidget(), QWidget()
        row, other = FlowLayout(acts, gap=8), FlowLayout(ways, gap=4)
        for button in (*self.acts.values(), self.to_move):
            row.addWidget(button)
        for way in (self.to_patient, self.to_file):
            other.addWidget(way)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        for part in (self.state, self.when, self.kind, self.flags, self.against, self.note, acts, ways):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(PlainLabel("History", "label"))
        column.addWidget(self.history)
        column.addStretch(1)


def _told(change: Change, practice: PracticeTime) -> str:
    note = f" ({change.note})" if change.note else ""
    to = f" to {when_in_words(change.start, practice)}" if change.state is State.MOVED else ""
    return f"{when_in_words(change.at, practice)}: {state_in_words(change.state)[2:].lower()}{to}, {change.by}{note}"
