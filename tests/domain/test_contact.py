"""Phones, addresses and people to reach, as they were typed."""

import pytest

from omt_desktop.domain.contact import NO_ADDRESS, NOBODY, Address, ContactPerson, Phone


@pytest.mark.parametrize(
    ("typed", "digits", "dialled"),
    [
        ("+1 (555) 010-0123", "15550100123", "+15550100123"),
        ("0171/23 45 67", "0171234567", "0171234567"),
        ("555 0100 after 6 pm", "5550100", "5550100"),
        ("Tel. 555.0100", "5550100", "5550100"),
        ("٠١٢٣٤٥٦", "0123456", "0123456"),
        ("ask at the desk", "", ""),
        ("", "", ""),
    ],
)
def test_the_digits_of_a_phone_and_what_is_dialled(typed: str, digits: str, dialled: str) -> None:
    assert (Phone(typed).digits, Phone(typed).dialled) == (digits, dialled)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+1 555 010 0123", "(555) 010-0123", True),
        ("0555 010 0123", "+1 5550100123", True),
        ("555 010 0123", "555 010 0124", False),
        ("010 0123", "555 010 0123", False),
        ("555-0100", "5550100", True),
        ("none", "none", False),
        ("5550100", "", False),
    ],
)
def test_the_same_line_however_the_country_is_written(one: str, other: str, same: bool) -> None:
    assert Phone(one).same_line_as(Phone(other)) is Phone(other).same_line_as(Phone(one)) is same


def test_an_address_stands_as_on_an_envelope() -> None:
    whole = Address("1 Example Road\nHouse B", "12345", "Sampleton", "Example State", "Nowhere")
    assert whole.lines == ("1 Example Road", "House B", "12345 Sampleton", "Example State, Nowhere")
    assert Address(town="Sampleton").lines == ("Sampleton",) and NO_ADDRESS.lines == ()


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (ContactPerson("Maria Rivera (invented)", "mother", "555 0100"), "Maria Rivera (invented) (mother), 555 0100"),
        (ContactPerson(relation="neighbour"), "neighbour"),
        (NOBODY, ""),
    ],
)
def test_who_is_told_in_words(person: ContactPerson, words: str) -> None:
    assert person.words == words
