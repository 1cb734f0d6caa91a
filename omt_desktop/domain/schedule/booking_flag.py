"""Whether a session may be booked on a recommendation, and whether a booked one must be looked at again."""

from dataclasses import dataclass
from enum import StrEnum

from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.recommendation import Outcome

MAY_BENEFIT = frozenset({Outcome.SUITABLE, Outcome.SUITABLE_WITH_MODIFICATIONS})
"""The recommendations a session is booked on without more ado."""
ADVISES_AGAINST = frozenset({Outcome.EMERGENCY, Outcome.URGENT_REFERRAL, Outcome.NOT_SUITABLE, Outcome.DEFER})
"""What speaks against a booked session, wherever it was found. One that only lacks answers was perhaps just begun."""


class Booking(StrEnum):
    """What the decision on a recommendation means for booking."""

    OFFERED = "offered"
    AGAINST = "against"
    """The doctor decided differently and said why: the booking is marked."""
    NOT_OFFERED = "not_offered"


def booking_on(outcome: Outcome, decision: Decision) -> Booking:
    """Whether a session is offered. A doctor who differs from a recommendation of OMT does not want the session."""
    differs = decision.stance is Stance.DIFFER
    if outcome in MAY_BENEFIT:
        return Booking.NOT_OFFERED if differs else Booking.OFFERED
    return Booking.AGAINST if differs and decision.counts else Booking.NOT_OFFERED


class FlagReason(StrEnum):
    """Why a booking must be looked at before the session."""

    NEW_FACTS = "new_facts"
    """The evaluation it was booked from says something else now."""
    NEW_EVALUATION = "new_evaluation"
    """A later evaluation of the patient advises against."""
    CALL_ANSWER = "call_answer"
    """A question of the call was answered with yes and the doctor has not settled it."""
    OPEN_RED_FLAG = "open_red_flag"
    """A red flag of the patient fired after the booking and waits for an answer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known now about what a session was booked on."""

    booked_on: Outcome | None
    own_outcome: Outcome | None = None
    """Of the evaluation it was booked from, as it is now."""
    latest_outcome: Outcome | None = None
    """Of the patient's latest evaluation, where that is another one."""
    open_answers: int = 0
    """Questions of the call that were answered with yes and are not settled."""
    open_flags: int = 0
    """Red flags of the patient that fired after the booking and wait."""


def flags_of(standing: Standing) -> tuple[FlagReason, ...]:
    """Why the booking must be looked at; nothing where it still stands on what it was booked on."""
    own, latest = standing.own_outcome, standing.latest_outcome
    found = {
        FlagReason.NEW_FACTS: own is not None and own not in MAY_BENEFIT and own is not standing.booked_on,
        FlagReason.NEW_EVALUATION: latest in ADVISES_AGAINST,
        FlagReason.CALL_ANSWER: standing.open_answers > 0,
        FlagReason.OPEN_RED_FLAG: standing.open_flags > 0,
    }
    return tuple(reason for reason, holds in found.items() if holds)
