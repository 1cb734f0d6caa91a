"""Several doctors side by side: each has a calendar of their own, and nobody in particular keeps everybody busy."""

from dataclasses import replace

import pytest

from omt_desktop.domain.schedule.appointment import USUAL_KINDS, Doctor
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.schedule.appointments import Appointments
from omt_desktop.workflow.schedule.double_booked import DoubleBooked
from omt_desktop.workflow.schedule.schedule_settings import KINDS
from omt_desktop.workflow.schedule.schedule_words import kind_in_words
from tests.domain.schedule.sessions import moment
from tests.memory_schedule import ZONES
from tests.workflow.schedule.desk import MONDAY, TUESDAY, Desk

KIM, ADA = Person("kim", "Kim (invented)", Role.CLINICIAN), Person("ada", "Ada (invented)", Role.CLINICIAN)
DESK = Person("desk", "Sam (invented)", Role.FRONT_DESK)


class Staffed(Desk):
    """The desk of a practice with these people, for one of them."""

    def __init__(self, me: Person, *staff: Person) -> None:
        super().__init__()
        clock, settings, ids = self.clock, self.settings, self._id
        self.appointments = Appointments(Access(me), self.store, settings, clock, ZONES, ids, self.reads, lambda: staff)


def test_two_doctors_work_side_by_side_and_one_is_not_booked_twice() -> None:
    desk = Staffed(DESK, KIM, ADA, DESK)
    booked = desk.book(MONDAY, doctor="kim")
    desk.book(MONDAY, doctor="ada")
    for doctor in ("kim", "ada", ""):
        with pytest.raises(DoubleBooked):
            desk.book(MONDAY, doctor=doctor)
    assert [found.appointment.doctor for found in desk.appointments.taken(moment(MONDAY, 9, 30), 30, doctor="kim")] == [
        "kim"
    ]
    desk.book(TUESDAY)
    with pytest.raises(DoubleBooked):
        desk.book(TUESDAY, doctor="kim")
    moved = desk.appointments.move(booked, moment(MONDAY, 11), 30, doctor="ada")
    assert moved.doctor == "ada"
    assert desk.appointments.move(booked, moment(MONDAY, 12), 30).doctor == "ada"


def test_free_times_are_those_of_the_doctor() -> None:
    desk = Staffed(DESK, KIM, ADA)
    desk.book(MONDAY, 8, 0, doctor="kim")
    for doctor, hour in (("kim", 8.5), ("ada", 8), ("", 8.5)):
        (free,) = desk.appointments.next_free(30, moment(MONDAY, 8, 0), doctor=doctor)
        assert free == moment(MONDAY, int(hour), int(hour % 1 * 60)), doctor


def test_whose_session_it_is_unless_somebody_says_otherwise() -> None:
    assert Staffed(DESK, KIM, ADA, DESK).appointments.practice.usual_doctor == ""
    assert Staffed(DESK, KIM, DESK).appointments.practice.usual_doctor == "kim"
    assert Staffed(ADA, KIM, ADA).appointments.practice.usual_doctor == "ada"
    assert Staffed(DESK).appointments.practice.usual_doctor == ""
    assert Staffed(ADA, KIM).appointments.practice.doctors == (
        Doctor("ada", "Ada (invented)"),
        Doctor("kim", "Kim (invented)"),
    )


def test_a_retired_kind_is_not_offered_and_keeps_its_name() -> None:
    desk = Staffed(KIM)
    first, *others = USUAL_KINDS
    desk.settings.keep(KINDS.key, KINDS.text_of((replace(first, retired=True), *others)))
    practice = desk.appointments.practice
    assert practice.offered == tuple(others) and practice.kind(first.id).label == first.label
    assert replace(practice, kinds=(replace(first, retired=True),)).offered != ()


def test_the_doctor_is_named_only_where_there_are_several() -> None:
    desk = Staffed(DESK, KIM, ADA)
    (session,) = (desk.store.kept[desk.book(MONDAY, doctor="kim")],)
    practice = desk.appointments.practice
    assert kind_in_words(session, practice) == "OMT session, 30 minutes, with Kim (invented)"
    assert practice.with_whom("gone") == "a former colleague" and practice.with_whom("") == ""
    assert kind_in_words(session, Staffed(DESK, KIM).appointments.practice) == "OMT session, 30 minutes"
