"""Booking the first session from the review: one click shows the next free times, the second books one of them."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.domain.schedule.appointment import Appointment, State
from omt_desktop.domain.schedule.booking_flag import Booking, booking_on
from omt_desktop.domain.schedule.confirmation_call import call_day
from omt_desktop.ui.button import Button
from omt_desktop.ui.card import Card
from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.schedule.changing_choice import ChangingChoice
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.day_words import weekday_in_words
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.schedule.appointments import Appointments, Wanted
from omt_desktop.workflow.schedule.schedule_words import booking_in_words, span_in_words, when_in_words
from omt_desktop.workflow.words import Words

_PROPOSED = 3
_LEAD = timedelta(hours=1)
"""Nobody is booked into the hour that has begun."""


class BookingCard(Card):
    """Follows the recommendation and the decision; what cannot be booked is told with its reason."""

    other_time_wanted = Signal(str, str)
    """The patient and the evaluation to book for, at a time chosen in the calendar."""

    def __init__(
        self, bridge: SessionBridge, appointments: Appointments, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__("Session", parent=parent)
        self._bridge = bridge
        self._appointments = appointments
        self._clock = clock
        self._words = Words(bridge.content)
        self._booked: Appointment | None = None
        self._kind = appointments.practice.offered[0]
        self._doctor = ""
        self.say = PlainLabel("", "muted", wrap=True)
        self.problem = PlainLabel("", "danger", wrap=True)
        self.book = IconButton("calendar", "Book a session", role="primary", token="on_accent")
        self.kinds = ChangingChoice("Kind of session", joined=True)
        self.doctors = ChangingChoice("With whom", joined=True)
        self.times: list[Button] = []
        self.other = Button("Another time …")
        self.undo = Button("Take back")
        self._proposals = QWidget()
        self._proposal_row = FlowLayout(self._proposals, gap=8)
        self._arrange()
        self.book.clicked.connect(self._offer)
        self.kinds.picked.connect(self._choose_kind)
        self.doctors.picked.connect(self._choose_doctor)
        self.other.clicked.connect(lambda: self.other_time_wanted.emit(bridge.record.patient.id, bridge.record.id))
        self.undo.clicked.connect(self._take_back)
        bridge.changed.connect(self.show_current)
        self.show_current()

    def show_current(self) -> None:
        """What can be booked now."""
        self.problem.clear()
        if self._booked is not None:
            self._show_booked(self._booked)
            return
        booking = self._booking()
        self.say.setText(booking_in_words(booking, self._bridge.recommendation.outcome, self._words))
        offered = booking is not Booking.NOT_OFFERED
        if not offered:
            self._show_proposals(False)
        set_shown(self.book, offered and self._proposals.isHidden())
        set_shown(self.undo, False)
        set_shown(self.problem, False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._find_booked()
        self.show_current()

    def _booking(self) -> Booking:
        return booking_on(self._bridge.recommendation.outcome, self._bridge.evaluation.decision)

    def _find_booked(self) -> None:
        """A session that was booked from this evaluation before and still lies ahead."""
        record = self._bridge.record
        try:
            mine = self._appointments.of_patient(record.patient.id)
        except Refusal as problem:
            self._tell(str(problem))
            return
        ahead = [found.appointment for found in mine if found.appointment.state.is_ahead]
        self._booked = next((found for found in reversed(ahead) if found.evaluation_id == record.id), None)

    def _offer(self) -> None:
        practice = self._appointments.practice
        self.kinds.offer([Option(kind.id, kind.label) for kind in practice.offered])
        self.doctors.offer([Option(one.id, one.name) for one in practice.doctors])
        self._kind = practice.kind(self._kind.id if self._kind.id in self.kinds.buttons else practice.offered[0].id)
        self._doctor = practice.usual_doctor
        self._show_proposals(True)
        self._propose()
        if self.times:
            # A layout would show it only with the next turn, and what is not shown takes no hand.
            self.times[0].show()
            self.times[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_kind(self, kind_id: str) -> None:
        self._kind = self._appointments.practice.kind(kind_id)
        self._propose()

    def _choose_doctor(self, doctor: str) -> None:
        self._doctor = doctor
        self._propose()

    def _propose(self) -> None:
        self.kinds.show_on(self._kind.id)
        self.doctors.show_on(self._doctor)
        try:
            practice = self._appointments.practice
            after = self._clock.now() + _LEAD
            found = self._appointments.next_free(self._kind.minutes, after, _PROPOSED, self._doctor)
        except Refusal as problem:
            self._tell(str(problem))
            return
        for button in self.times:
            self._proposal_row.removeWidget(button)
            button.deleteLater()
        self.times = []
        for start in found:
            button = Button(when_in_words(start, practice))
            button.clicked.connect(lambda _=False, start=start: self._take(start))
            self._proposal_row.addWidget(button)
            self.times.append(button)
        self._proposal_row.removeWidget(self.other)
        self._proposal_row.addWidget(self.other)
        if not found:
            self._tell("There is no free time in the next six months. Choose one in the calendar.")

    def _take(self, start: datetime) -> None:
        record, decision = self._bridge.record, self._bridge.evaluation.decision
        against = decision.reason if self._booking() is Booking.AGAINST else ""
        try:
            self._booked = self._appointments.book(
                Wanted(
                    patient_id=record.patient.id,
                    kind=self._kind.id,
                    start=start,
                    minutes=self._kind.minutes,
                    evaluation_id=record.id,
                    booked_on=self._bridge.recommendation.outcome,
                    against=against,
                    doctor=self._doctor,
                )
            )
        except Refusal as problem:
            self._propose()
            self._tell(str(problem))
            return
        self._show_proposals(False)
        self.show_current()
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        if self._booked is None:
            return
        try:
            self._appointments.become(self._booked.id, State.CANCELLED, "taken back at once")
        except Refusal as problem:
            self._tell(str(problem))
            return
        self._booked = None
        self.show_current()
        self.book.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_booked(self, booked: Appointment) -> None:
        practice = self._appointments.practice
        due = call_day(practice.day_of(booked.start), practice.days)
        when = f"on {weekday_in_words(due)}" if due is not None and due >= self._appointments.today() else "now"
        call = f" The confirmation call is due {when}." if due is not None else ""
        marked = " Marked: booked against the recommendation." if booked.against else ""
        self.say.setText(f"✓ Booked: {span_in_words(booked, practice)}.{call}{marked}")
        set_shown(self.book, False)
        set_shown(self.undo, True)

    def _show_proposals(self, shown: bool) -> None:
        set_shown(self.kinds, shown)
        set_shown(self.doctors, shown and len(self.doctors.buttons) > 1)
        set_shown(self._proposals, shown)
        set_shown(self.book, not shown)

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        set_shown(self.problem, True)

    def _arrange(self) -> None:
        self._proposal_row.addWidget(self.other)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.book, self.undo):
            row.addWidget(button)
        row.addStretch(1)
        self.add(self.say, self.kinds, self.doctors, self._proposals)
        self.body.addLayout(row)
        self.add(self.problem)
        for part in (self.kinds, self.doctors, self._proposals, self.problem, self.undo):
            set_shown(part, False)
