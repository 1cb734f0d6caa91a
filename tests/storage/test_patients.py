"""Patients are found by half a name in any order, without accents, by number, and always through an index."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.errors import Refusal
from tests.builders import a_patient
from tests.practice import open_record
from tests.storage.conftest import SteppingClock

NAMES = [
    ("Ångström", "Zoë", "A-1"), ("Nguyễn", "Thị Hồng", "A-2"), ("Παπαδόπουλος", "Νίκος", "A-3"),
    ("Иванов", "Пётр", "A-4"),
    ("Müller-Weiß", "Jörg", "A-5"), ("O'Neill", "Siobhán", "A-6"),
    ("Łukasz", "Þór", "A-7"), ("Smith", "John", "B 12/7"),
]  # fmt: skip


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    practice = open_record(tmp_path_factory.mktemp("names"), SteppingClock())
    for family, given, mrn in NAMES:
        practice.patients.add(Patient("", f"{family} (invented)", given, mrn))
    yield practice
    practice.close()


@pytest.mark.parametrize(
    ("typed", "mrn"),
    [
        ("angstrom", "A-1"), ("ÅNGSTRÖM", "A-1"), ("zoe ang", "A-1"), ("nguyen", "A-2"), ("hong thi", "A-2"),
        ("παπαδοπ", "A-3"), ("ΝΙΚ", "A-3"), ("иван", "A-4"), ("петр", "A-4"), ("weiss mul", "A-5"), ("weiß", "A-5"),
        ("neill", "A-6"), ("siobhan o", "A-6"),
        ("oneill", "A-6"), ("o'neill", "A-6"), ("mueller", "A-5"),
        ("lukasz", "A-7"), ("thor", "A-7"), ("a-7", "A-7"), ("b12", "B 12/7"),
        ("  smith ,  john ", "B 12/7"),
    ],
)  # fmt: skip
def test_half_a_name_is_enough(known: Practice, typed: str, mrn: str) -> None:
    assert [row.patient.mrn for row in known.patients.find(typed)] == [mrn]


def test_matches_are_in_the_order_of_names_and_complete(practice: Practice) -> None:
    for number in range(60):
        practice.patients.add(Patient("", f"Andersen{number:02d}", "Anna Andrea"))
    practice.patients.add(Patient("", "Zander", "An"))
    found = [row.patient.family_name for row in practice.patients.find("an", limit=50)]
    assert found == sorted(found) and len(found) == 50


@pytest.mark.parametrize("typed", ["xyzzy", "smith zoe", "mith"])
def test_what_nobody_is_called_finds_nobody(known: Practice, typed: str) -> None:
    assert not known.patients.find(typed)


def test_an_empty_search_lists_everyone_by_name(known: Practice) -> None:
    assert known.patients.count() == len(NAMES)
    names = [row.patient.family_name for row in known.patients.find("")]
    assert len(names) == len(NAMES) and names[0].startswith("Ångström") and names[-1].startswith("Иванов")
    assert len(known.patients.find("", limit=3)) == 3
    assert len(known.patients.find("invented", limit=3)) == 3


def test_a_corrected_name_is_found_and_the_old_one_is_not(practice: Practice) -> None:
    added = practice.patients.add(a_patient(id=""))
    corrected = a_patient(id=added.id, family_name="Ribera (invented)", birth_date=date(1954, 3, 3), sex=None)
    practice.patients.update(corrected)
    assert practice.patients.get(added.id) == corrected
    assert not practice.patients.find("rivera") and practice.patients.find("ribera")[0].patient.id == corrected.id


def test_a_patient_who_is_not_there_is_said_in_a_sentence(practice: Practice) -> None:
    for act in (lambda: practice.patients.get("nobody"), lambda: practice.patients.update(a_patient(id="nobody"))):
        with pytest.raises(Refusal, match="patient list"):
            act()


def test_a_patient_without_a_name_can_be_kept(practice: Practice) -> None:
    added = practice.patients.add(Patient("", ""))
    assert practice.patients.find("")[0].patient.id == added.id


def test_names_in_the_file_are_noise(folder: Path) -> None:
    practice = open_record(folder, SteppingClock())
    for family, given, mrn in NAMES:
        practice.patients.add(Patient("", family, given, mrn))
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files)
    practice.close()
    for path in [*files, *folder.rglob("*")]:
        content = path.read_bytes() if path.is_file() else b""
        for family, given, _ in NAMES:
            assert family.encode() not in content and given.encode() not in content, path.name
