"""The shorthand line: what is printed reads back as the same finding, variants are accepted, errors point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.spine.completion import complete
from omt_desktop.domain.spine.coupling import remarks_on
from omt_desktop.domain.spine.findings import SpineFinding
from omt_desktop.domain.spine.levels import region_of
from omt_desktop.domain.spine.parse_shorthand import parse_shorthand
from omt_desktop.domain.spine.print_shorthand import print_shorthand, shorthand_in_words
from omt_desktop.domain.spine.scanner import ShorthandError
from tests.domain.spine.any_finding import findings
from tests.how_often import examples


@examples(1500)
@given(st.lists(findings, min_size=1, max_size=4).map(tuple))
def test_what_is_printed_reads_back_as_the_same_findings(written: tuple[SpineFinding, ...]) -> None:
    assert parse_shorthand(print_shorthand(written)) == written


@examples(300)
@given(findings)
def test_case_and_space_do_not_matter(finding: SpineFinding) -> None:
    line = print_shorthand((finding,))
    assert parse_shorthand(f"  {line.lower().replace(' ', '   ')}  ;; ") == (finding,)


@examples(800)
@given(st.text(alphabet="OACTLRSFENoafersnlib 0123456789-/;,xyé", max_size=24))
def test_any_line_is_read_or_refused_at_a_place_within_it(line: str) -> None:
    refusal = None
    try:
        read = parse_shorthand(line)
    except ShorthandError as problem:
        refusal = problem
    if refusal is None:
        assert parse_shorthand(print_shorthand(read)) == read
    else:
        assert 0 <= refusal.position <= len(line) and refusal.message.endswith((".", "?"))


def the_one(line: str) -> SpineFinding:
    (finding,) = parse_shorthand(line)
    return finding


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("T5 FRS R", "T5 FRS R"),
        ("t5frsr", "T5 FRS R"),
        ("T5 FSR R", "T5 FRS R"),
        ("T5 F RR SR", "T5 FRS R"),
        ("T5 flexed rotR sbR", "T5 FRS R"),
        ("T5 ERSL", "T5 ERS L"),
        ("T3-7 N SR RL", "T3-7 N SR RL"),
        ("T3-T7 NSRRL", "T3-7 N SR RL"),
        ("T12 - L2 n rl sr", "T12-L2 N SR RL"),
        ("C4 ESR", "C4 E SR"),
        ("C1 R", "AA RR"),
        ("aa rl", "AA RL"),
        ("O/A F SL RR", "OA F SL RR"),
        ("sac L on L", "sac L on L"),
        ("sacrum l/l", "sac L on L"),
        ("sac RoL", "sac R on L"),
        ("sac UF R", "sac UF R"),
        ("sac R UF", "sac UF R"),
        ("sac bilateral extension", "sac BE"),
        ("R ant innom", "R ant innom"),
        ("innominate anterior right", "R ant innom"),
        ("L upslip", "L upslip"),
        ("up slip left", "L upslip"),
        ("pub sup R", "R sup pub"),
        ("pubic compression", "comp pub"),
        ("rib 4-6 inh L", "rib 4-6 inh L"),
        ("L ribs 4-6 inhalation", "rib 4-6 inh L"),
        ("rib 1 R exh", "rib 1 exh R"),
        ("T8 sev 3 TTP", "T8 sev 3 TTP"),
        ("L3 FRS R key sev2 tender asym", "L3 FRS R sev 2 asym TTP key"),
        ("L3 FRS R; sac L on L", "L3 FRS R; sac L on L"),
    ],
)
def test_common_variants_are_accepted(line: str, printed: str) -> None:
    assert print_shorthand(parse_shorthand(line)) == printed


@pytest.mark.parametrize(
    ("line", "position", "word"),
    [
        ("T5 FRS", 6, "side"),
        ("T13 F", 0, "T13"),
        ("L3 FRS R; T7-3 N", 10, "downwards"),
        ("T5 FRS R banana", 9, "banana"),
        ("hello", 0, "begins"),
        ("L", 1, "dysfunction"),
        ("sac", 3, "sacral"),
        ("sac UF", 6, "side"),
        ("rib", 3, "1 to 12"),
        ("rib 13 inh L", 4, "1 to 12"),
        ("rib 4", 5, "Inhalation"),
        ("rib 4 inh", 9, "side"),
        ("ant innom", 9, "side"),
        ("pub R", 5, "dysfunction"),
        ("R sup", 5, "bone"),
        ("R ant pub", 9, "bone"),
        ("T5 sev 7", 3, "0 to 3"),
    ],
)
def test_an_error_points_at_the_character(line: str, position: int, word: str) -> None:
    with pytest.raises(ShorthandError) as refusal:
        parse_shorthand(line)
    assert refusal.value.position == position and word in refusal.value.message


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("L3 FRS R", "L3 flexed, rotated right, sidebent right (type II, single)"),
        ("T3-7 N SR RL", "T3-7 neutral, rotated left, sidebent right (type I, group)"),
        ("T5 N SR RR", "T5 neutral, rotated right, sidebent right (single)"),
        ("T5 F", "T5 flexed (single)"),
        ("T5", "T5 position not named (single)"),
        ("T5 sev 3 key", "T5, severity 3, key lesion"),
        ("C2-4 N SL RR", "C2-4 neutral, rotated right, sidebent left (group)"),
        ("AA R", "AA rotated right"),
        ("sac L on L", "sacrum left rotation on the left axis (forward torsion)"),
        ("sac UE L", "sacrum left unilateral extension"),
        ("R ant innom", "right innominate rotated anteriorly"),
        ("comp pub", "pubis compressed"),
        ("rib 4-6 inh L", "left ribs 4-6 inhalation dysfunction"),
        ("rib 1 exh R sev 3 TTP TTC asym restr key",
         "right rib 1 exhalation dysfunction, severity 3, texture changed, asymmetric, restricted, tender, key lesion"),
    ],
)  # fmt: skip
def test_the_reading_is_shown_in_words(line: str, words: str) -> None:
    assert shorthand_in_words(the_one(line)) == words


@pytest.mark.parametrize(
    ("line", "remarks"),
    [
        ("OA F SL RR", 0), ("OA F SL RL", 1), ("OA F", 0),
        ("AA R", 0), ("AA F R", 1), ("AA SL", 1),
        ("C4 ERS R", 0), ("C4 E SR RL", 1), ("C4 N SR RR", 1), ("C4 N SR RL", 2),
        ("T5 FRS R", 0), ("T5 E SR RL", 1), ("T5 N SR RR", 2), ("T5 N SR RL", 1), ("T5 N", 1),
        ("T3-7 N SR RL", 0), ("T3-7 N SR RR", 1), ("T3-4 FRS R", 0), ("T3-7 FRS R", 1),
        ("sac L on L; L5 N SL RR", 1), ("sac L on L; L5 N SR RL", 3),
        ("sac L on L; L4 FRS L", 0), ("sac BE; L5 FRS L", 0),
        ("R ant innom; L post innom", 0), ("R ant innom; R post innom", 1), ("L upslip; L downslip", 1),
        ("comp pub", 0),
        ("rib 4 inh L; rib 4 exh L", 0),
    ],
)  # fmt: skip
def test_impossible_combinations_are_named_and_nothing_else(line: str, remarks: int) -> None:
    findings_of_line = parse_shorthand(line)
    last = findings_of_line[-1]
    assert len(remarks_on(last, findings_of_line)) == remarks


def test_a_sacral_torsion_is_held_against_l5_from_either_side() -> None:
    sacrum, l5 = parse_shorthand("sac L on L; L5 N SR RL")
    assert len(remarks_on(sacrum, (sacrum, l5))) == 2


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", "OA"),
        ("L3 FRS R; s", "sac"),
        ("T5 ", "FRS R"),
        ("T5 E", "ERS R"),
        ("sac ", "L on L"),
        ("sac UF ", "R"),
        ("rib 4 ", "inh"),
        ("rib 4 inh ", "R"),
        ("R ", "ant innom"),
        ("pub R ", "sup"),
        ("T5 FRS R s", "sev"),
    ],
)
def test_completion_offers_what_can_follow(typed: str, first: str) -> None:
    assert complete(typed)[0] == first


def test_completion_offers_nothing_behind_an_error() -> None:
    assert complete("T13 F ") == ()


def test_levels_count_to_their_region() -> None:
    assert [region_of(level) for level in ("OA", "AA", "C7", "T1", "L5")] == ["CERV", "CERV", "CERV", "THOR", "LUMB"]
