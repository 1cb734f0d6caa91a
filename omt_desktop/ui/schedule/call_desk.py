"""What the page of calls does: shows who is due, dials, and writes down how it went and what was answered."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from omt_desktop.bootstrap import Services
from omt_desktop.domain.schedule.confirmation_call import CallOutcome
from omt_desktop.domain.truth import Truth
from omt_desktop.ui.find_by_key import find_by_key
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.place import Errand, Shell
from omt_desktop.ui.schedule.call_page import CallPage
from omt_desktop.ui.schedule.call_print import CallPrint
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.booked_session import CallRow
from omt_desktop.workflow.schedule.call_words import due_in_words, progress_in_words
from omt_desktop.workflow.schedule.confirmation_calls import CallList
from omt_desktop.workflow.schedule.schedule_words import CALL_OUTCOMES
from omt_desktop.workflow.typed_time import UnreadableTime, read_time


class CallDesk(QObject):
    """What goes wrong is said in the messages, and changes nothing."""

    def __init__(self, services: Services, shell: Shell, dial: Callable[[QUrl], bool] | None = None) -> None:
        super().__init__(shell.pages)
        self._services = services
        self._calls = services.calls
        self._shell = shell
        self._dial = dial or QDesktopServices.openUrl
        self._chosen = ""
        self.due: CallList | None = None
        """The list as it was last read."""
        self.page = CallPage(services.content.call_script)
        self.printing = CallPrint(services, shell, self.page)
        self.page.print_list.setVisible(services.access.may(Action.EXPORT_SCHEDULE))
        self._connect()

    def arrive(self) -> None:
        """The list is up to date, and the hand is on it."""
        errand = self._shell.taken_errand() or Errand()
        self._chosen = errand.appointment_id or self._chosen
        self.refresh()
        self.take_focus()

    def take_focus(self) -> None:
        """The hand is on the list."""
        self.page.list.setFocus()

    def unsaved(self) -> str:
        """What would be lost if the window closed now; empty for nothing."""
        return "A remark about a call is typed and not written down." if self.page.panel.remark.text().strip() else ""

    def refresh(self) -> None:
        """Shows who is due as it is stored now."""
        try:
            self.due = self._calls.due()
            practice = self._services.appointments.practice
        except Refusal as problem:
            self._tell(str(problem))
            return
        rows = self.due.rows
        if self._chosen not in [row.session.appointment.id for row in rows]:
            self._chosen = ""
        self.page.show_rows(rows, practice, self._chosen)
        self.page.days.setText(due_in_words(self.due))
        self.page.progress.setText(progress_in_words(self.due))
        self._show_chosen()

    def _connect(self) -> None:
        page, panel = self.page, self.page.panel
        find_by_key(page, lambda: self._shell.go("patients"))
        page.list.current_changed.connect(self._choose)
        page.list.opened.connect(self._open)
        page.print_list.clicked.connect(self._print)
        panel.dial_wanted.connect(self._call)
        panel.answered.connect(self._answer)
        panel.outcome_wanted.connect(self._note)
        panel.take_back_wanted.connect(self._take_back)
        panel.session_wanted.connect(lambda: self._shell.send("calendar", Errand(appointment_id=self._chosen)))
        panel.patient_wanted.connect(self._open_patient)

    def _row(self) -> CallRow | None:
        rows = self.due.rows if self.due is not None else ()
        return next((row for row in rows if row.session.appointment.id == self._chosen), None)

    def _show_chosen(self) -> None:
        row = self._row()
        self.page.show_panel(row is not None)
        if row is not None:
            self.page.panel.show_call(row, self._services.appointments.practice)

    def _choose(self, appointment_id: str) -> None:
        if appointment_id and appointment_id != self._chosen:
            self.page.panel.clear_lines()
        self._chosen = appointment_id or self._chosen
        self._show_chosen()

    def _open(self, appointment_id: str) -> None:
        self._choose(appointment_id)
        self.page.panel.dial.setFocus()

    def _call(self, number: str) -> None:
        if not self._dial(QUrl(f"tel:{number}")):
            self._tell("No program on this computer makes phone calls. Copy the number, or dial it by hand.")

    def _answer(self, question: str, answer: Truth | None) -> None:
        self._do(lambda: self._calls.answer(self._chosen, {question: answer}))

    def _note(self, outcome: CallOutcome) -> None:
        panel = self.page.panel
        try:
            again = self._next_try(panel.again.text())
        except UnreadableTime as problem:
            self._tell(str(problem))
            panel.again.setFocus()
            return
        done = self._do(lambda: self._calls.note(self._chosen, outcome, again, panel.remark.text()))
        if not done:
            panel.remark.setFocus()
            return
        panel.clear_lines()
        undo = [("Take back", self._take_back)]
        self._shell.messages.say(f"Written down: {CALL_OUTCOMES[outcome].lower()}.", MessageKind.OK, undo)
        if outcome is CallOutcome.WANTS_TO_MOVE:
            self._shell.send("calendar", Errand(appointment_id=self._chosen))
        else:
            self.page.list.setFocus()

    def _next_try(self, text: str) -> datetime | None:
        """Today at the typed time; None for an empty line. UnreadableTime for what is no time ahead."""
        if not text.strip():
            return None
        practice, now = self._services.appointments.practice, self._services.clock.now()
        again = practice.at(practice.day_of(now), read_time(text)).moment
        if again <= now:
            raise UnreadableTime("That time is over. Write when to try again today, such as 14:30.")
        return again

    def _take_back(self) -> None:
        self._do(lambda: self._calls.take_back(self._chosen))

    def _do(self, act: Callable[[], object]) -> bool:
        """Whether it was done; where not, the messages say why."""
        try:
            act()
        except Refusal as problem:
            self._tell(str(problem))
            return False
        self.refresh()
        return True

    def _print(self) -> None:
        if self.due is not None:
            self.printing.start(self.due)

    def _open_patient(self) -> None:
        row = self._row()
        if row is not None:
            self._shell.send("patients", Errand(patient_id=row.session.patient.id))

    def _tell(self, problem: str) -> None:
        self._shell.messages.say(problem, MessageKind.DANGER)
