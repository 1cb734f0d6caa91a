"""Sessions, calls and follow-ups in words."""

from datetime import UTC, date, datetime

from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.appointment import USUAL_KINDS, State
from omt_desktop.domain.schedule.booking_flag import Booking, FlagReason
from omt_desktop.domain.schedule.confirmation_call import CallOutcome, CallState
from omt_desktop.domain.schedule.follow_up import Answered, Resolution
from omt_desktop.domain.schedule.practice_days import USUAL_DAYS
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.workflow.schedule import schedule_words as said
from omt_desktop.workflow.schedule.booked_session import BookedSession
from omt_desktop.workflow.words import Words
from tests.builders import a_patient
from tests.clinic import CONTENT
from tests.domain.schedule.sessions import ZONE, ZONE_NAME, session

PRACTICE = PracticeTime(USUAL_DAYS, USUAL_KINDS, ZONE_NAME, ZONE)
MONDAY = date(2026, 11, 30)
WORDS = Words(CONTENT)


def test_a_session_in_words() -> None:
    known = session(MONDAY)
    assert said.span_in_words(known, PRACTICE) == "Mon 30 Nov 2026, 09:30 to 10:00"
    assert said.kind_in_words(known, PRACTICE) == "OMT session, 30 minutes"


def test_an_hour_that_comes_twice_is_named() -> None:
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert said.clock_in_words(first, PRACTICE) == "01:30 EDT"
    assert said.clock_in_words(first.replace(hour=6), PRACTICE) == "01:30 EST"


def test_every_state_has_a_word_and_a_shape_of_its_own() -> None:
    assert len({said.state_in_words(state)[0] for state in State}) == len(State)
    assert len({said.call_state_in_words(state)[0] for state in CallState}) == len(CallState)
    assert set(said.CALL_OUTCOMES) == set(CallOutcome) and set(said.RESOLUTIONS) == set(Resolution)
    assert set(said.FLAGS) == set(FlagReason)


def test_the_reason_of_a_flag_is_for_whoever_may_know_it() -> None:
    bare = BookedSession(session(MONDAY), a_patient())
    asked = BookedSession(session(MONDAY), a_patient(), (), True)
    told = BookedSession(session(MONDAY), a_patient(), (), True, (FlagReason.NEW_EVALUATION,))
    assert said.flags_in_words(bare) == () and said.flags_in_words(asked) == (said.ASK_DOCTOR,)
    assert said.flags_in_words(told) == ("A later evaluation advises against OMT.",)


def test_how_a_follow_up_was_answered_for() -> None:
    def words(resolution: Resolution, who: str = "", note: str = "") -> str:
        return said.answered_in_words(
            Answered(resolution, who, MONDAY, note, datetime(2026, 11, 30, tzinfo=UTC), "Sam")
        )

    assert words(Resolution.REFERRED, "Neurology", "Urgent.") == "Referred to Neurology on 30 Nov 2026. Urgent."
    assert words(Resolution.CLEARED, "Dr B") == "Cleared by Dr B on 30 Nov 2026."
    assert words(Resolution.DECLINED, "x") == "Declined by the patient on 30 Nov 2026."


def test_what_booking_means() -> None:
    def words(booking: Booking, outcome: Outcome) -> str:
        return said.booking_in_words(booking, outcome, WORDS)

    assert "allows a session" in words(Booking.OFFERED, Outcome.SUITABLE)
    assert "«Defer»" in words(Booking.AGAINST, Outcome.DEFER) and "marked" in words(Booking.AGAINST, Outcome.DEFER)
    assert "«Urgent referral»" in words(Booking.NOT_OFFERED, Outcome.URGENT_REFERRAL)
    assert "decided against" in words(Booking.NOT_OFFERED, Outcome.SUITABLE)
