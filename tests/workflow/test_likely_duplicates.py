"""Who may be the same person, with a score that says what it rests on."""

from dataclasses import replace
from datetime import date

import pytest

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.contact import Phone
from omt_desktop.workflow.likely_duplicates import (
    ENOUGH,
    birth_dates_near,
    identity_changed,
    likely_duplicates,
    likeness,
)
from tests.builders import a_patient

KNOWN = a_patient(phones=(Phone("+1 (555) 010-0123"),), email="ana@example.org", former_name="Lindqvist")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Same record number, same name, same birth date"),
        ({"mrn": "", "family_name": "RIVERA"}, "Same name, same birth date"),
        ({"mrn": "", "family_name": "Riviera", "given_name": "Anna"}, "Same birth date, name 91 % alike"),
        ({"mrn": "", "family_name": "Ana", "given_name": "Rivera"}, "Names exchanged, same birth date"),
        ({"mrn": "", "family_name": "Lindqvist"}, "Same name, same birth date"),
        ({"mrn": "", "birth_date": date(1954, 2, 3)}, "Same name, birth date with digits exchanged"),
        ({"mrn": "", "birth_date": date(1945, 3, 2)}, "Same name, birth date with digits exchanged"),
        ({"mrn": "", "birth_date": date(1954, 3, 5)}, "Same name, birth date one digit apart"),
        ({"mrn": "", "birth_date": None}, "Same name"),
        ({"mrn": "", "birth_date": None, "birth_about": PartialDate(1954)},
         "Same name, birth dates that may be the same"),
        ({"mrn": "a-1042 ", "family_name": "Other", "given_name": "Bo", "birth_date": date(1990, 1, 1)},
         "Same record number, other birth date"),
        ({"mrn": "", "family_name": "Moss", "given_name": "Di", "phones": (Phone("555 010 0123"),)},
         "Same birth date, same phone"),
        ({"mrn": "", "family_name": "Moss", "given_name": "Di", "email": "ANA@example.org"},
         "Same birth date, same e-mail"),
    ],
)  # fmt: skip
def test_who_may_be_the_same_is_said_with_the_reasons(changes: dict[str, object], sentence: str) -> None:
    (found,) = likely_duplicates(a_patient(id="", **changes), [KNOWN])
    assert found.sentence == sentence and ENOUGH <= found.score <= 100


@pytest.mark.parametrize(
    "changes",
    [
        {"birth_date": date(1990, 1, 1)},
        {"birth_date": None, "birth_about": PartialDate(1960)},
        {"family_name": "Moss", "given_name": "Di"},
        {"given_name": "Bo", "birth_date": None},
        {"family_name": "Moss", "given_name": "Di", "birth_date": None, "phones": (Phone("555 010 0123"),)},
        {"family_name": "", "given_name": "", "birth_date": None},
    ],
)
def test_another_day_or_another_name_is_another_person(changes: dict[str, object]) -> None:
    assert likely_duplicates(a_patient(**{"id": "", "mrn": "", **changes}), [KNOWN]) == ()


def test_invented_people_are_not_alike_because_they_are_invented() -> None:
    one = a_patient(mrn="", family_name="Moss (invented)", given_name="Di", birth_date=None)
    other = a_patient(id="p-2", mrn="", family_name="Nunn (invented)", given_name="Ed", birth_date=None)
    assert likeness(one, other).score == 0


def test_the_likeliest_come_first_and_nobody_is_their_own_duplicate() -> None:
    exact = a_patient(id="p-2", mrn="")
    near = a_patient(id="p-3", mrn="", birth_date=date(1954, 2, 3))
    crowd = [a_patient(id=f"p-{n}", mrn="", birth_date=None) for n in range(10, 20)]
    found = likely_duplicates(a_patient(mrn=""), [*crowd, near, exact, a_patient(mrn="")])
    assert [one.patient.id for one in found] == ["p-2", "p-3", "p-10"]


@pytest.mark.parametrize(
    ("changes", "changed"),
    [({}, False), ({"note": "x", "occupation": "baker"}, False), ({"family_name": "Moss"}, True), ({"mrn": "B"}, True),
     ({"birth_date": None}, True), ({"preferred_name": "Anita"}, True), ({"email": "b@example.org"}, True)],
)  # fmt: skip
def test_only_what_tells_who_it_is_can_make_somebody_alike(changes: dict[str, object], changed: bool) -> None:
    assert identity_changed(a_patient(), a_patient(**changes)) is changed


def test_the_same_number_is_enough_by_itself() -> None:
    other = a_patient(id="p-2", family_name="Moss", given_name="Di", birth_date=date(1990, 1, 1))
    assert likeness(a_patient(), other).score == ENOUGH
    assert likeness(a_patient(mrn=""), replace(other, mrn="")).score == 0


def test_likeness_is_the_same_both_ways() -> None:
    near = a_patient(id="p-2", mrn="", family_name="Riviera", birth_date=date(1954, 2, 3))
    assert likeness(KNOWN, near).score == likeness(near, KNOWN).score


def test_days_that_a_slip_of_two_digits_gives() -> None:
    near = birth_dates_near(date(1954, 3, 2))
    assert date(1954, 2, 3) in near and date(1945, 3, 2) in near and date(1954, 3, 20) in near
    assert date(1954, 3, 2) not in near and len(near) <= 12
    assert birth_dates_near(date(2011, 11, 11)) == (date(2101, 11, 11),)
