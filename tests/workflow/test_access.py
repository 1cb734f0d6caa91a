"""Who may do what: the whole table, default deny, emergency access, and the check before every guarded method."""

from collections.abc import Sequence

import pytest

from omt_desktop.workflow.access.access import Access, NotAllowed, needs
from omt_desktop.workflow.access.allowed import ALLOWED, IN_EMERGENCY, Action
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import ROLE_WORDS, Role
from omt_desktop.workflow.errors import NotSaved
from tests.builders import A_DOCTOR

TABLE = """
                        clinician  front_desk  auditor  administrator
see_registry                x          x          x          .
change_registry             x          x          .          .
merge_patients              x          .          .          .
see_clinical                x          .          .          .
write_clinical              x          .          .          .
sign                        x          .          .          .
print_clinical              x          .          .          .
bring_data                  x          .          .          x
see_protocol                x          .          .          .
change_protocol             x          .          .          .
see_schedule                x          x          .          .
change_schedule             x          x          .          .
make_calls                  x          x          .          .
export_schedule             x          x          .          .
see_settings                x          x          x          x
change_settings             x          .          .          x
change_own_passphrase       x          x          x          x
see_people                  x          x          x          x
manage_people               .          .          .          x
manage_keys                 .          .          .          x
open_in_emergency           .          x          .          x
see_emergencies             .          .          x          x
read_trail                  .          .          x          x
check_practice              x          x          x          x
accept_history              .          .          .          x
see_backups                 x          x          x          x
make_backup                 x          x          x          x
manage_backups              .          .          .          x
"""
"""Written by hand, once more, so that no right is widened without a second look."""


def cells() -> Sequence[tuple[Action, Role, bool]]:
    head, *lines = TABLE.strip().splitlines()
    roles = [Role(word) for word in head.split()]
    return [
        (Action(action), role, mark == "x")
        for action, *marks in (line.split() for line in lines)
        for role, mark in zip(roles, marks, strict=True)
    ]


def of_role(role: Role) -> Access:
    return Access(Person("p", "Sam (invented)", role))


@pytest.mark.parametrize(("action", "role", "allowed"), cells())
def test_each_role_may_do_its_part_and_nothing_else(action: Action, role: Role, allowed: bool) -> None:
    assert of_role(role).may(action) is allowed


def test_the_table_has_every_action_and_every_role() -> None:
    assert {(action, role) for action, role, _ in cells()} == {(action, role) for action in Action for role in Role}
    assert set(ALLOWED) == set(Action)
    assert set(ROLE_WORDS) == set(Role)


def test_an_action_without_a_row_is_refused_to_everybody() -> None:
    unknown = "delete_everything"
    for role in Role:
        assert not of_role(role).may(unknown)  # type: ignore[arg-type]  # on purpose: no such action
        with pytest.raises(NotAllowed, match="nobody"):
            of_role(role).require(unknown)  # type: ignore[arg-type]  # on purpose: no such action


def test_a_doctor_who_administers_may_do_both_and_nothing_that_neither_may() -> None:
    alone = Access(A_DOCTOR)
    for action in Action:
        assert alone.may(action) is bool(ALLOWED[action] & {Role.CLINICIAN, Role.ADMINISTRATOR})
    assert A_DOCTOR.role_words == "Clinician, administrator"
    assert Person("p", "Sam", Role.ADMINISTRATOR, administers=True).role_words == "Administrator"


def test_the_refusal_says_who_may() -> None:
    with pytest.raises(NotAllowed, match="signed in as front desk; this needs: clinician") as refused:
        of_role(Role.FRONT_DESK).require(Action.SEE_CLINICAL)
    assert "Sam" not in str(refused.value)


def test_emergency_access_opens_reading_and_never_writing() -> None:
    desk = of_role(Role.FRONT_DESK)
    told: list[bool] = []
    desk.begin_emergency(lambda: told.append(desk.in_emergency))
    assert told == [False], "the event is written before anything is opened"
    assert desk.in_emergency
    for action in Action:
        assert desk.may(action) is (action in IN_EMERGENCY or Role.FRONT_DESK in ALLOWED[action])
    assert not desk.may(Action.WRITE_CLINICAL)


def test_an_auditor_cannot_begin_an_emergency() -> None:
    auditor = of_role(Role.AUDITOR)
    with pytest.raises(NotAllowed):
        auditor.begin_emergency(lambda: None)
    assert not auditor.in_emergency


def test_an_emergency_that_cannot_be_told_is_not_begun() -> None:
    def fail() -> None:
        raise NotSaved("The disk is full.")

    desk = of_role(Role.FRONT_DESK)
    with pytest.raises(NotSaved):
        desk.begin_emergency(fail)
    assert not desk.in_emergency


class _Notes:
    def __init__(self, access: Access) -> None:
        self._access = access
        self.read = 0

    @needs(Action.SEE_CLINICAL)
    def note(self, number: int, *, loud: bool = False) -> str:
        """One note."""
        self.read += 1
        return f"note {number}{'!' if loud else ''}"


def test_a_guarded_method_runs_only_for_who_may() -> None:
    assert _Notes(Access(A_DOCTOR)).note(3, loud=True) == "note 3!"
    closed = _Notes(of_role(Role.FRONT_DESK))
    with pytest.raises(NotAllowed):
        closed.note(3)
    assert closed.read == 0
    assert _Notes.note.__doc__ == "One note."
