"""Conditions in words: every part of the closed set, as a clinician reads it."""

import pytest

from omt_desktop.domain.condition_text import parse_condition
from omt_desktop.workflow.library.condition_words import condition_lines
from omt_desktop.workflow.words import Words
from tests.clinic import CONTENT

WORDS = Words(CONTENT)

CASES = (
    ("life.pregnant_in_this_test = yes", ["life.pregnant_in_this_test: yes"]),
    ("med.anticoagulant = yes", ["Takes an anticoagulant (blood thinner): Yes"]),
    ("hx.osteoporosis in osteopenia, osteoporosis", ["Bone density: Osteopenia or Osteoporosis"]),
    ("not hx.osteoporosis = osteoporosis", ["Not: Bone density: Osteoporosis"]),
    ("known(hx.osteoporosis = osteoporosis)", ["On record: Bone density: Osteoporosis"]),
    ("not known(hx.osteoporosis = osteoporosis)", ["Not on record: Bone density: Osteoporosis"]),
    ("awaits(exam.neck_screen has gait)", ["Open until this is recorded: Recorded before any neck thrust: Gait"]),
    ("hx.cancer_bone_regions not empty", ["Cancer in bone: anything chosen"]),
    ("hx.osteoporosis answered", ["Bone density: answered"]),
    ("age >= 65", ["Age in full years: at least 65"]),
    ("region.severity < 1", ["Severity of the region: below 1"]),
    ("vitals.temperature > 38", ["Temperature: above 38 °C"]),
    ("rule CI-01", ["CI-01 No informed consent fires"]),
    ("rule CI-999", ["CI-999 fires"]),
    (
        "some(hx.fractures: record.date within 6 weeks or record.date over 1 months)",
        [
            "An entry under «Fractures, recent or earlier»:",
            "  At least one of these:",
            "    Date: less than 6 weeks ago",
            "    Date: 1 month ago or longer",
        ],
    ),
    (
        "age > 1 and not (age > 2 or age <= 3)",
        [
            "All of these:",
            "  Age in full years: above 1",
            "  Not:",
            "    At least one of these:",
            "      Age in full years: above 2",
            "      Age in full years: at most 3",
        ],
    ),
)


@pytest.mark.parametrize(("written", "told"), CASES)
def test_a_condition_in_words(written: str, told: list[str]) -> None:
    lines = condition_lines(parse_condition(written), WORDS)
    assert [f"{'  ' * line.depth}{line.text}" for line in lines] == told


def test_a_list_that_wants_several() -> None:
    (line,) = condition_lines(parse_condition("exam.neck_screen has at_least 2 of gait, cranial_nerves"), WORDS)
    assert line.text == "Recorded before any neck thrust: 2 of: Gait or Cranial nerves"


def test_regions_are_named_and_columns_are_those_of_the_list() -> None:
    (regions,) = condition_lines(parse_condition("hx.cancer_bone_regions has LUMB"), WORDS)
    assert regions.text == "Cancer in bone: Lumbar"
    (column,) = condition_lines(parse_condition("record.status = united"), WORDS, "hx.fractures")
    assert column.text == "Healing: United"
    (unknown,) = condition_lines(parse_condition("record.nothing = not_there"), WORDS, "hx.fractures")
    assert unknown.text == "nothing: not there"


def test_what_is_no_condition_has_no_words() -> None:
    with pytest.raises(TypeError, match="no words"):
        condition_lines("age > 1", WORDS)  # type: ignore[arg-type]
