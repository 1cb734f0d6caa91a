"""When a session is offered, and when a booked one must be looked at again."""

import pytest

from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.booking_flag import MAY_BENEFIT, Booking, FlagReason, Standing, booking_on, flags_of

AGREE, DIFFER = Decision(Stance.AGREE), Decision(Stance.DIFFER, "Palliative, wanted by the patient")


@pytest.mark.parametrize("outcome", Outcome)
def test_only_a_recommendation_of_omt_offers_a_session(outcome: Outcome) -> None:
    offered = Booking.OFFERED if outcome in MAY_BENEFIT else Booking.NOT_OFFERED
    assert booking_on(outcome, AGREE) is offered and booking_on(outcome, Decision()) is offered
    assert booking_on(outcome, Decision(Stance.DIFFER)) is Booking.NOT_OFFERED
    expected = Booking.NOT_OFFERED if outcome in MAY_BENEFIT else Booking.AGAINST
    assert booking_on(outcome, DIFFER) is expected


def test_which_recommendations_say_that_omt_may_benefit() -> None:
    assert {Outcome.SUITABLE, Outcome.SUITABLE_WITH_MODIFICATIONS} == MAY_BENEFIT


@pytest.mark.parametrize(
    ("standing", "reasons"),
    [
        (Standing(Outcome.SUITABLE, Outcome.SUITABLE), ()),
        (Standing(Outcome.SUITABLE, Outcome.SUITABLE_WITH_MODIFICATIONS), ()),
        (Standing(Outcome.SUITABLE, Outcome.DEFER), (FlagReason.NEW_FACTS,)),
        (Standing(Outcome.SUITABLE, Outcome.INSUFFICIENT_INFORMATION), (FlagReason.NEW_FACTS,)),
        (Standing(Outcome.DEFER, Outcome.DEFER), ()),
        (Standing(Outcome.DEFER, Outcome.EMERGENCY), (FlagReason.NEW_FACTS,)),
        (Standing(Outcome.SUITABLE, Outcome.SUITABLE, Outcome.SUITABLE), ()),
        (Standing(Outcome.SUITABLE, Outcome.SUITABLE, Outcome.NOT_SUITABLE), (FlagReason.NEW_EVALUATION,)),
        (Standing(Outcome.SUITABLE, Outcome.SUITABLE, Outcome.INSUFFICIENT_INFORMATION), ()),
        (Standing(None), ()),
        (Standing(None, open_answers=1), (FlagReason.CALL_ANSWER,)),
        (Standing(None, open_flags=2), (FlagReason.OPEN_RED_FLAG,)),
    ],
)
def test_why_a_booking_is_looked_at_again(standing: Standing, reasons: tuple[FlagReason, ...]) -> None:
    assert flags_of(standing) == reasons
