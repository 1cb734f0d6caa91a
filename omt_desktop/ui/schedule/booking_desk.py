"""What the form for a session does: reads it, says what is taken, and books or moves."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from PySide6.QtCore import QObject, Signal

from omt_desktop.bootstrap import Services
from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import Decision
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.appointment import Appointment
from omt_desktop.domain.schedule.booking_flag import Booking, booking_on
from omt_desktop.ui.schedule.patient_picker import FOUND, PatientPicker
from omt_desktop.ui.schedule.session_form import SessionForm
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import PatientRow
from omt_desktop.workflow.schedule.appointments import Wanted
from omt_desktop.workflow.schedule.booked_session import BookedSession
from omt_desktop.workflow.schedule.double_booked import DoubleBooked
from omt_desktop.workflow.schedule.schedule_words import clock_in_words, span_in_words, when_in_words
from omt_desktop.workflow.schedule.typed_session import ReadSession, read_session

_LEAD = timedelta(minutes=5)
_SHOWN = 3


class BookingDesk(QObject):
    """Stores nothing before it is wanted; what goes wrong stands in the form, and nothing typed is lost."""

    booked = Signal(object)
    """The `Appointment` that was booked or moved, the first of a series."""
    told = Signal(str)
    """Good news."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._appointments = services.appointments
        self._moving: Appointment | None = None
        self._basis: tuple[str, Outcome | None, str] = ("", None, "")
        """The evaluation, what it recommends and why it is booked against that, where it is booked from one."""
        picker = PatientPicker(self._find, self._appointments.today)
        self.form = SessionForm(picker, self._appointments.practice)
        self.doctor_wanted = ""
        """Whose sessions are looked at; whoever books for nobody in particular books for them."""
        self.form.changed.connect(self.read)
        self.form.wanted.connect(self._want)
        self.form.free_time_wanted.connect(self.take_next_free)

    @property
    def is_moving(self) -> bool:
        """Whether the form moves a session that is there."""
        return self._moving is not None

    def begin(self, day: date | None = None, at: time | None = None) -> None:
        """An empty form for a new session, at that time or at the next free one."""
        self._moving, self._basis = None, ("", None, "")
        practice = self._appointments.practice
        doctor = self.doctor_wanted or practice.usual_doctor
        self.form.begin(practice, "New session", moving=False, doctor=doctor)
        self.form.picker.choose(None)
        self._fill(day, at)

    def begin_for(self, patient_id: str, evaluation_id: str) -> None:
        """A form for a session of the patient, booked from the evaluation."""
        self.begin()
        try:
            self.form.picker.choose(self._services.patients.get(patient_id))
            self._basis = self._basis_of(evaluation_id) if evaluation_id else self._basis
        except Refusal as problem:
            self.form.say("", "", str(problem), taken=False, twice=False)

    def begin_moving(self, session: BookedSession) -> None:
        """The form for another time of the session."""
        appointment = session.appointment
        self._moving, self._basis = appointment, ("", None, "")
        practice = self._appointments.practice
        self.form.begin(practice, "Move the session", moving=True, doctor=appointment.doctor)
        self.form.picker.choose(session.patient)
        self.form.show_kind(appointment.kind)
        self.form.minutes.setText(str(appointment.minutes))
        shown = practice.local(appointment.start)
        self._fill(shown.date(), shown.time())
        self.form.day.setFocus()
        self.form.day.selectAll()

    def place_at(self, day: date, at: time) -> None:
        """The form that is open says this time."""
        self._fill(day, at)

    def take_next_free(self) -> None:
        """The form says the next time that is free from now, or after the one it says."""
        practice, now = self._appointments.practice, self._services.clock.now() + _LEAD
        read = self._read()
        after = read.starts[0] + timedelta(minutes=1) if read.starts else now
        minutes = read.minutes or practice.kind(self.form.kind).minutes
        try:
            found = self._appointments.next_free(minutes, max(after, now), doctor=self.form.doctor)
        except Refusal as problem:
            self.form.say("", "", str(problem), taken=False, twice=False)
            return
        if found:
            shown = practice.local(found[0])
            self._fill(shown.date(), shown.time())

    def read(self) -> None:
        """Says in the form what the lines mean, what is taken and what is wrong."""
        read, practice = self._read(), self._appointments.practice
        patient = self.form.picker.patient
        taken = self._taken(read)
        understood = [when_in_words(start, practice) for start in read.starts[:_SHOWN]]
        more = len(read.starts) - len(understood)
        line = "; ".join(understood) + (f" and {more} more" if more else "")
        if read.starts and patient is None:
            line += ". Choose the patient."
        series = len(read.starts) > 1
        notices = [*read.notices, *(_overlap(found, self._clock_of(found, day=series)) for found in taken)]
        self.form.say(line, "\n".join(notices), read.problem, taken=bool(taken), twice=read.twice)
        if patient is None:
            self.form.save.setEnabled(False)
            self.form.anyway.setEnabled(False)

    def _fill(self, day: date | None, at: time | None) -> None:
        if day is None or at is None:
            self.form.day.clear()
            self.form.times.clear()
            self.take_next_free()
            return
        self.form.day.setText(f"{day.isoformat()}")
        self.form.times.setText(f"{at:%H:%M}")
        self.read()

    def _read(self) -> ReadSession:
        return read_session(self.form.typed, self._appointments.today(), self._appointments.practice)

    def _taken(self, read: ReadSession) -> tuple[BookedSession, ...]:
        moving = self._moving.id if self._moving is not None else ""
        try:
            found = [self._appointments.taken(start, read.minutes, moving, self.form.doctor) for start in read.starts]
        except Refusal:
            # Booking itself says why the calendar cannot be read.
            return ()
        return tuple(session for of_start in found for session in of_start)

    def _want(self, overlapping: bool) -> None:
        read, patient = self._read(), self.form.picker.patient
        if not read.starts or patient is None:
            self.read()
            return
        try:
            if self._moving is not None:
                first = self._appointments.move(
                    self._moving.id, read.starts[0], read.minutes, overlaps=overlapping, doctor=self.form.doctor
                )
                at = when_in_words(first.start, self._appointments.practice)
                told = f"Moved to {at}. It wants to be confirmed again."
            else:
                first, told = self._book(read, patient.id, overlapping)
        except DoubleBooked:
            self.read()
            return
        except Refusal as problem:
            self.form.say("", "", str(problem), taken=False, twice=read.twice)
            return
        self.booked.emit(first)
        self.told.emit(told)

    def _book(self, read: ReadSession, patient_id: str, overlapping: bool) -> tuple[Appointment, str]:
        evaluation_id, outcome, against = self._basis
        wanted = [
            Wanted(
                patient_id=patient_id,
                kind=self.form.kind,
                start=start,
                minutes=read.minutes,
                evaluation_id=evaluation_id,
                booked_on=outcome,
                against=against,
                overlaps=overlapping,
                note=self.form.remark.text(),
                doctor=self.form.doctor,
            )
            for start in read.starts
        ]
        booked = self._appointments.book_series(wanted)
        count = f"{len(booked)} sessions, the first on " if len(booked) > 1 else ""
        return booked[0], f"Booked {count}{when_in_words(booked[0].start, self._appointments.practice)}."

    def _basis_of(self, evaluation_id: str) -> tuple[str, Outcome | None, str]:
        record = self._services.evaluations.load(evaluation_id)
        content = self._services.content
        outcome = assess(record.evaluation, content.vocabulary, content.rules).outcome
        return evaluation_id, outcome, _against(outcome, record.evaluation.decision)

    def _clock_of(self, session: BookedSession, *, day: bool) -> str:
        practice = self._appointments.practice
        appointment = session.appointment
        if day:
            return span_in_words(appointment, practice)
        return f"{clock_in_words(appointment.start, practice)} to {clock_in_words(appointment.end, practice)}"

    def _find(self, text: str) -> Sequence[PatientRow]:
        try:
            return self._services.patients.find(text, FOUND)
        except Refusal as problem:
            self.form.say("", "", str(problem), taken=False, twice=False)
            return ()


def _overlap(session: BookedSession, clock: str) -> str:
    return f"That time is taken: {session.patient.full_name}, {clock}."


def _against(outcome: Outcome, decision: Decision) -> str:
    return decision.reason if booking_on(outcome, decision) is Booking.AGAINST else ""
