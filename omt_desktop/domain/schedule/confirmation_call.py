"""The call on the working day before a session: when it is due, how it went, and when it is settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum

from omt_desktop.domain.schedule.appointment import Appointment, State
from omt_desktop.domain.schedule.practice_days import PracticeDays
from omt_desktop.domain.schedule.wall_clock import local_day
from omt_desktop.domain.truth import Truth


class CallOutcome(StrEnum):
    """How a call went. The values are stored."""

    CONFIRMED = "confirmed"
    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"
    WRONG_NUMBER = "wrong_number"
    WANTS_TO_MOVE = "wants_to_move"
    CANCELS = "cancels"
    GIVEN_UP = "given_up"
    """Nobody calls again; the reason is written down."""

    @property
    def reached(self) -> bool:
        """Whether somebody was spoken to."""
        return self in (CallOutcome.CONFIRMED, CallOutcome.WANTS_TO_MOVE, CallOutcome.CANCELS)


@dataclass(frozen=True, slots=True)
class CallAttempt:
    """One call about the session at `about`: when, by whom, how it went, and when to try again if said."""

    at: datetime
    by: str
    outcome: CallOutcome
    about: datetime
    next_try: datetime | None = None
    note: str = ""
    taken_back_at: datetime | None = None
    """When somebody said that it was written down by mistake; None where it counts."""
    taken_back_by: str = ""

    @property
    def counts(self) -> bool:
        """Whether it was not taken back."""
        return self.taken_back_at is None


class CallState(StrEnum):
    """What is left to do about a call."""

    TO_CALL = "to_call"
    TRY_AGAIN = "try_again"
    TO_MOVE = "to_move"
    """Reached, and another time is wanted."""
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    GIVEN_UP = "given_up"

    @property
    def is_settled(self) -> bool:
        """Whether nobody needs to call any more."""
        return self in (CallState.CONFIRMED, CallState.CANCELLED, CallState.GIVEN_UP)


_AFTER = {
    CallOutcome.GIVEN_UP: CallState.GIVEN_UP,
    CallOutcome.WANTS_TO_MOVE: CallState.TO_MOVE,
}


@dataclass(frozen=True, slots=True)
class DueCall:
    """An appointment with the calls about it and what was answered to the questions about changes, by question."""

    appointment: Appointment
    attempts: tuple[CallAttempt, ...] = ()
    answers: Mapping[str, Truth] = field(default_factory=dict)

    @property
    def state(self) -> CallState:
        """What is left to do; calls about a time that it was moved away from count no more."""
        if self.appointment.state in (State.CONFIRMED, State.DONE):
            return CallState.CONFIRMED
        if self.appointment.state is State.CANCELLED:
            return CallState.CANCELLED
        last = self.last_attempt
        return _AFTER.get(last.outcome, CallState.TRY_AGAIN) if last is not None else CallState.TO_CALL

    @property
    def last_attempt(self) -> CallAttempt | None:
        """The last call about the session as it is booked now that was not taken back."""
        about = (found for found in reversed(self.attempts) if found.counts and found.about == self.appointment.start)
        return next(about, None)

    @property
    def next_try(self) -> datetime | None:
        """When to call again, if that was said at the last attempt and is still to be done."""
        last = self.last_attempt
        return last.next_try if last is not None and self.state is CallState.TRY_AGAIN else None

    @property
    def says_yes_to(self) -> tuple[str, ...]:
        """The questions about changes that were answered with yes."""
        return tuple(question for question, answer in self.answers.items() if answer is Truth.YES)


def call_day(session_day: date, days: PracticeDays) -> date | None:
    """When the call is due: the last working day before the session; None where there is none for a year."""
    return days.working_day_before(session_day)


def last_day_called_for(today: date, days: PracticeDays) -> date | None:
    """Sessions up to this day are called for today: the next working day, with the free days before it."""
    return days.next_working_day(today)


def is_on_list(appointment: Appointment, today: date, now: datetime, days: PracticeDays, zone: tzinfo) -> bool:
    """Whether the call list of today holds the appointment, settled or not.

    It does for sessions after today up to the next working day, and for sessions still ahead today, whose call was due
    before; not for one that was booked on its own day, when the patient was just spoken to.
    """
    last = last_day_called_for(today, days)
    day = local_day(appointment.start, zone)
    if last is None or not today <= day <= last or appointment.state is State.NO_SHOW:
        return False
    return day > today or (appointment.start > now and local_day(appointment.booked_at, zone) < day)


def in_calling_order(calls: Sequence[DueCall]) -> tuple[DueCall, ...]:
    """By the time of the session, the earliest first."""
    return tuple(sorted(calls, key=lambda call: (call.appointment.start, call.appointment.id)))
