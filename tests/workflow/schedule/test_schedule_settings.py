"""What the practice sets about its calendar, written down and read again; what cannot be read is the usual."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.schedule.appointment import USUAL_KINDS, SessionKind
from omt_desktop.domain.schedule.practice_days import USUAL_DAYS, Opening, PracticeDays
from omt_desktop.workflow.schedule.schedule_settings import DAYS, KINDS, ZONE

_TIMES = st.times().map(lambda t: t.replace(second=0, microsecond=0))
openings = st.tuples(_TIMES, _TIMES).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Opening(*pair))
weeks = st.dictionaries(st.integers(0, 6), st.lists(openings, max_size=3).map(tuple))
closed = st.dictionaries(st.dates(date(2020, 1, 1), date(2050, 1, 1)), st.text(max_size=20), max_size=5)
kinds = st.builds(SessionKind, st.text(min_size=1, max_size=9), st.text(max_size=9), st.integers(5, 480), st.booleans())


@given(weeks, closed)
def test_days_come_back_as_they_were_set(week: dict, days_off: dict) -> None:
    days = PracticeDays(week, days_off)
    assert DAYS.value_of(DAYS.text_of(days)) == days


@given(st.lists(kinds, min_size=1, max_size=4).map(tuple))
def test_kinds_come_back_as_they_were_set(own: tuple[SessionKind, ...]) -> None:
    assert KINDS.value_of(KINDS.text_of(own)) == own


_BACKWARDS = '{"week": {"0": [["12:00", "08:00"]]}, "closed": {}}'
_NO_DAYS = ("", "[]", "{}", '{"week": 3, "closed": {}}', '{"week": {"0": 3}, "closed": {}}', _BACKWARDS)


@pytest.mark.parametrize("text", [*_NO_DAYS, '{"week": {"x": []}, "closed": {}}'])
def test_days_that_cannot_be_read_are_the_usual_ones(text: str) -> None:
    assert DAYS.value_of(text) == USUAL_DAYS


@pytest.mark.parametrize("text", ["", "[]", "{}", '[["a", "b"]]', '[["a", "b", 3]]', '[["a", "b", "c"]]', "[3]"])
def test_kinds_that_cannot_be_read_are_the_usual_ones(text: str) -> None:
    assert KINDS.value_of(text) == USUAL_KINDS


def test_the_zone_is_that_of_the_computer_until_it_is_set() -> None:
    assert ZONE.value_of("") == "" and ZONE.value_of(ZONE.text_of("Europe/Berlin")) == "Europe/Berlin"
    assert USUAL_DAYS.openings(date(2026, 11, 30))[0] == Opening(time(8), time(12))
