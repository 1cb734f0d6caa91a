"""Who is called today: across weekends, closed days and clock changes, and nobody who has confirmed is called again."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.confirmation_call import (
    CallAttempt,
    CallOutcome,
    CallState,
    DueCall,
    call_day,
    in_calling_order,
    is_on_list,
    last_day_called_for,
)
from omt_desktop.domain.schedule.practice_days import USUAL_DAYS, Opening, PracticeDays
from omt_desktop.domain.truth import Truth
from tests.domain.schedule.sessions import ZONE, moment, session

FRIDAY, SATURDAY = date(2026, 10, 30), date(2026, 10, 31)
MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)
"""The clock is put back in New York on the Sunday between."""


def test_the_call_is_due_on_the_working_day_before() -> None:
    assert call_day(MONDAY, USUAL_DAYS) == FRIDAY and call_day(TUESDAY, USUAL_DAYS) == MONDAY
    assert last_day_called_for(FRIDAY, USUAL_DAYS) == MONDAY
    assert call_day(MONDAY, PracticeDays({})) is None


@pytest.mark.parametrize(
    ("today", "hour", "on_list"),
    [
        (date(2026, 10, 29), 9, False),
        (FRIDAY, 9, True),
        (SATURDAY, 9, True),
        (date(2026, 11, 1), 9, True),
        (MONDAY, 8, True),
        (MONDAY, 10, False),
        (TUESDAY, 9, False),
    ],
)
def test_a_session_on_monday_is_on_the_list_from_friday_until_it_begins(today: date, hour: int, on_list: bool) -> None:
    assert is_on_list(session(MONDAY), today, moment(today, hour), USUAL_DAYS, ZONE) is on_list


def test_a_session_on_a_closed_day_is_called_for_with_the_next_working_day() -> None:
    assert is_on_list(session(SATURDAY), FRIDAY, moment(FRIDAY), USUAL_DAYS, ZONE)


def test_whoever_was_just_booked_for_later_today_is_not_called() -> None:
    today = session(MONDAY, 16, booked_at=moment(MONDAY, 8))
    assert not is_on_list(today, MONDAY, moment(MONDAY, 9), USUAL_DAYS, ZONE)
    tomorrow = session(TUESDAY, booked_at=moment(MONDAY, 8))
    assert is_on_list(tomorrow, MONDAY, moment(MONDAY, 9), USUAL_DAYS, ZONE)


def test_nobody_is_called_by_a_practice_that_never_works_or_for_a_no_show() -> None:
    assert not is_on_list(session(MONDAY), FRIDAY, moment(FRIDAY), PracticeDays({}), ZONE)
    assert not is_on_list(session(MONDAY, state=State.NO_SHOW), FRIDAY, moment(FRIDAY), USUAL_DAYS, ZONE)


def _call(*outcomes: CallOutcome, about: datetime | None = None, **changes: object) -> DueCall:
    known = session(MONDAY, **changes)
    tries = [
        CallAttempt(moment(FRIDAY, 10 + n), "Desk", outcome, about or known.start, moment(FRIDAY, 15))
        for n, outcome in enumerate(outcomes)
    ]
    return DueCall(known, tuple(tries))


def test_what_is_left_to_do_follows_from_the_last_attempt() -> None:
    last = {outcome: _call(CallOutcome.NO_ANSWER, outcome).state for outcome in CallOutcome}
    assert last[CallOutcome.NO_ANSWER] is last[CallOutcome.MESSAGE_LEFT] is CallState.TRY_AGAIN
    assert last[CallOutcome.WRONG_NUMBER] is CallState.TRY_AGAIN
    assert last[CallOutcome.WANTS_TO_MOVE] is CallState.TO_MOVE and last[CallOutcome.GIVEN_UP] is CallState.GIVEN_UP
    assert _call().state is CallState.TO_CALL
    assert _call(state=State.CONFIRMED).state is CallState.CONFIRMED is _call(state=State.DONE).state
    assert _call(state=State.CANCELLED).state is CallState.CANCELLED
    assert {state for state in CallState if state.is_settled} == {
        CallState.CONFIRMED,
        CallState.CANCELLED,
        CallState.GIVEN_UP,
    }


def test_after_a_move_the_call_begins_anew() -> None:
    moved = _call(CallOutcome.GIVEN_UP, about=moment(FRIDAY, 11), state=State.MOVED)
    assert moved.state is CallState.TO_CALL and moved.next_try is None


def test_when_to_try_again_and_what_was_answered() -> None:
    call = _call(CallOutcome.NO_ANSWER)
    assert call.next_try == moment(FRIDAY, 15) and _call(CallOutcome.GIVEN_UP).next_try is None
    answered = DueCall(session(MONDAY), (), {"illness": Truth.YES, "bone": Truth.NO, "medicine": Truth.UNKNOWN})
    assert answered.says_yes_to == ("illness",)
    assert {outcome for outcome in CallOutcome if outcome.reached} == {
        CallOutcome.CONFIRMED,
        CallOutcome.WANTS_TO_MOVE,
        CallOutcome.CANCELS,
    }


def test_the_list_goes_by_the_time_of_the_session() -> None:
    late, early = DueCall(session(MONDAY, 11, id="b")), DueCall(session(MONDAY, 8, id="c"))
    same = DueCall(session(MONDAY, 11, id="a"))
    assert in_calling_order([late, early, same]) == (early, same, late)


_HOURS = (Opening(time(8), time(18)),)
weeks = st.sets(st.integers(0, 6), min_size=1).map(lambda days: dict.fromkeys(days, _HOURS))
offsets = st.sets(st.integers(0, 40), max_size=15)


@given(weeks, offsets, st.integers(10, 30))
def test_every_session_is_on_the_list_of_the_working_day_before(week: dict, closed: set, distance: int) -> None:
    start = date(2026, 10, 12)
    days = PracticeDays(week, {start + timedelta(days=n): "closed" for n in closed})
    day = start + timedelta(days=distance)
    due = call_day(day, days)
    assert due is not None
    assert is_on_list(session(day), due, moment(due), days, ZONE)
    before = days.working_day_before(due)
    assert before is not None and not is_on_list(session(day), before, moment(before), days, ZONE)
