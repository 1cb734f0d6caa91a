"""What the page of today shows, for whoever is signed in, and where it leads."""

from PySide6.QtCore import QObject

from omt_desktop.bootstrap import Services
from omt_desktop.ui.find_by_key import find_by_key
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.patient_rows import note_row
from omt_desktop.ui.place import Errand, Shell
from omt_desktop.ui.reviews.review_card import ReviewCard
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row
from omt_desktop.ui.schedule.session_block import TONES
from omt_desktop.ui.today.follow_up_card import FollowUpCard
from omt_desktop.ui.today.today_page import TodayPage
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.backups.backup_words import backup_notices
from omt_desktop.workflow.day_words import weekday_in_words
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.booked_session import BookedSession
from omt_desktop.workflow.schedule.call_words import due_in_words, progress_in_words
from omt_desktop.workflow.schedule.review_words import rule_reviews_due
from omt_desktop.workflow.schedule.schedule_words import (
    call_state_in_words,
    clock_in_words,
    kind_in_words,
    state_in_words,
    when_in_words,
)
from omt_desktop.workflow.words import Words, counted

_NOTES, _SESSIONS, _CALLS = 5, 6, 4
_MOST = 50


class TodayDesk(QObject):
    """Each card is filled by itself: what cannot be read leaves the others as they are."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(shell.pages)
        self._services = services
        self._shell = shell
        self._words = Words(services.content)
        self.page = TodayPage(FollowUpCard(services, of_one=False), ReviewCard(services, of_one=False))
        self._connect()
        self.refresh()

    def arrive(self) -> None:
        """Everything is up to date."""
        self.refresh()
        self.take_focus()

    def take_focus(self) -> None:
        """The hand is on what stands first."""
        lists = (self.page.notes.list, self.page.follow_ups.list, self.page.reviews.list, self.page.sessions.list)
        next((found for found in lists if found.count), self.page.search).setFocus()

    def refresh(self) -> None:
        """Shows what waits now."""
        may = self._services.access.may
        page, waits = self.page, []
        for card, action, fill in (
            (page.notes, Action.SEE_CLINICAL, self._show_notes),
            (page.follow_ups, Action.SEE_CLINICAL, self._show_follow_ups),
            (page.reviews, Action.SEE_CLINICAL, page.reviews.refresh),
            (page.sessions, Action.SEE_SCHEDULE, self._show_sessions),
            (page.calls, Action.MAKE_CALLS, self._show_calls),
            (page.notices, Action.SEE_BACKUPS, self._show_notices),
        ):
            if not may(action):
                set_shown(card, False)
                continue
            try:
                waits.append(fill())
            except Refusal as problem:
                self._shell.messages.say(str(problem), MessageKind.DANGER)
        page.waits = any(waits)

    def _connect(self) -> None:
        page, shell = self.page, self._shell
        page.search.clicked.connect(lambda: shell.go("patients"))
        find_by_key(page, lambda: shell.go("patients"))
        page.notes.way_wanted.connect(lambda: shell.go("patients"))
        page.notes.list.opened.connect(shell.open_evaluation)
        page.follow_ups.evaluation_wanted.connect(shell.open_evaluation)
        page.follow_ups.changed.connect(self.refresh)
        page.follow_ups.refused.connect(lambda problem: shell.messages.say(problem, MessageKind.DANGER))
        page.reviews.evaluation_wanted.connect(shell.open_evaluation)
        page.reviews.patient_wanted.connect(lambda found: shell.send("patients", Errand(patient_id=found)))
        page.reviews.changed.connect(self.refresh)
        page.reviews.refused.connect(lambda problem: shell.messages.say(problem, MessageKind.DANGER))
        page.sessions.way_wanted.connect(lambda: shell.go("calendar"))
        page.sessions.list.opened.connect(lambda found: shell.send("calendar", Errand(appointment_id=found)))
        page.calls.way_wanted.connect(lambda: shell.go("calls"))
        page.calls.list.opened.connect(lambda found: shell.send("calls", Errand(appointment_id=found)))
        page.to_backups.clicked.connect(lambda: shell.go("backups"))

    def _show_notes(self) -> bool:
        notes = self._services.evaluations.unfinished(_MOST)
        card, today = self.page.notes, self._services.appointments.today()
        card.list.show_rows([note_row(note, self._words, today) for note in notes])
        waiting = counted(len(notes), "evaluation waits", "evaluations wait")
        card.detail.setText(f"{waiting} for your decision." if notes else "✓ Nothing is left unfinished.")
        card.fit(_NOTES)
        return bool(notes)

    def _show_follow_ups(self) -> bool:
        found = self._services.follow_ups.open(_MOST)
        self.page.follow_ups.show_items(found)
        return bool(found)

    def _show_sessions(self) -> bool:
        appointments = self._services.appointments
        today = appointments.today()
        found = [booked for booked in appointments.on_days(today) if booked.appointment.state.holds_time]
        self.page.title.setText(f"Today, {weekday_in_words(today)}")
        self.page.sessions.list.show_rows([self._session_row(booked) for booked in found])
        closed = appointments.practice.days.why_closed(today)
        none = f"No session is booked ({closed})." if closed else "No session is booked."
        flagged = sum(booked.ask_doctor for booked in found)
        warned = f" ▲ {counted(flagged, 'needs', 'need')} a look before it begins." if flagged else ""
        booked_words = f"{counted(len(found), 'session', 'sessions')}.{warned}"
        self.page.sessions.detail.setText(booked_words if found else none)
        self.page.sessions.fit(_SESSIONS)
        return bool(found)

    def _show_calls(self) -> bool:
        due, practice = self._services.calls.due(), self._services.appointments.practice
        card = self.page.calls
        left = [row for row in due.rows if not row.call.state.is_settled]
        rows = [
            Row(
                row.session.appointment.id,
                RowLook(
                    row.session.patient.called_name,
                    when_in_words(row.session.appointment.start, practice),
                    f"{'▲ ' if row.session.ask_doctor else ''}{call_state_in_words(row.call.state)}",
                    f"again {clock_in_words(row.call.next_try, practice)}" if row.call.next_try else "",
                    row.session.patient.id,
                    "danger" if row.session.ask_doctor else "accent",
                ),
            )
            for row in left
        ]
        card.list.show_rows(rows)
        card.detail.setText(f"{due_in_words(due)}. {progress_in_words(due)}")
        self.page.progress.setRange(0, max(len(due.rows), 1))
        self.page.progress.setValue(due.settled)
        set_shown(self.page.progress, bool(due.rows))
        card.fit(_CALLS)
        return bool(left)

    def _show_notices(self) -> bool:
        backups = self._services.backups
        rules = rule_reviews_due(self._services.content.rules.values(), backups.now().date())
        told = [*backup_notices(backups.state(), backups.now()), *([rules] if rules else [])]
        self.page.notice.setText("\n".join(told))
        set_shown(self.page.notices, bool(told))
        return bool(told)

    def _session_row(self, booked: BookedSession) -> Row:
        practice, appointment = self._services.appointments.practice, booked.appointment
        warned = "▲ " if booked.ask_doctor else ""
        tone = "danger" if booked.ask_doctor else TONES[appointment.state]
        look = RowLook(
            booked.patient.called_name,
            f"{clock_in_words(appointment.start, practice)} · {kind_in_words(appointment, practice)}",
            f"{warned}{state_in_words(appointment.state)}",
            appointment.note,
            booked.patient.id,
            tone,
        )
        return Row(appointment.id, look)
