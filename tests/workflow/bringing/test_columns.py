"""Columns of tables: guessed by their headings, refused where two are one or the days can be read twice."""

import pytest

from omt_desktop.workflow.bringing.cells import DayOrder
from omt_desktop.workflow.bringing.columns import ColumnMap, guessed, words_of
from omt_desktop.workflow.bringing.incoming import PatientField, Refused
from omt_desktop.workflow.bringing.person import patient_of

F = PatientField


def test_headings_are_known_in_several_languages_and_each_target_once() -> None:
    headings = ["Nom", "PRÉNOM", "date of  birth", "E-Mail", "Nachname", "Colour", ""]
    assert guessed(headings) == {0: F.FAMILY_NAME, 1: F.GIVEN_NAME, 2: F.BIRTH_DATE, 3: F.EMAIL}


@pytest.mark.parametrize(
    ("targets", "order", "problem"),
    [
        ({0: F.FAMILY_NAME, 1: F.FAMILY_NAME}, None, "Two columns are both taken as family name"),
        ({0: F.MRN}, None, "No column is taken as the family name"),
        ({0: F.FAMILY_NAME, 1: F.BIRTH_DATE}, None, "can mean two days"),
        ({0: F.FAMILY_NAME, 1: F.BIRTH_DATE}, DayOrder.DAY_FIRST, ""),
        ({0: F.FAMILY_NAME}, None, ""),
    ],
)
def test_a_map_says_what_keeps_it_from_being_used(
    targets: dict[int, PatientField], order: DayOrder | None, problem: str
) -> None:
    assert problem in ColumnMap(targets, order).problem
    assert bool(ColumnMap(targets, order).problem) == bool(problem)


def test_targets_and_refusals_are_told_in_words() -> None:
    assert [words_of(target) for target in (F.MRN, F.GIVEN_NAME)] == ["record number", "given name"]
    assert str(Refused("row 3", "is blank")) == "row 3: is blank"


def test_values_find_their_place_in_the_record() -> None:
    patient = patient_of(
        {target: target.value for target in F if target not in (F.BIRTH_DATE, F.SEX)} | {F.ALERT: "a\n\nb"}
    )
    assert patient.sex is None and patient.born is None and patient.id == ""
    assert [phone.number for phone in patient.phones] == ["mobile", "phone"]
    assert patient.alerts == ("a", "b") and patient.address.town == "city" and patient.guardian.name == "guardian"
    assert patient_of({F.FAMILY_NAME: "A", F.BIRTH_DATE: "1954-03"}).birth_about is not None
    assert str(patient_of({F.FAMILY_NAME: "A", F.BIRTH_DATE: "1954-03-02"}).birth_date) == "1954-03-02"
    assert patient_of({F.FAMILY_NAME: "A"}).phones == ()
