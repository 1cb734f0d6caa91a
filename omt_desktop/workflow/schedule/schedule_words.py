"""Sessions, calls and follow-ups in words, the same on every screen and on paper."""

from datetime import datetime

from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.appointment import Appointment, State
from omt_desktop.domain.schedule.booking_flag import MAY_BENEFIT, Booking, FlagReason
from omt_desktop.domain.schedule.confirmation_call import CallOutcome, CallState
from omt_desktop.domain.schedule.follow_up import Answered, Resolution
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.domain.schedule.wall_clock import Occurs
from omt_desktop.workflow.day_words import day_in_words, weekday_in_words
from omt_desktop.workflow.schedule.booked_session import BookedSession
from omt_desktop.workflow.words import Words

STATES = {
    State.PLANNED: "Planned",
    State.CONFIRMED: "Confirmed",
    State.MOVED: "Moved",
    State.CANCELLED: "Cancelled",
    State.NO_SHOW: "No-show",
    State.DONE: "Done",
}
STATE_SYMBOLS = {
    State.PLANNED: "○",
    State.CONFIRMED: "✓",
    State.MOVED: "→",
    State.CANCELLED: "✕",
    State.NO_SHOW: "–",
    State.DONE: "●",
}
CALL_OUTCOMES = {
    CallOutcome.CONFIRMED: "Reached and confirmed",
    CallOutcome.NO_ANSWER: "No answer",
    CallOutcome.MESSAGE_LEFT: "Left a message",
    CallOutcome.WRONG_NUMBER: "Wrong number",
    CallOutcome.WANTS_TO_MOVE: "Wants another time",
    CallOutcome.CANCELS: "Cancels",
    CallOutcome.GIVEN_UP: "Given up",
}
CALL_STATES = {
    CallState.TO_CALL: "To call",
    CallState.TRY_AGAIN: "Try again",
    CallState.TO_MOVE: "Wants another time",
    CallState.CONFIRMED: "Confirmed",
    CallState.CANCELLED: "Cancelled",
    CallState.GIVEN_UP: "Given up",
}
CALL_SYMBOLS = {
    CallState.TO_CALL: "○",
    CallState.TRY_AGAIN: "↻",
    CallState.TO_MOVE: "→",
    CallState.CONFIRMED: "✓",
    CallState.CANCELLED: "✕",
    CallState.GIVEN_UP: "–",
}
FLAGS = {
    FlagReason.NEW_FACTS: "The evaluation it was booked from recommends something else now.",
    FlagReason.NEW_EVALUATION: "A later evaluation advises against OMT.",
    FlagReason.CALL_ANSWER: "The patient reported a change in the call. Decide whether the session can take place.",
    FlagReason.OPEN_RED_FLAG: "A red flag fired after the booking and is not answered for.",
}
ASK_DOCTOR = "Ask the doctor before this session."
"""What the front desk is told; the reason is clinical content."""
RESOLUTIONS = {
    Resolution.REFERRED: "Referred",
    Resolution.CLEARED: "Cleared",
    Resolution.DECLINED: "Declined by the patient",
    Resolution.WITHDRAWN: "Withdrawn: the answer was changed",
}


def clock_in_words(moment: datetime, practice: PracticeTime) -> str:
    """`09:30` on the clock of the practice; with the name of the hour where the clock shows it twice that day."""
    shown = practice.local(moment)
    twice = practice.at(shown.date(), shown.time()).occurs is Occurs.TWICE
    return f"{shown:%H:%M} {shown.tzname()}" if twice else f"{shown:%H:%M}"


def when_in_words(moment: datetime, practice: PracticeTime) -> str:
    """`Mon 30 Nov 2026, 09:30`."""
    return f"{weekday_in_words(practice.day_of(moment))}, {clock_in_words(moment, practice)}"


def span_in_words(appointment: Appointment, practice: PracticeTime) -> str:
    """`Mon 30 Nov 2026, 09:30 to 10:00`."""
    return f"{when_in_words(appointment.start, practice)} to {clock_in_words(appointment.end, practice)}"


def kind_in_words(appointment: Appointment, practice: PracticeTime) -> str:
    """`OMT session, 30 minutes`, and in a practice of several doctors with whom."""
    whom = practice.with_whom(appointment.doctor)
    return f"{practice.kind(appointment.kind).label}, {appointment.minutes} minutes{f', with {whom}' if whom else ''}"


def state_in_words(state: State) -> str:
    """The state with the shape that stands for it: `✓ Confirmed`."""
    return f"{STATE_SYMBOLS[state]} {STATES[state]}"


def call_state_in_words(state: CallState) -> str:
    """The state with the shape that stands for it: `↻ Try again`."""
    return f"{CALL_SYMBOLS[state]} {CALL_STATES[state]}"


def flags_in_words(session: BookedSession) -> tuple[str, ...]:
    """Why the doctor must look at it; for whoever may not know the reason only that."""
    if session.flags:
        return tuple(FLAGS[flag] for flag in session.flags)
    return (ASK_DOCTOR,) if session.ask_doctor else ()


def answered_in_words(answered: Answered) -> str:
    """`Referred to Neurology (invented) on 27 Nov 2026. By ambulance.`"""
    to = {Resolution.REFERRED: " to ", Resolution.CLEARED: " by "}.get(answered.resolution, "")
    who = f"{to}{answered.who}" if to else ""
    note = f" {answered.note}" if answered.note else ""
    return f"{RESOLUTIONS[answered.resolution]}{who} on {day_in_words(answered.on)}.{note}"


def booking_in_words(booking: Booking, outcome: Outcome, words: Words) -> str:
    """What the recommendation and the decision mean for booking a session."""
    named = words.of("outcome", outcome)
    if booking is Booking.OFFERED:
        return "The recommendation allows a session. Its time can be chosen here."
    if booking is Booking.AGAINST:
        return f"The recommendation is «{named}»; you decided differently and said why. The booking will be marked."
    if outcome in MAY_BENEFIT:
        return "No session is offered: you decided against the recommended OMT."
    return (
        f"No session is offered: the recommendation is «{named}». If you decide differently and write why, it can be "
        "booked and will be marked."
    )
