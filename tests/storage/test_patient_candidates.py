"""Likely duplicates are found through indexes, however the slip was made."""

from collections.abc import Iterator
from datetime import date

import pytest

from omt_desktop.domain.contact import Phone
from omt_desktop.domain.patient import Patient
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.likely_duplicates import likely_duplicates
from tests.builders import a_patient
from tests.practice import open_record
from tests.storage.conftest import SteppingClock
from tests.storage.query_plans import watched


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    practice = open_record(tmp_path_factory.mktemp("alike"), SteppingClock())
    practice.patients.add(a_patient(id="", family_name="Rivera", phones=(Phone("+1 555 010 0123"),)))
    for number in range(200):
        practice.patients.add(Patient("", f"Rivett{number}", f"Bo{number}", f"B-{number}", date(1990, 1, 1)))
    yield practice
    practice.close()


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"mrn": "", "family_name": "Riviera", "given_name": "Anna"},
        {"mrn": "", "family_name": "Ana", "given_name": "Rivera"},
        {"mrn": "", "family_name": "Rivera", "birth_date": None},
        {"mrn": "", "family_name": "Ryvera", "birth_date": date(1954, 3, 2)},
        {"mrn": "", "family_name": "Rivera", "birth_date": date(1954, 2, 3)},
        {"mrn": "", "family_name": "Xivera", "given_name": "Ana", "birth_date": date(1945, 3, 2),
         "phones": (Phone("(555) 010-0123"),)},
        {"mrn": "a1042", "family_name": "Other", "given_name": "Cy", "birth_date": None},
    ],
)  # fmt: skip
def test_a_slip_does_not_hide_who_is_there(known: Practice, changes: dict[str, object]) -> None:
    typed = a_patient(**{"id": "", "family_name": "Rivera", **changes})
    with watched(known.engine) as walks:
        candidates = known.patients.resembling(typed)
        assert walks() == []
    assert "A-1042" in [one.mrn for one in candidates]
    if typed.mrn != "a1042":
        assert likely_duplicates(typed, candidates)[0].patient.mrn == "A-1042"


def test_nobody_resembles_a_form_that_says_nothing(known: Practice) -> None:
    with watched(known.engine) as walks:
        known.patients.find("")
        assert known.patients.resembling(Patient("", "")) == () and walks() == []


def test_the_patient_itself_and_joined_records_are_no_candidates(practice: Practice) -> None:
    first, second = (practice.patients.add(a_patient(id="", mrn="")) for _ in range(2))
    assert [one.id for one in practice.patients.resembling(first)] == [second.id]
    practice.patients.merge(first, second.id)
    assert practice.patients.resembling(first) == ()
    assert [one.id for one in practice.patients.resembling(a_patient(id=""))] == [first.id]
