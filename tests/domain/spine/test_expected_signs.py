"""Signs that belong to a named dysfunction: one that is recorded otherwise is named, with what would be expected."""

import pytest

from omt_desktop.domain.evaluation import VALUE, Finding
from omt_desktop.domain.spine.expected_signs import SIGN_ITEMS, signs_against
from omt_desktop.domain.spine.parse_shorthand import parse_shorthand


def seen(**signs: str) -> dict[str, Finding]:
    """Signs recorded, by the ends of their items: `level_asis` is `inn.level.asis`."""
    ids = {item_id.partition(".")[2].replace(".", "_"): item_id for item_id in SIGN_ITEMS}
    return {ids[name]: Finding(ids[name], ((VALUE, value),)) for name, value in signs.items()}


def against(line: str, **signs: str) -> tuple[str, ...]:
    findings = parse_shorthand(line)
    return signs_against(findings[0], findings, seen(**signs))


FITTING = [
    ("sac L on L", {"seated_flexion": "right", "spring": "negative", "ila": "left", "sulcus": "right"}),
    ("sac R on R", {"seated_flexion": "left", "spring": "negative", "ila": "right", "sulcus": "left"}),
    ("sac L on R", {"seated_flexion": "left", "spring": "positive", "ila": "left", "sulcus": "right"}),
    ("sac R on L", {"seated_flexion": "right", "spring": "positive", "ila": "right", "sulcus": "left"}),
    ("sac UF L", {"seated_flexion": "left", "spring": "negative", "ila": "left", "sulcus": "left"}),
    ("sac UE R", {"seated_flexion": "right", "spring": "positive", "ila": "left", "sulcus": "left"}),
    ("sac BF", {"seated_flexion": "both", "spring": "negative", "ila": "both", "sulcus": "both"}),
    ("sac BE", {"seated_flexion": "none", "spring": "positive", "ila": "none", "sulcus": "none"}),
    ("R ant innom", {"level_asis": "left", "level_psis": "right", "level_pubic_tubercle": "left"}),
    ("L post innom", {"level_asis": "left", "level_psis": "right", "level_pubic_tubercle": "left"}),
    ("L upslip", dict.fromkeys(("level_asis", "level_psis", "level_tuberosity", "level_pubic_tubercle"), "left")),
    ("L downslip", dict.fromkeys(("level_asis", "level_psis", "level_tuberosity", "level_pubic_tubercle"), "right")),
    ("R sup pub", {"level_asis": "none", "level_psis": "none", "level_pubic_tubercle": "right"}),
    ("R inf pub", {"level_asis": "none", "level_psis": "none", "level_pubic_tubercle": "left"}),
    ("comp pub", dict.fromkeys(("level_asis", "level_psis", "level_pubic_tubercle"), "none")),
]
"""The tables of knowledge.md 5.4 and 5.5, row by row."""


@pytest.mark.parametrize(("line", "signs"), FITTING)
def test_the_signs_of_the_tables_fit_their_dysfunction(line: str, signs: dict[str, str]) -> None:
    assert against(line, **signs) == ()


@pytest.mark.parametrize(("line", "signs"), FITTING)
def test_every_sign_that_is_recorded_otherwise_is_named(line: str, signs: dict[str, str]) -> None:
    other = {"left": "right", "right": "left", "both": "left", "none": "left", "negative": "positive"}
    turned = {name: other.get(value, "negative") for name, value in signs.items()}
    assert len(against(line, **turned)) == len(signs)


def test_a_remark_says_what_is_expected_and_what_is_recorded() -> None:
    assert against("R ant innom", level_asis="right") == (
        "With R ant innom the ASIS is expected lower on the right; it is recorded higher on the right.",
    )
    assert against("sac L on L", spring="positive", sulcus="both") == (
        "With sac L on L the spring test is expected negative; it is recorded positive.",
        "With sac L on L the sulcus is expected deep on the right; it is recorded deep on both sides.",
    )
    assert against("sac BF", seated_flexion="left") == (
        (
            "With sac BF the seated flexion test is expected positive on both sides or negative; "
            "it is recorded positive on the left."
        ),
    )


def test_what_was_not_examined_or_not_done_contradicts_nothing() -> None:
    assert against("sac L on L") == ()
    assert against("sac L on L", spring="not_done") == ()
    assert against("R inflare", level_asis="right") == ()


def test_a_sign_is_held_against_all_that_is_recorded_together() -> None:
    assert against("R ant innom; R upslip", level_asis="right") == ()
    assert against("R sup pub; R ant innom", level_asis="left") == ()
    assert len(against("R ant innom; R sup pub", level_asis="right")) == 1


def test_the_side_is_that_of_the_positive_test() -> None:
    assert against("R ant innom", standing_flexion="right") == ()
    assert against("R ant innom", standing_flexion="both") == ()
    assert against("R ant innom", standing_flexion="left", asis_compression="right") == ()
    assert against("comp pub", standing_flexion="left") == ()
    assert against("R ant innom", standing_flexion="left", asis_compression="none") == (
        (
            "R ant innom is named for the side of the positive test; "
            "standing flexion is recorded positive on the left, ASIS compression negative."
        ),
    )


def test_segments_and_ribs_have_no_such_signs() -> None:
    assert against("T5 FRS R", spring="positive") == ()
    assert against("rib 4 inh L", standing_flexion="left") == ()
