"""What the page of appointments does: shows the days, looks at sessions, changes them, and books."""

from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import QObject, Qt

from omt_desktop.bootstrap import Services
from omt_desktop.domain.schedule.appointment import Appointment
from omt_desktop.ui.find_by_key import find_by_key
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.place import Errand, Shell
from omt_desktop.ui.schedule.booking_desk import BookingDesk
from omt_desktop.ui.schedule.calendar_files import CalendarFileExport
from omt_desktop.ui.schedule.calendar_page import DAY, WEEK, CalendarPage
from omt_desktop.ui.schedule.session_acts import SessionActs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.day_words import weekday_in_words
from omt_desktop.workflow.errors import Refusal

_WEEKDAYS = 5


class CalendarDesk(QObject):
    """What goes wrong is said in the messages, and changes nothing."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(shell.pages)
        self._services = services
        self._appointments = services.appointments
        self._shell = shell
        self._view = WEEK
        self._first = self._appointments.today()
        self._chosen = ""
        self.booking = BookingDesk(services, self)
        self.acts = SessionActs(services, shell, self)
        self.page = CalendarPage(self.booking.form)
        self.files = CalendarFileExport(services, shell, self.page)
        may_export = services.access.may(Action.EXPORT_SCHEDULE)
        for button in (self.page.files, self.page.panel.to_file):
            button.setVisible(may_export)
        self._connect()

    def arrive(self) -> None:
        """The page is up to date, and shows what it was gone to for."""
        errand = self._shell.taken_errand() or Errand()
        if errand.appointment_id:
            self._show_where(errand.appointment_id)
        else:
            self.refresh()
        if errand.patient_id:
            self._begin(lambda: self.booking.begin_for(errand.patient_id, errand.evaluation_id))
        else:
            self.take_focus()

    def take_focus(self) -> None:
        """The hand is in the form that is open, else in the calendar."""
        if self.page.shows(self.page.form):
            self.page.form.picker.setFocus()
        else:
            self.page.grid.setFocus()

    def unsaved(self) -> str:
        """What would be lost if the window closed now; an open form with a patient is not booked yet."""
        waits = self.page.shows(self.page.form) and self.page.form.picker.patient is not None
        return "A session is filled in and not booked." if waits else ""

    def refresh(self) -> None:
        """Shows the days as they are stored now."""
        first, count = self._span()
        try:
            found = self._appointments.on_days(first, count)
            practice = self._appointments.practice
            if self.booking.doctor_wanted not in [doctor.id for doctor in practice.doctors]:
                self.booking.doctor_wanted = ""
            self.page.show_doctors(practice.doctors, self.booking.doctor_wanted)
            whose = self.booking.doctor_wanted
            sessions = [session for session in found if session.appointment.takes_time_of(whose)]
            self.page.grid.show_days(first, count, sessions, practice, self._services.clock.now())
        except Refusal as problem:
            self._tell(problem)
            return
        last = first + timedelta(days=count - 1)
        span = weekday_in_words(first) if count == 1 else f"{weekday_in_words(first)} to {weekday_in_words(last)}"
        self.page.span.setText(span)
        self.page.views.show_on((self._view,), asked=True)
        if self._chosen and self.page.shows(self.page.panel):
            self._look_at(self._chosen)
        self.page.grid.mark(self._chosen)

    def _connect(self) -> None:
        page = self.page
        find_by_key(page, lambda: self._shell.go("patients"))
        page.turned.connect(self._turn)
        page.view_wanted.connect(self._show_view)
        page.doctor_wanted.connect(self._show_doctor)
        page.new_wanted.connect(lambda: self._begin(self.booking.begin))
        page.grid.session_chosen.connect(self._look_at)
        page.grid.time_chosen.connect(self._take_time)
        page.grid.past_edge.connect(self._walk_on)
        page.panel.state_wanted.connect(lambda state: self.acts.become(self._chosen, state))
        page.panel.move_wanted.connect(self._move)
        page.panel.remark_wanted.connect(self.acts.remark)
        page.panel.closed.connect(self._close_side)
        page.panel.patient_wanted.connect(lambda: self.acts.open_patient(self._chosen))
        self.acts.changed.connect(self._show_changed)
        page.form.closed.connect(self._close_side)
        page.files_wanted.connect(self.files.offer)
        page.panel.file_wanted.connect(lambda: self.files.offer(self._chosen))
        self.booking.booked.connect(self._show_booked)
        self.booking.told.connect(self._shell.messages.say)

    def _span(self) -> tuple[date, int]:
        """The first day and how many are shown: Monday to Friday, and the weekend where the practice works then."""
        if self._view == DAY:
            return self._first, 1
        monday = self._first - timedelta(days=self._first.weekday())
        weekend = [monday + timedelta(days=_WEEKDAYS + number) for number in range(2)]
        days = self._appointments.practice.days
        wanted = self._appointments.today() in weekend or any(days.is_working(day) for day in weekend)
        return monday, 7 if wanted or self._appointments.on_days(weekend[0], 2) else _WEEKDAYS

    def _turn(self, towards: int) -> None:
        step = 1 if self._view == DAY else 7
        self._first = self._first + timedelta(days=step * towards) if towards else self._appointments.today()
        self.refresh()

    def _walk_on(self, towards: int) -> None:
        day, at = self.page.grid.cursor_time
        self._turn(towards)
        first, count = self._span()
        self.page.grid.stand_on(first if towards > 0 else first + timedelta(days=count - 1), at)
        if self._view == DAY:
            self.page.grid.stand_on(day + timedelta(days=towards), at)

    def _show_view(self, view: str) -> None:
        if self._view == WEEK and view == DAY:
            self._first = self.page.grid.cursor_time[0]
        self._view = view
        self.refresh()

    def _show_doctor(self, doctor: str) -> None:
        self.booking.doctor_wanted = doctor
        self.refresh()

    def _show_where(self, appointment_id: str) -> None:
        try:
            session = self._appointments.get(appointment_id)
        except Refusal as problem:
            self._tell(problem)
            self.refresh()
            return
        shown = self._appointments.practice.local(session.appointment.start)
        self._first = shown.date()
        self.refresh()
        self.page.grid.stand_on(shown.date(), shown.time())
        self._look_at(appointment_id)

    def _look_at(self, appointment_id: str) -> None:
        try:
            session = self._appointments.get(appointment_id)
            history = self._appointments.history(appointment_id)
        except Refusal as problem:
            self._tell(problem)
            return
        self._chosen = appointment_id
        self.page.panel.show_session(session, history, self._appointments.practice, self._services.clock.now())
        self.page.show_side(self.page.panel)
        self.page.grid.mark(appointment_id)

    def _take_time(self, day: date, at: time) -> None:
        if self.page.shows(self.page.form):
            self.booking.place_at(day, at)
            if self.page.form.picker.patient is None:
                self.page.form.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._begin(lambda: self.booking.begin(day, at))

    def _begin(self, begin: Callable[[], None]) -> None:
        self._chosen = ""
        self.page.grid.mark("")
        self.page.show_side(self.page.form)
        begin()
        if self.page.form.picker.patient is None:
            self.page.form.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self) -> None:
        try:
            session = self._appointments.get(self._chosen)
        except Refusal as problem:
            self._tell(problem)
            return
        self.page.show_side(self.page.form)
        self.booking.begin_moving(session)

    def _show_changed(self, appointment_id: str) -> None:
        self._chosen = appointment_id
        self.refresh()
        self.page.panel.take_focus()

    def _show_booked(self, booked: Appointment) -> None:
        self.page.show_side(self.page.panel)
        self._show_where(booked.id)
        self.page.panel.take_focus()

    def _close_side(self) -> None:
        was_moving, chosen = self.booking.is_moving, self._chosen
        if self.page.shows(self.page.form) and was_moving and chosen:
            self._look_at(chosen)
        else:
            self._chosen = ""
            self.page.grid.mark("")
            self.page.show_side(self.page.empty)
        self.page.grid.setFocus()

    def _tell(self, problem: Refusal) -> None:
        self._shell.messages.say(str(problem), MessageKind.DANGER)
