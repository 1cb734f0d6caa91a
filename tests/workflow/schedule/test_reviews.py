"""Days on which patients are to be looked at again: who may, what is refused, when they are shown."""

from datetime import date, timedelta
from itertools import count

import pytest

from omt_desktop.domain.schedule.review import Ended
from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.reviews import Reviews
from omt_desktop.workflow.trail.reads import Reads
from tests.builders import a_patient
from tests.memory_people import HeardEvents
from tests.memory_schedule import MemoryReviews
from tests.workflow.schedule.desk import FRIDAY, MONDAY, StillClock


class _Desk:
    def __init__(self) -> None:
        self.clock, self.store = StillClock(), MemoryReviews({"p-1": a_patient(id="p-1")})
        self._ids = (f"r-{number}" for number in count(1))

    def as_role(self, role: Role) -> Reviews:
        return Reviews(
            Access(Person("p", "Sam (invented)", role)),
            self.store,
            self.clock,
            self._ids.__next__,
            Reads(HeardEvents()),
        )


@pytest.fixture
def desk() -> _Desk:
    return _Desk()


def test_a_review_shows_up_on_its_day_and_goes_when_it_is_done(desk: _Desk) -> None:
    reviews = desk.as_role(Role.CLINICIAN)
    kept = reviews.add("p-1", MONDAY, " Blood pressure ", "e-1")
    assert (kept.what, kept.set_by, kept.evaluation_id) == ("Blood pressure", "Sam (invented)", "e-1")
    assert reviews.due() == ()
    desk.clock.set_to(MONDAY, 8)
    ((due, patient),) = reviews.due()
    assert (due, patient.id) == (kept, "p-1")
    reviews.end(kept.id, Ended.DONE, " 130/80 ")
    assert reviews.due() == ()
    (ended,) = reviews.of_patient("p-1")
    assert ended.end is not None and (ended.end.how, ended.end.note, ended.end.by) == (
        Ended.DONE,
        "130/80",
        "Sam (invented)",
    )
    reviews.reopen(kept.id)
    assert [review.id for review, _ in reviews.due()] == [kept.id]


@pytest.mark.parametrize(("day", "what"), [(FRIDAY - timedelta(days=1), "Pain"), (MONDAY, "  ")])
def test_what_says_nothing_or_is_over_is_not_kept(desk: _Desk, day: date, what: str) -> None:
    with pytest.raises(Refusal, match="Nothing was kept"):
        desk.as_role(Role.CLINICIAN).add("p-1", day, what)
    assert desk.store.kept == {}


def test_the_front_desk_is_not_told_why_somebody_comes(desk: _Desk) -> None:
    reviews = desk.as_role(Role.FRONT_DESK)
    for act in (reviews.due, lambda: reviews.of_patient("p-1"), lambda: reviews.add("p-1", MONDAY, "Pain")):
        with pytest.raises(NotAllowed):
            act()
