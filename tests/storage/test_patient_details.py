"""All that is recorded of a patient comes back as it was, and a list shows only who it is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.contact import Address, ContactPerson, Phone, PhoneKind
from omt_desktop.domain.patient import Patient
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.patient_rows import WHOLE, detail_columns, patient_from, thin_columns

EVERYTHING = Patient(
    "", "Rivera (invented)", "Ana", "A-1042", date(2019, 5, 2), "female", "Anita", None, "Lindqvist", "girl",
    (Phone("+1 555 0100"), Phone("0171/23 45 67 after 6", PhoneKind.WORK)), "ana@example.org",
    Address("1 Example Road\nHouse «B»", "12345", "Sampleton", "Example State", "Nowhere"),
    ContactPerson("Maria Rivera", "mother", "555 0101"), ContactPerson("Bo", "neighbour", "555 0102"),
    "Dr Example (invented)", "pupil", "left", ("Faints at needles", "Hard of hearing"), "Comes with her dog.", True,
)  # fmt: skip


@pytest.mark.parametrize(
    "patient",
    [
        EVERYTHING,
        replace(EVERYTHING, birth_date=None, birth_about=PartialDate(2019)),
        replace(EVERYTHING, birth_date=None, birth_about=PartialDate(2019, 5)),
        Patient("", "Rivera (invented)"),
        Patient("", "", note="found without a name"),
    ],
)
def test_what_is_recorded_comes_back(practice: Practice, patient: Patient) -> None:
    added = practice.patients.add(patient)
    assert practice.patients.get(added.id) == replace(patient, id=added.id)
    practice.patients.update(replace(EVERYTHING, id=added.id))
    assert practice.patients.get(added.id) == replace(EVERYTHING, id=added.id)
    practice.patients.update(added)
    assert practice.patients.get(added.id) == added
    (row,) = practice.patients.find("")
    assert (row.patient.birth_date, row.patient.birth_about) == (patient.birth_date, patient.birth_about)
    assert (row.town, row.inactive) == (patient.address.town, patient.inactive)


_COLUMNS = [column.name for column in WHOLE.selected_columns]
_TEXT = st.text(max_size=8)
_PEOPLE = st.builds(ContactPerson, _TEXT, _TEXT, _TEXT)


@given(
    st.builds(
        Patient, st.just("p"), _TEXT, _TEXT, _TEXT, st.none() | st.dates(), st.none() | _TEXT, _TEXT,
        st.none() | st.builds(PartialDate, st.integers(1850, 2100), st.none() | st.integers(1, 12)), _TEXT, _TEXT,
        st.lists(st.builds(Phone, _TEXT, st.sampled_from(PhoneKind)), max_size=3).map(tuple), _TEXT,
        st.builds(Address, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT), _PEOPLE, _PEOPLE, _TEXT, _TEXT, _TEXT,
        st.lists(_TEXT, max_size=3).map(tuple), _TEXT, st.booleans(),
    )
)  # fmt: skip
def test_rows_and_patients_are_the_same_thing(patient: Patient) -> None:
    columns = {"merged_into": None, "patient_id": None, **thin_columns(patient, ""), **(detail_columns(patient) or {})}
    assert patient_from([columns.get(name) for name in _COLUMNS]) == patient
