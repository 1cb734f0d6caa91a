"""Noticing that a patient may already be there."""

from collections.abc import Sequence
from datetime import date

import pytest

from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.evaluation_record import PatientRow
from omt_desktop.workflow.patient_query import EVERYONE, PatientView
from omt_desktop.workflow.possible_duplicate import possible_duplicate
from tests.builders import a_patient


class _Everyone:
    """Finds all patients, whatever is asked: what may be a duplicate is not the search's to say."""

    def __init__(self, *patients: Patient) -> None:
        self._patients = patients

    def find(self, text: str, limit: int = 50, view: PatientView = EVERYONE) -> Sequence[PatientRow]:
        return [PatientRow(patient, None) for patient in self._patients[:limit]]

    def count(self, view: PatientView = EVERYONE) -> int:
        return len(self._patients)


KNOWN = a_patient()


@pytest.mark.parametrize(
    "changes",
    [
        {"family_name": "RIVERA (invented)"},
        {"mrn": ""},
        {"mrn": "", "birth_date": None},
        {"mrn": "a-1042", "family_name": "Other (invented)", "birth_date": date(1990, 1, 1)},
    ],
)
def test_the_same_number_or_the_same_name_and_day_may_be_the_same_person(changes: dict[str, object]) -> None:
    assert possible_duplicate(a_patient(id="", **changes), _Everyone(KNOWN)) == KNOWN


@pytest.mark.parametrize(
    "changes",
    [
        {"mrn": "", "birth_date": date(1990, 1, 1)},
        {"mrn": "B-1", "given_name": "Anabel"},
    ],
)
def test_another_day_or_another_name_is_another_person(changes: dict[str, object]) -> None:
    assert possible_duplicate(a_patient(id="", **changes), _Everyone(KNOWN)) is None


def test_nobody_is_a_duplicate_of_themselves() -> None:
    assert possible_duplicate(KNOWN, _Everyone(KNOWN)) is None
    assert possible_duplicate(KNOWN, _Everyone()) is None


def test_a_duplicate_is_noticed_behind_hundreds_that_begin_alike() -> None:
    alike = [a_patient(id=f"p-{n}", mrn=f"A-10420{n}", given_name=f"Ana {n}") for n in range(300)]
    assert possible_duplicate(a_patient(id=""), _Everyone(*alike, KNOWN)) == KNOWN
