"""The people of the practice and the uses of emergency access, in the database and its trail."""

import pytest

from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.emergency import Emergency
from omt_desktop.workflow.errors import Refusal

SAM = Person("p2", "Sam (invented)", Role.FRONT_DESK)


def kinds(practice: Practice) -> list[str]:
    with practice.engine.connect() as connection:
        return list(connection.exec_driver_sql("SELECT kind FROM audit ORDER BY seq").scalars())


def test_people_are_added_changed_and_removed_and_the_trail_has_each(practice: Practice) -> None:
    kim = Person("p1", "Kim (invented)", Role.CLINICIAN, administers=True)
    practice.people.add(kim)
    practice.people.add(SAM)
    assert practice.people.all() == (kim, SAM) and practice.people.get("p1") == kim
    practice.people.change(Person("p2", "Sam (invented)", Role.AUDITOR))
    assert practice.people.get("p2").role is Role.AUDITOR
    practice.people.remove("p2")
    assert practice.people.all() == (kim,) and practice.people.names()["p2"] == "Sam (invented)"
    assert kinds(practice)[-4:] == ["person.added", "person.added", "person.changed", "person.removed"]


def test_whoever_is_not_one_of_the_practice_is_neither_found_nor_changed(practice: Practice) -> None:
    before = kinds(practice)
    for act in (lambda: practice.people.get("p2"), lambda: practice.people.change(SAM),
                lambda: practice.people.remove("p2")):  # fmt: skip
        with pytest.raises(Refusal, match="not one of the practice"):
            act()
    assert kinds(practice) == before


def test_emergencies_are_listed_until_they_are_seen(practice: Practice) -> None:
    desk = Emergency(Access(SAM), practice.audit, practice.emergency_uses)
    boss = Emergency(Access(Person("p3", "Alex", Role.ADMINISTRATOR)), practice.audit, practice.emergency_uses)
    assert boss.unseen() == ()
    desk.begin("collapsed in the waiting room")
    desk.begin("collapsed once more, outside")
    assert [use.reason for use in boss.unseen()] == ["collapsed in the waiting room", "collapsed once more, outside"]
    boss.mark_seen()
    assert boss.unseen() == ()
    desk.begin("a third time, at the door")
    assert len(boss.unseen()) == 1
