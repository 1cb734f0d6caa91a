"""The states of an appointment, and what a calendar elsewhere must follow."""

from datetime import date, timedelta

import pytest

from omt_desktop.domain.schedule.appointment import State
from tests.domain.schedule.sessions import ZONE_NAME, moment, session

DAY = date(2026, 11, 30)
BEFORE, AFTER = moment(DAY, 8), moment(DAY, 11)
_AHEAD = {State.CONFIRMED, State.CANCELLED, State.MOVED}


@pytest.mark.parametrize(
    ("state", "ahead", "begun"),
    [
        (State.PLANNED, _AHEAD, _AHEAD | {State.DONE, State.NO_SHOW}),
        (State.CONFIRMED, _AHEAD - {State.CONFIRMED} | {State.PLANNED}, None),
        (State.MOVED, _AHEAD | {State.PLANNED}, None),
        (State.CANCELLED, {State.PLANNED}, {State.PLANNED}),
        (State.NO_SHOW, {State.PLANNED, State.MOVED}, {State.PLANNED, State.MOVED, State.DONE}),
        (State.DONE, {State.PLANNED}, {State.PLANNED, State.NO_SHOW}),
    ],
)
def test_what_may_be_said_of_an_appointment(state: State, ahead: set, begun: set | None) -> None:
    known = session(DAY, state=state)
    assert {other for other in State if known.may_become(other, BEFORE)} == ahead
    expected = ahead | {State.DONE, State.NO_SHOW} if begun is None else begun
    assert {other for other in State if known.may_become(other, AFTER)} == expected


def test_only_what_others_must_follow_counts_as_a_change() -> None:
    planned = session(DAY)
    cancelled = planned.become(State.CANCELLED)
    assert planned.become(State.CONFIRMED).sequence == 0
    assert cancelled.sequence == 1 and cancelled.become(State.CANCELLED).sequence == 1
    assert cancelled.become(State.PLANNED).sequence == 2
    moved = planned.moved_to(moment(DAY, 15), 45, ZONE_NAME, overlaps=True)
    assert (moved.state, moved.minutes, moved.sequence, moved.overlaps) == (State.MOVED, 45, 1, True)
    assert moved.end - moved.start == timedelta(minutes=45) and moved.id == planned.id


def test_which_states_hold_the_time_of_the_practice() -> None:
    assert {state for state in State if not state.holds_time} == {State.CANCELLED, State.NO_SHOW}
    assert {state for state in State if state.is_ahead} == {State.PLANNED, State.CONFIRMED, State.MOVED}
