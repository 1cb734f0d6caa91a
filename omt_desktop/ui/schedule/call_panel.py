"""One call: whom, on which number, what to ask and to say, and how it went."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.domain.contact import Phone
from omt_desktop.domain.exam import Option
from omt_desktop.domain.schedule.call_script import CallScript
from omt_desktop.domain.schedule.confirmation_call import CallAttempt, CallOutcome
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.domain.truth import Truth
from omt_desktop.ui.button import Button
from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.patient_mark import PatientMark
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.schedule.booked_session import CallRow
from omt_desktop.workflow.schedule.schedule_words import (
    CALL_OUTCOMES,
    call_state_in_words,
    flags_in_words,
    kind_in_words,
    span_in_words,
    when_in_words,
)

_ANSWERS = (Option("yes", "Yes"), Option("no", "No"), Option("unknown", "Unsure"))
_KEYS = {"y": "yes", "n": "no", "u": "unknown"}
_REACHED = (CallOutcome.CONFIRMED, CallOutcome.WANTS_TO_MOVE, CallOutcome.CANCELS)
_NOT_REACHED = (CallOutcome.NO_ANSWER, CallOutcome.MESSAGE_LEFT, CallOutcome.WRONG_NUMBER, CallOutcome.GIVEN_UP)


class CallPanel(QFrame):
    """Shows a call and announces what is done about it. A question that was not asked is dashed, never a no."""

    dial_wanted = Signal(str)
    """The digits to dial."""
    answered = Signal(str, object)
    """A question and its `Truth`; None takes the answer back."""
    outcome_wanted = Signal(object)
    """How the call went, a `CallOutcome`."""
    take_back_wanted = Signal()
    session_wanted = Signal()
    patient_wanted = Signal()

    def __init__(self, script: CallScript, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._phones: tuple[Phone, ...] = ()
        self.mark = PatientMark(40)
        self.name = PlainLabel("", "heading", wrap=True)
        self.when = PlainLabel("", wrap=True)
        self.state = PlainLabel("", "label", wrap=True)
        self.flags = PlainLabel("", "danger", wrap=True)
        self.note = PlainLabel("", "muted", wrap=True)
        self.dial = IconButton("phone", "", role="primary", token="on_accent", name="Call")
        self.copy = Button("Copy number")
        self.others = PlainLabel("", "small", wrap=True)
        self.opening = PlainLabel(f"«{script.opening}»", "muted", wrap=True)
        self.preparation = PlainLabel(f"«{script.preparation}»", "muted", wrap=True)
        self.questions: dict[str, OptionButtons] = {}
        self._question_rows = [self._question(question.id, question.label) for question in script.questions]
        self.outcomes = {outcome: Button(CALL_OUTCOMES[outcome]) for outcome in (*_REACHED, *_NOT_REACHED)}
        self.again = QLineEdit()
        self.again.setAccessibleName("When to try again")
        self.again.setPlaceholderText("14:30")
        self.remark = QLineEdit()
        self.remark.setAccessibleName("Remark, or why nobody calls again")
        self.remark.setPlaceholderText("Remark, or why nobody calls again")
        self.take_back = Button("Take back the last call")
        self.to_session = IconButton("calendar", "Session")
        self.to_patient = IconButton("patients", "Patient")
        self.attempts = PlainLabel("", "small", wrap=True)
        self._arrange()
        self._connect()

    def show_call(self, row: CallRow, practice: PracticeTime) -> None:
        """Shows the call as it stands."""
        session, call = row.session, row.call
        self._phones = tuple(phone for phone in session.phones if phone.dialled)
        self.mark.show_patient(session.patient.id)
        self.name.setText(session.patient.called_name)
        appointment = session.appointment
        self.when.setText(f"{span_in_words(appointment, practice)}\n{kind_in_words(appointment, practice)}")
        self.state.setText(call_state_in_words(call.state))
        self._show_phones()
        texts = (
            (self.flags, "\n".join(f"▲ {flag}" for flag in flags_in_words(session))),
            (self.note, appointment.note),
            (self.attempts, "\n".join(_told(attempt, practice) for attempt in reversed(call.attempts))),
        )
        for label, text in texts:
            label.setText(text)
            set_shown(label, bool(text))
        for question, buttons in self.questions.items():
            answer = call.answers.get(question)
            buttons.show_on((answer.value,) if answer else (), asked=answer is not None)
        settled = call.state.is_settled
        for button in self.outcomes.values():
            set_shown(button, not settled)
        for part in (self.again, self.remark, self._again_label):
            set_shown(part, not settled)
        set_shown(self.take_back, call.last_attempt is not None)

    def clear_lines(self) -> None:
        """The lines for the next try and the remark are empty."""
        self.again.clear()
        self.remark.clear()

    def _show_phones(self) -> None:
        first = self._phones[0].number if self._phones else ""
        self.dial.setText(f"Call {first}" if first else "No number recorded")
        self.dial.setAccessibleName(self.dial.text())
        self.dial.setEnabled(bool(first))
        set_shown(self.copy, bool(first))
        others = ", ".join(f"{phone.number} ({phone.kind.value})" for phone in self._phones[1:])
        self.others.setText(f"Also: {others}" if others else "")
        set_shown(self.others, bool(others))

    def _question(self, question_id: str, label: str) -> QWidget:
        buttons = OptionButtons(_ANSWERS, _KEYS, joined=True, calm=("no",))
        buttons.set_name(label)
        buttons.picked.connect(lambda answer: self._answer(question_id, answer))
        buttons.taken_back.connect(lambda: self.answered.emit(question_id, None))
        self.questions[question_id] = buttons
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(PlainLabel(label, wrap=True), 1)
        line.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _answer(self, question_id: str, answer: str) -> None:
        button = self.questions[question_id].buttons[answer]
        self.answered.emit(question_id, None if button.isChecked() else Truth(answer))

    def _connect(self) -> None:
        self.dial.clicked.connect(lambda: self.dial_wanted.emit(self._phones[0].dialled))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._phones[0].number))
        for outcome, button in self.outcomes.items():
            button.clicked.connect(self._announce(outcome))
        self.take_back.clicked.connect(self.take_back_wanted)
        self.to_session.clicked.connect(self.session_wanted)
        self.to_patient.clicked.connect(self.patient_wanted)

    def _announce(self, outcome: CallOutcome) -> Callable[[], None]:
        return lambda: self.outcome_wanted.emit(outcome)

    def _arrange(self) -> None:
        self.outcomes[CallOutcome.CONFIRMED].setProperty("role", "primary")
        head, names = QHBoxLayout(), QVBoxLayout()
        names.setSpacing(2)
        for label in (self.name, self.when, self.state):
            names.addWidget(label)
        head.setSpacing(12)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        for way in (self.to_session, self.to_patient):
            head.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        self._again_label = PlainLabel("Next try", "label")
        again = QHBoxLayout()
        again.setSpacing(8)
        self.again.setFixedWidth(96)
        for widget, stretch in ((self._again_label, 0), (self.again, 0), (self.remark, 1)):
            again.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.flags)
        column.addWidget(self.note)
        column.addWidget(_flow(self.dial, self.copy))
        column.addWidget(self.others)
        column.addWidget(self.opening)
        column.addWidget(PlainLabel("Any change since the evaluation?", "label"))
        for row in self._question_rows:
            column.addWidget(row)
        column.addWidget(self.preparation)
        column.addWidget(PlainLabel("How did it go?", "label"))
        column.addLayout(again)
        column.addWidget(_flow(*(self.outcomes[outcome] for outcome in _REACHED)))
        column.addWidget(_flow(*(self.outcomes[outcome] for outcome in _NOT_REACHED), self.take_back))
        column.addWidget(self.attempts)
        column.addStretch(1)


def _flow(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder, gap=8)
    for part in parts:
        row.addWidget(part)
    return holder


def _told(attempt: CallAttempt, practice: PracticeTime) -> str:
    again = f", try again {_clock(attempt.next_try, practice)}" if attempt.next_try else ""
    note = f" ({attempt.note})" if attempt.note else ""
    when = when_in_words(attempt.at, practice)
    told = f"{when}: {CALL_OUTCOMES[attempt.outcome].lower()}{again}, {attempt.by}{note}"
    if attempt.taken_back_at is None:
        return told
    return f"✕ {told} – taken back {when_in_words(attempt.taken_back_at, practice)}, {attempt.taken_back_by}"


def _clock(moment: datetime, practice: PracticeTime) -> str:
    return when_in_words(moment, practice)
