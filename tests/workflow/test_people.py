"""Who can sign in: added, changed, removed; the own passphrase; and somebody always administers the practice."""

import pytest

from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.errors import Refusal
from tests.builders import A_DOCTOR
from tests.memory_people import GIVEN, OWN, MemoryPractice


@pytest.fixture
def practice() -> MemoryPractice:
    return MemoryPractice()


def test_a_person_who_is_added_gets_a_passphrase_that_has_to_be_replaced(practice: MemoryPractice) -> None:
    sam, passphrase = practice.people.add("  Sam   Rose ", Role.FRONT_DESK)
    assert (sam.name, sam.role, sam.administers, passphrase) == ("Sam Rose", Role.FRONT_DESK, False, GIVEN)
    assert list(practice.people.all()) == sorted([A_DOCTOR, sam], key=lambda person: person.name)
    desk = MemoryPractice(Access(sam))
    desk.ring.passphrases = practice.ring.passphrases
    assert desk.people.must_choose_passphrase()
    desk.people.change_own_passphrase("words of my own")
    assert not desk.people.must_choose_passphrase()
    desk.people.prove_own_passphrase("words of my own")
    assert [event.kind for event in desk.audit.events] == [AuditKind.PASSPHRASE_CHANGED]


@pytest.mark.parametrize(("name", "why"), [("", "missing"), ("  ", "missing"), (A_DOCTOR.name.upper(), "already")])
def test_people_are_told_apart_by_name(practice: MemoryPractice, name: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        practice.people.add(name, Role.AUDITOR)
    assert len(practice.people.all()) == 1


def test_an_administrator_needs_no_further_rights(practice: MemoryPractice) -> None:
    boss, _ = practice.people.add("Alex", Role.ADMINISTRATOR, administers=True)
    assert not boss.administers


def test_the_own_passphrase_is_changed_only_with_the_present_one(practice: MemoryPractice) -> None:
    for before in (None, "a guess"):
        with pytest.raises(Refusal, match=r"present passphrase|not your passphrase"):
            practice.people.change_own_passphrase("other words of mine", before)
    assert practice.ring.opens(A_DOCTOR.id, OWN)
    practice.people.change_own_passphrase("other words of mine", OWN)
    assert practice.ring.opens(A_DOCTOR.id, "other words of mine")
    with pytest.raises(Refusal):
        practice.people.prove_own_passphrase(OWN)


def test_a_forgotten_passphrase_is_replaced_by_one_to_hand_over(practice: MemoryPractice) -> None:
    sam, _ = practice.people.add("Sam", Role.FRONT_DESK)
    practice.ring.set_passphrase(sam.id, sam.name, "forgotten", temporary=False)
    assert practice.people.new_passphrase(sam.id) == GIVEN
    assert practice.ring.passphrases[sam.id] == (GIVEN, True)
    assert practice.audit.events[-1].subject_id == sam.id


def test_roles_are_changed_and_people_removed_but_somebody_always_administers(practice: MemoryPractice) -> None:
    sam, _ = practice.people.add("Sam", Role.FRONT_DESK)
    assert practice.people.change_role(sam.id, Role.FRONT_DESK) == sam
    for act in (
        lambda: practice.people.change_role(A_DOCTOR.id, Role.CLINICIAN),
        lambda: practice.people.remove(A_DOCTOR.id),
    ):
        with pytest.raises(Refusal):
            act()
    changed = practice.people.change_role(sam.id, Role.CLINICIAN, administers=True)
    assert changed.administers
    practice.people.change_role(A_DOCTOR.id, Role.CLINICIAN)
    with pytest.raises(Refusal, match="must administer"):
        practice.people.remove(sam.id)
    practice.people.change_role(A_DOCTOR.id, Role.ADMINISTRATOR)
    practice.people.remove(sam.id)
    assert sam.id not in practice.ring.passphrases and practice.people.names()[sam.id] == "Sam"


def test_the_trail_is_told_of_the_lock(practice: MemoryPractice) -> None:
    practice.people.locked("idle")
    (event,) = practice.audit.events
    assert (event.kind, event.subject_id, dict(event.details)) == (AuditKind.LOCKED, A_DOCTOR.id, {"by": "idle"})


def test_a_new_recovery_key_is_told_once_and_is_not_checked_yet(practice: MemoryPractice) -> None:
    practice.people.recovery_was_checked()
    assert practice.people.recovery_is_checked()
    first, second = practice.people.new_recovery_key(OWN), practice.people.new_recovery_key(OWN)
    assert first != second and not practice.people.recovery_is_checked()
    assert practice.audit.events[-1].kind is AuditKind.RECOVERY_KEY_MADE
    with pytest.raises(Refusal, match="not your passphrase"):
        practice.people.new_recovery_key("found it open")


def test_a_person_is_renamed_unless_another_has_that_name(practice: MemoryPractice) -> None:
    sam, _ = practice.people.add("Sam (invented)", Role.FRONT_DESK)
    assert practice.people.rename(sam.id, "  Sam   Reyes (invented) ").name == "Sam Reyes (invented)"
    assert practice.people.rename(sam.id, "SAM REYES (invented)").name == "SAM REYES (invented)"
    assert practice.people.rename(sam.id, "SAM REYES (invented)") == practice.people.all()[-1]
    for name in (A_DOCTOR.name.upper(), " "):
        with pytest.raises(Refusal):
            practice.people.rename(sam.id, name)
