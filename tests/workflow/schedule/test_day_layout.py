"""Sessions that overlap stand beside one another; the hours shown hold every session."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.schedule.practice_days import USUAL_DAYS, Opening, PracticeDays
from omt_desktop.workflow.schedule.booked_session import BookedSession
from omt_desktop.workflow.schedule.day_layout import hours_shown, lay_out
from tests.builders import a_patient
from tests.domain.schedule.sessions import moment, session

MONDAY = date(2026, 11, 30)


def _booked(key: str, quarter: int, quarters: int) -> BookedSession:
    start = moment(MONDAY, 8, 0) + timedelta(minutes=15 * quarter)
    return BookedSession(session(MONDAY, id=key, start=start, minutes=15 * quarters), a_patient())


def test_what_overlaps_shares_the_width_and_what_follows_has_it_all() -> None:
    placed = lay_out([_booked("c", 4, 2), _booked("a", 0, 3), _booked("b", 1, 1), _booked("d", 2, 1)])
    assert [(p.session.appointment.id, p.lane, p.lanes) for p in placed] == [
        ("a", 0, 2),
        ("b", 1, 2),
        ("d", 1, 2),
        ("c", 0, 1),
    ]
    assert lay_out([]) == ()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=12))
def test_no_two_sessions_cover_one_another(spans: list[tuple[int, int]]) -> None:
    placed = lay_out([_booked(str(number), *span) for number, span in enumerate(spans)])
    assert len(placed) == len(spans) and all(0 <= p.lane < p.lanes for p in placed)
    for one in placed:
        for other in placed:
            a, b = one.session.appointment, other.session.appointment
            if a.id != b.id and a.start < b.end and b.start < a.end:
                assert one.lane != other.lane and one.lanes == other.lanes


def test_the_hours_that_are_shown() -> None:
    assert hours_shown(USUAL_DAYS, []) == (8, 18) == hours_shown(PracticeDays({}), [])
    assert hours_shown(USUAL_DAYS, [(6 * 60 + 30, 7 * 60), (20 * 60, 20 * 60 + 45)]) == (6, 21)
    assert hours_shown(PracticeDays({0: (Opening(time(9), time(12, 30)),)}), [(23 * 60, 24 * 60 + 30)]) == (9, 24)
