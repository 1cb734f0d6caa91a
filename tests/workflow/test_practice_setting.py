"""What a practice sets comes back as it was set; what cannot be read is the default, never a fault."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.workflow.letterhead import (
    HANDOUT_LANGUAGE,
    LETTERHEAD,
    LONGEST_LINE,
    MOST_ADDRESS_LINES,
    PAPER,
    HandoutLanguage,
    Letterhead,
    letterhead_of,
)
from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.practice_setting import word_setting

EMPTY: dict[str, object] = {"name": "", "address": [], "phone": "", "logo": ""}
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)


@given(TEXTS, TEXTS, TEXTS, st.binary(max_size=50))
def test_a_letterhead_comes_back_as_it_was_typed(name: str, address: str, phone: str, logo: bytes) -> None:
    typed = letterhead_of(name, address, phone, logo)
    assert LETTERHEAD.value_of(LETTERHEAD.text_of(typed)) == typed
    assert len(typed.address) <= MOST_ADDRESS_LINES
    assert max(map(len, (typed.name, typed.phone, *typed.address))) <= LONGEST_LINE


def test_white_space_and_empty_lines_are_tidied() -> None:
    typed = letterhead_of("  North  Clinic ", "1 Main St\n\n  Suite 4 \n", "\t555 0100")
    assert typed == Letterhead("North Clinic", ("1 Main St", "Suite 4"), "555 0100")


def test_an_empty_letterhead_says_so() -> None:
    assert letterhead_of(" ", "\n", "").is_empty
    assert not letterhead_of("", "", "", b"png").is_empty


@pytest.mark.parametrize("paper", Paper)
def test_every_choice_comes_back(paper: Paper) -> None:
    assert PAPER.value_of(PAPER.text_of(paper)) is paper


@pytest.mark.parametrize("language", HandoutLanguage)
def test_every_language_comes_back(language: HandoutLanguage) -> None:
    assert HANDOUT_LANGUAGE.value_of(HANDOUT_LANGUAGE.text_of(language)) is language


@pytest.mark.parametrize("text", ["", "{", "4", '"a5"', "null", "[]"])
def test_what_cannot_be_read_is_the_default(text: str) -> None:
    assert PAPER.value_of(text) is Paper.LETTER


@pytest.mark.parametrize(
    "stored",
    [
        {},
        [],
        {"name": "", "address": "x", "phone": "", "logo": ""},
        {"name": "", "address": [], "phone": "", "logo": "?"},
    ],
)
def test_a_letterhead_that_cannot_be_read_is_empty(stored: object) -> None:
    assert LETTERHEAD.value_of(json.dumps(stored)).is_empty


def test_a_word_is_a_setting_too() -> None:
    setting = word_setting("greeting", "Hello")
    assert setting.value_of("") == "Hello"
    assert setting.value_of(setting.text_of("Ďakujem")) == "Ďakujem"
    assert setting.value_of("7") == "Hello"
