"""The calls of the day before: whom to call, how it went, and what changed since the evaluation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from omt_desktop.domain.rule import Effect
from omt_desktop.domain.schedule.appointment import Appointment, State
from omt_desktop.domain.schedule.confirmation_call import (
    CallAttempt,
    CallOutcome,
    DueCall,
    in_calling_order,
    is_on_list,
    last_day_called_for,
)
from omt_desktop.domain.schedule.follow_up import Answered, FollowUp, FollowUpKind, Resolution
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.domain.schedule.wall_clock import span_of_days
from omt_desktop.domain.truth import Truth
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock, SettingsShelf
from omt_desktop.workflow.schedule.appointments import Zones, person_named, practice_time
from omt_desktop.workflow.schedule.booked_session import CallRow, StoredCall, shown
from omt_desktop.workflow.schedule.ports import CallStore, FollowUpStore
from omt_desktop.workflow.trail.reads import Reads

CHANGE_REPORTED = "The patient reported a change since the evaluation"
"""What a follow-up is called that a yes in the call opened; the answers themselves are with the session."""
_BECOMES = {CallOutcome.CONFIRMED: State.CONFIRMED, CallOutcome.CANCELS: State.CANCELLED}


@dataclass(frozen=True, slots=True)
class CallList:
    """Whom to call today: every call that is due, by the time of the session."""

    today: date
    last_day: date | None
    """Sessions up to this day are called for; None where the practice never works."""
    rows: tuple[CallRow, ...]

    @property
    def settled(self) -> int:
        """How many need no more calls."""
        return sum(row.call.state.is_settled for row in self.rows)

    @property
    def is_done(self) -> bool:
        """Whether everybody was reached, or given up with a reason."""
        return self.settled == len(self.rows)


class ConfirmationCalls:
    """The call list of today, and what is written down on it."""

    def __init__(
        self,
        access: Access,
        store: CallStore,
        follow_ups: FollowUpStore,
        settings: SettingsShelf,
        clock: Clock,
        zones: Zones,
        new_id: Callable[[], str],
        reads: Reads,
    ) -> None:
        self._access = access
        self._store = store
        self._follow_ups = follow_ups
        self._settings = settings
        self._clock = clock
        self._zones = zones
        self._new_id = new_id
        self._reads = reads

    @needs(Action.MAKE_CALLS)
    def due(self) -> CallList:
        """The call list as it is now."""
        practice, now = self._practice(), self._clock.now()
        today = practice.day_of(now)
        last = last_day_called_for(today, practice.days)
        if last is None:
            return CallList(today, None, ())
        start, end = span_of_days(practice.zone, today, (last - today).days + 1)
        found = {stored.session.appointment.id: stored for stored in self._store.calls_between(start, end)}
        calls = in_calling_order([_due(stored) for stored in found.values()])
        listed = [call for call in calls if is_on_list(call.appointment, today, now, practice.days, practice.zone)]
        self._reads.listed(AuditKind.CALLS_LISTED, listed, lambda call: found[call.appointment.id].session.patient.id)
        return CallList(today, last, tuple(self._row(found[call.appointment.id], call) for call in listed))

    @needs(Action.MAKE_CALLS)
    def call_about(self, appointment_id: str) -> CallRow:
        """The session with the calls about it."""
        stored = self._store.call_of(appointment_id)
        self._reads.opened(AuditKind.SESSION_OPENED, stored.session.patient.id, appointment_id)
        return self._row(stored, _due(stored))

    @needs(Action.MAKE_CALLS)
    def note(
        self, appointment_id: str, outcome: CallOutcome, next_try: datetime | None = None, note: str = ""
    ) -> CallRow:
        """Writes down an attempt with what it made of the session. Giving up needs a reason; a confirmed patient is
        not called again."""
        due = _due(self._store.call_of(appointment_id))
        if due.state.is_settled:
            raise Refusal("Nobody needs to call about this session any more. Nothing was changed.")
        if outcome is CallOutcome.GIVEN_UP and not note.strip():
            raise Refusal("Write down why nobody calls again, so that the list can be closed. Nothing was changed.")
        before = due.appointment
        becomes = _BECOMES.get(outcome)
        after = before.become(becomes) if becomes is not None else before
        again = next_try if not outcome.reached and outcome is not CallOutcome.GIVEN_UP else None
        by = person_named(self._access.person)
        attempt = CallAttempt(self._clock.now(), by, outcome, before.start, again, note.strip())
        self._store.add_attempt(before, after, attempt)
        return self.call_about(appointment_id)

    @needs(Action.MAKE_CALLS)
    def take_back(self, appointment_id: str) -> CallRow:
        """Marks the last attempt that counts as written down by mistake, and undoes what it made of the session."""
        due = _due(self._store.call_of(appointment_id))
        before = due.appointment
        last = due.last_attempt
        if last is None:
            raise Refusal("There is no call about this session to take back. Nothing was changed.")
        undone = before.state is _BECOMES.get(last.outcome)
        after = before.become(_before_the_call(before)) if undone else before
        self._store.take_back_attempt(before, after, self._clock.now(), person_named(self._access.person))
        return self.call_about(appointment_id)

    @needs(Action.MAKE_CALLS)
    def answer(self, appointment_id: str, answers: Mapping[str, Truth | None]) -> CallRow:
        """Writes down answers to the questions about changes (None takes one back). A yes asks for the doctor, until
        the doctor has answered for it; only when each yes became a no is it withdrawn."""
        stored = self._store.call_of(appointment_id)
        known = {**stored.answers, **answers}
        yes = [question for question, answer in known.items() if answer is Truth.YES]
        waiting = next((f for f in self._follow_ups.of_appointment(appointment_id) if f.is_open), None)
        all_denied = not any(known.get(question) is not Truth.NO for question in _subjects(waiting))
        now, by = self._clock.now(), person_named(self._access.person)
        newly = [question for question in yes if stored.answers.get(question) is not Truth.YES]
        opened = self._opened(stored.session.appointment, yes, now) if newly and waiting is None else None
        withdrawn = Answered(Resolution.WITHDRAWN, "", self._practice().day_of(now), "", now, by)
        settled = (waiting.id, withdrawn) if waiting is not None and all_denied and not yes else None
        self._store.answer(appointment_id, answers, by, now, opened, settled)
        return self.call_about(appointment_id)

    def _opened(self, appointment: Appointment, yes: list[str], now: datetime) -> FollowUp:
        return FollowUp(
            id=self._new_id(),
            patient_id=appointment.patient_id,
            kind=FollowUpKind.CALL_ANSWER,
            subject=",".join(yes),
            title=CHANGE_REPORTED,
            effect=Effect.HOLD,
            opened_at=now,
            evaluation_id=appointment.evaluation_id,
            appointment_id=appointment.id,
        )

    def _row(self, stored: StoredCall, call: DueCall) -> CallRow:
        return CallRow(shown(stored.session, clinical=self._access.may(Action.SEE_CLINICAL)), call)

    def _practice(self) -> PracticeTime:
        return practice_time(self._settings, self._zones)


def _due(stored: StoredCall) -> DueCall:
    return DueCall(stored.session.appointment, stored.attempts, stored.answers)


def _before_the_call(appointment: Appointment) -> State:
    """A session that was moved before is moved again; the others were planned."""
    return State.MOVED if appointment.sequence > 0 and appointment.state is State.CONFIRMED else State.PLANNED


def _subjects(waiting: FollowUp | None) -> list[str]:
    return waiting.subject.split(",") if waiting is not None else []
