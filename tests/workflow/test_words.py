"""Words that screens and paper share."""

import re
from collections.abc import Iterator

import pytest

from omt_desktop.domain.exam import Field, FieldKind
from omt_desktop.workflow.words import answer_in_sentence, counted, lowered
from tests.clinic import CONTENT

CAPITAL_IN_A_SENTENCE = re.compile(r"(?<=[a-z,;] )[A-Z][A-Za-z-]+")


def labels() -> Iterator[str]:
    """What the content calls answers, techniques, regions and rules."""
    fields = [field for item in CONTENT.exam.items.values() for field in (item.field, *item.parts)]
    yield from (option.label for field in fields for option in field.options)
    yield from (technique.label for technique in CONTENT.vocabulary.techniques.values())
    yield from (region.label for region in CONTENT.vocabulary.regions.values())
    yield from CONTENT.vocabulary.choice_labels.values()
    yield from (rule.title for rule in CONTENT.rules.values())


def sentences() -> Iterator[str]:
    """What the content says at length."""
    yield from labels()
    yield from (rule.because for rule in CONTENT.rules.values())
    yield from (rule.alternative for rule in CONTENT.rules.values())
    yield from (item.field.label for item in CONTENT.exam.items.values())


def test_one_is_not_many() -> None:
    assert [counted(number, "rule", "rules") for number in (0, 1, 2)] == ["0 rules", "1 rule", "2 rules"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Waits", "waits"),
        ("A danger sign comes first", "a danger sign comes first"),
        ("Ångström", "ångström"),
        ("OMT waits", "OMT waits"),
        ("X-ray", "X-ray"),
        ("L3", "L3"),
        ("I mild, stable", "I mild, stable"),
        ("2 Mar 1954", "2 Mar 1954"),
        ("T", "T"),
        ("", ""),
    ],
)
def test_a_word_is_lowered_and_an_abbreviation_is_not(text: str, inside: str) -> None:
    assert lowered(text) == inside


@pytest.mark.parametrize(
    "name",
    [
        "Down syndrome",
        "Chiari malformation",
        "Klippel-Feil",
        "Still technique",
        "Trendelenburg",
        "Canadian C-spine rule",
    ],
)
def test_a_name_keeps_its_capital(name: str) -> None:
    assert lowered(name) == name


def test_what_the_content_writes_with_a_capital_in_a_sentence_keeps_it_at_the_beginning() -> None:
    names = {found for text in sentences() for found in CAPITAL_IN_A_SENTENCE.findall(text)}
    assert {"Down", "Klippel-Feil", "Marfan"} <= names
    assert [label for label in labels() if label.split(" ")[0] in names and lowered(label) != label] == []


@pytest.mark.parametrize(
    ("kind", "text", "inside"),
    [
        (FieldKind.CHOICE, "Getting worse", "getting worse"),
        (FieldKind.TEXT, "Marfan, says the mother", "Marfan, says the mother"),
        (FieldKind.DATE, "2 Mar 1954", "2 Mar 1954"),
        (FieldKind.PARTIAL_DATE, "Mar 2026", "Mar 2026"),
    ],
)
def test_an_answer_in_a_sentence_keeps_typed_texts_and_months(kind: FieldKind, text: str, inside: str) -> None:
    assert answer_in_sentence(text, Field("f", "F", kind)) == inside
    assert answer_in_sentence(text, None) == text
