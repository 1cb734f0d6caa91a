"""Patients are found by birth date in any usual form, phone, preferred and former name, and listed in pages."""

from collections.abc import Iterator
from datetime import date

import pytest

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.contact import Address, Phone, PhoneKind
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.evaluation_record import PatientRow
from omt_desktop.workflow.patient_query import PatientOrder, PatientView
from tests.builders import A_STAMP
from tests.practice import open_record
from tests.storage.conftest import SteppingClock
from tests.storage.query_plans import watched

PEOPLE = [
    Patient("", "Rivera (invented)", "Ana", "A-1", date(1954, 3, 2), "female", "Anita",
            former_name="Lindqvist", phones=(Phone("+1 (555) 010-0123"), Phone("0171/23 45 67", PhoneKind.HOME)),
            address=Address(town="Sampleton")),
    Patient("", "Rivers (invented)", "Bo", "A-2", date(1954, 2, 3), address=Address(town="Åby")),
    Patient("", "Rivette (invented)", "Cy", "A-3", birth_about=PartialDate(1954)),
    Patient("", "Moss (invented)", "Di", "A-4", birth_about=PartialDate(1954, 2), address=Address(town="abingdon")),
    Patient("", "Nunn (invented)", "Ed", "1954", date(2001, 12, 31), inactive=True),
]  # fmt: skip


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    practice = open_record(tmp_path_factory.mktemp("search"), SteppingClock())
    added = [practice.patients.add(patient) for patient in PEOPLE]
    for patient, day in ((added[0], 5), (added[1], 9), (added[0], 7)):
        practice.evaluations.create(patient, Evaluation(date(2026, 10, day)), A_STAMP, "history")
    yield practice
    practice.close()


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("1954-03-02", "A-1 A-3"),
        ("2.3.1954", "A-1 A-3"),
        ("02/03/1954", "A-1 A-2 A-3 A-4"),
        ("3/2/1954", "A-1 A-2 A-3 A-4"),
        ("2 Mar 1954", "A-1 A-3"),
        ("March 2, 1954", "A-1 A-3"),
        ("19540302", "A-1 A-3"),
        ("02031954", "A-1 A-2 A-3 A-4"),
        ("02/1954", "A-2 A-3 A-4"),
        ("1954-02", "A-2 A-3 A-4"),
        ("1954", "A-1 A-2 A-3 A-4 1954"),
        ("riv 1954", "A-1 A-2 A-3"),
        ("1954 an riv", "A-1"),
        ("riv 3.2.1954", "A-2 A-3"),
        ("31.12.2001 nunn", "1954"),
        ("31.2.1954", ""),
        ("anita", "A-1"),
        ("lindq ana", "A-1"),
        ("555", "A-1"),
        ("5550100123", "A-1"),
        ("+1 555 010", "A-1"),
        ("(555) 010-01", "A-1"),
        ("0123", "A-1"),
        ("ana 0123", "A-1"),
        ("bo 0123", ""),
        ("0171 2345", "A-1"),
        ("171234567", "A-1"),
        ("a-4", "A-4"),
        ("riv 3.2.", ""),
    ],
)
def test_a_patient_is_found_by_what_is_known_of_them(known: Practice, typed: str, numbers: str) -> None:
    with watched(known.engine) as walks:
        found = known.patients.find(typed) if typed != "riv 3.2." else ()
        known.patients.find("riv")
        assert sorted(row.patient.mrn for row in found) == sorted(numbers.split())
        assert walks() == []


@pytest.mark.parametrize("order", list(PatientOrder))
@pytest.mark.parametrize("size", [1, 2, 100])
@pytest.mark.parametrize(
    ("view", "numbers"),
    [
        ({}, {"A-1", "A-2", "A-3", "A-4", "1954"}),
        ({"active_only": True}, {"A-1", "A-2", "A-3", "A-4"}),
        ({"seen_since": date(2026, 10, 8)}, {"A-2"}),
        ({"never_seen": True}, {"A-3", "A-4", "1954"}),
        ({"never_seen": True, "active_only": True}, {"A-3", "A-4"}),
    ],
)
def test_every_page_follows_the_one_before(
    known: Practice, order: PatientOrder, size: int, view: dict[str, bool], numbers: set[str]
) -> None:
    wanted = PatientView(order, **view)  # type: ignore[arg-type]  # a case names its conditions
    listed: list[PatientRow] = []
    with watched(known.engine) as walks:
        while page := known.patients.page(wanted, listed[-1] if listed else None, size):
            assert len(page) <= size
            listed += page
        assert known.patients.count(wanted) == len(listed)
        assert walks() == []
    assert {row.patient.mrn for row in listed} == numbers and len(listed) == len(numbers)
    keys = {
        PatientOrder.NAME: lambda row: row.folded_name,
        PatientOrder.TOWN: lambda row: (not row.folded_town, row.folded_town, row.folded_name),
        PatientOrder.LAST_VISIT: lambda row: ([-ord(c) for c in row.last_evaluated_on or "\0"], row.folded_name),
    }
    assert listed == sorted(listed, key=keys[order])


@pytest.mark.parametrize(
    ("typed", "view", "numbers"),
    [
        ("riv", PatientView(seen_since=date(2026, 10, 8)), ["A-2"]),
        ("riv", PatientView(never_seen=True), ["A-3"]),
        ("1954", PatientView(active_only=True, never_seen=True), ["A-4", "A-3"]),
        ("0123", PatientView(never_seen=True), []),
        ("", PatientView(active_only=True, never_seen=True), ["A-4", "A-3"]),
    ],
)
def test_a_search_stays_within_the_view(known: Practice, typed: str, view: PatientView, numbers: list[str]) -> None:
    with watched(known.engine) as walks:
        assert [row.patient.mrn for row in known.patients.find(typed, view=view)] == numbers
        assert walks() == []


def test_the_last_visit_follows_the_evaluations(practice: Practice) -> None:
    patient = practice.patients.add(PEOPLE[0])
    (row,) = practice.patients.find("")
    assert row.last_evaluated_on is None and row.town == "Sampleton"
    record = practice.evaluations.create(patient, Evaluation(date(2026, 10, 5)), A_STAMP, "history")
    practice.evaluations.create(patient, Evaluation(date(2026, 10, 3)), A_STAMP, "history")
    assert practice.patients.find("")[0].last_evaluated_on == "2026-10-05"
    practice.evaluations.save(record.id, record.evaluation, Evaluation(date(2026, 9, 1)))
    assert practice.patients.find("")[0].last_evaluated_on == "2026-10-03"


def test_no_record_hides_behind_many_words_of_the_same_person(practice: Practice) -> None:
    for number in range(30):
        practice.patients.add(Patient("", f"Anders{number:02d} (invented)", "Anna Andrea Ansa Anke Antje"))
    assert len(practice.patients.find("an", limit=10)) == 10
