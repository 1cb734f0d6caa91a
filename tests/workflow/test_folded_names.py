"""Names, numbers and phones as they are searched."""

import pytest

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.contact import Phone
from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.folded_names import folded_name, phone_ends, search_words, words_typed
from tests.builders import a_patient


@pytest.mark.parametrize(
    ("family", "given", "mrn", "words"),
    [
        ("García-López", "", "", "garcia lopez garcialopez"),
        ("O'Neill", "Siobhán", "", "o neill oneill siobhan"),
        ("Müller", "", "", "muller mueller"),
        ("Rivera", "Ana", "A-1042", "rivera ana a 1042 a1042"),
        ("", "", "B 12/7", "b 12 7 127 b12 b127"),
        ("", "", "", ""),
    ],
)
def test_every_word_a_patient_is_found_by(family: str, given: str, mrn: str, words: str) -> None:
    assert set(search_words(Patient("", family, given, mrn))) == set(words.split())


def test_what_is_typed_is_folded_the_same_way() -> None:
    assert words_typed("  O’Neill, ÅNGSTRÖM ångström ") == ("oneill", "angstrom")


def test_records_that_were_joined_are_found_by_their_own_words() -> None:
    name = folded_name(a_patient(), [Patient("p-2", "Ribera", mrn="B-77", preferred_name="Anita")])
    assert name.startswith(" rivera invented ana a 1042 a1042 ribera anita") and name.endswith(" b77 1954-03-02")
    assert folded_name(Patient("", "Moss", birth_about=PartialDate(1954, 2))) == " moss 1954-02"


@pytest.mark.parametrize(
    ("number", "ends"),
    [
        ("+1 (555) 010-0123", ("15550100123", "5550100123", "100123", "123")),
        ("0171/2345678", ("1712345678", "2345678", "5678")),
        ("5550100123", ("5550100123", "100123", "123")),
        ("555 0100 after 6 pm", ("5550100", "100")),
        ("12", ()),
        ("", ()),
    ],
)
def test_a_phone_is_found_by_every_part_that_stands_alone(number: str, ends: tuple[str, ...]) -> None:
    assert phone_ends([Phone(number)]) == ends
