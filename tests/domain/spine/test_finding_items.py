"""What is written in shorthand is kept by the items of the exam, and reads back as what was written."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.spine.finding_items import findings_of, findings_of_all, spine_findings_of
from omt_desktop.domain.spine.findings import SpineFinding
from omt_desktop.domain.spine.parse_shorthand import parse_shorthand
from omt_desktop.domain.spine.print_shorthand import print_shorthand
from tests.domain.spine.any_finding import findings
from tests.how_often import examples

Recorded = Mapping[str, Finding]
NOTHING: Recorded = {}
several = st.lists(findings, min_size=1, max_size=8).map(tuple)


def written(line: str, recorded: Recorded = NOTHING) -> dict[str, Finding]:
    """The items after the line is recorded on top of what is there."""
    return {**recorded, **findings_of_all(parse_shorthand(line), recorded)}


def noted(item_id: str, **values: str | int | tuple[str, ...]) -> dict[str, Finding]:
    return {item_id: Finding(item_id, tuple(sorted(values.items())))}


def read_back(recorded: Recorded) -> str:
    return print_shorthand(spine_findings_of(recorded))


@examples(1500)
@given(findings)
def test_what_is_recorded_reads_back_as_it_was_written(entry: SpineFinding) -> None:
    recorded = findings_of(entry, NOTHING)
    assert spine_findings_of(recorded) == ((entry,) if recorded else ())


@examples(300)
@given(findings)
def test_only_an_entry_that_says_nothing_records_nothing(entry: SpineFinding) -> None:
    silent = print_shorthand((entry,)).split()[1:] == []
    assert (findings_of(entry, NOTHING) == {}) is silent


@examples(1500)
@given(several)
def test_what_is_printed_records_the_same_items_again(entries: tuple[SpineFinding, ...]) -> None:
    recorded = findings_of_all(entries, NOTHING)
    assert written(read_back(recorded)) == recorded


@examples(400)
@given(several, findings)
def test_an_entry_recorded_twice_is_recorded_once(entries: tuple[SpineFinding, ...], entry: SpineFinding) -> None:
    once = findings_of_all((*entries, entry), NOTHING)
    assert findings_of(entry, once) == {}


@examples(400)
@given(several, findings)
def test_what_the_shorthand_does_not_know_is_never_touched(
    entries: tuple[SpineFinding, ...], entry: SpineFinding
) -> None:
    before = {
        item_id: finding.with_value("note", "as found").with_value("tissue", "chronic")
        for item_id, finding in findings_of_all(entries, NOTHING).items()
    }
    for finding in findings_of(entry, before).values():
        if finding.id in before:
            assert (finding.get("note"), finding.get("tissue")) == ("as found", "chronic")


def test_a_level_holds_what_the_form_holds() -> None:
    assert written("L3 FRS R sev 2 TTP key") == noted(
        "seg.L3", position="F", sidebend="right", rotation="right", severity=2, tart=("tenderness",), key_lesion="yes"
    )


def test_a_group_is_kept_level_by_level_under_its_name() -> None:
    recorded = written("T3-7 N SR RL")
    assert list(recorded) == ["seg.T3", "seg.T4", "seg.T5", "seg.T6", "seg.T7"]
    assert {finding.get("group") for finding in recorded.values()} == {"T3-T7"}
    assert {finding.get("group") for finding in written("rib 4-6 inh L").values()} == {"4-6"}


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (["T8 FRS R", "T8 sev 3 TTP"], "T8 FRS R sev 3 TTP"),
        (["T8 FRS R sev 2", "T8 ERS L"], "T8 ERS L sev 2"),
        (["T8 FRS R", "T8 F"], "T8 F"),
        (["T8 sev 0", "T8 FRS R"], "T8 FRS R"),
        (["T8 sev 0", "T8 FRS R sev 0"], "T8 FRS R sev 0"),
        (["T8 TTC key", "T8 TTP"], "T8 TTC TTP key"),
        (["T3-7 N SR RL sev 2", "T5 sev 3 key"], "T3-7 N SR RL sev 2; T5 sev 3 key"),
        (["T3-7 N SR RL", "T5 FRS R"], "T3-4 N SR RL; T5 FRS R; T6-7 N SR RL"),
        (["T3-5 N SR RL", "T4 FRS R"], "T3 N SR RL; T4 FRS R; T5 N SR RL"),
        (["T3-5 TTP", "T4-7 TTC"], "T3 TTP; T4-5 TTC TTP; T6-7 TTC"),
        (["T4 FRS R", "T3-5 TTP"], "T3 TTP; T4 FRS R TTP; T5 TTP"),
        (["T3-5 N SR RL", "T4-6 N SR RL"], "T3 N SR RL; T4-6 N SR RL"),
        (["T3 FRS R", "T4 FRS R"], "T3 FRS R; T4 FRS R"),
        (["T3-4 N SR RL", "T3 sev 1", "T4 sev 3"], "T3-4 N SR RL sev 1; T4 sev 3"),
        (["T3-4 N SR RL", "T4 sev 3"], "T3-4 N SR RL; T4 sev 3"),
        (["rib 4-6 inh L", "rib 5 inh L key"], "rib 4-6 inh L; rib 5 inh L key"),
        (["rib 4-6 inh L", "rib 5 exh L"], "rib 4 inh L; rib 5 exh L; rib 6 inh L"),
        (["rib 4 inh R", "rib 4 exh L"], "rib 4 exh L; rib 4 inh R"),
        (["sac L on L", "sac L on L sev 2"], "sac L on L sev 2"),
        (["sac UF R", "sac UF L"], "sac UF L; sac UF R"),
        (["R ant innom", "L ant innom"], "L ant innom; R ant innom"),
        (["R ant innom sev 2", "L ant innom sev 3 key"], "L ant innom sev 3 key; R ant innom sev 2"),
        (["R upslip sev 2 TTP", "L upslip"], "L upslip; R upslip sev 2 TTP"),
        (["comp pub", "comp pub TTP"], "comp pub TTP"),
    ],
)
def test_entries_are_added_to_what_is_there(lines: list[str], printed: str) -> None:
    recorded: Recorded = NOTHING
    for line in lines:
        recorded = written(line, recorded)
    assert read_back(recorded) == printed
    assert written(printed) == recorded


def test_sides_that_agree_share_one_grade() -> None:
    both = written("R ant innom sev 2; L ant innom sev 2")
    assert both == noted("inn.ant", side="both", severity=2)
    assert written("L ant innom sev 3", both) == noted("inn.ant", side="both", severity_left=3, severity_right=2)
    assert written("R ant innom sev 3", written("L ant innom sev 3", both)) == noted("inn.ant", side="both", severity=3)


@pytest.mark.parametrize(
    "recorded",
    [
        noted("seg.T5", note="ropy"),
        noted("seg.T5", rotation="none", sidebend="none"),
        noted("seg.T5", tissue="acute", severity="2", tart="tenderness"),
        noted("rib.4.L.motion", motion="normal", severity=0),
        noted("rib.4.L.motion", tart=("tenderness",)),
        noted("sac.LOL", found="no", severity=0),
        noted("sac.LOL", note="asked for"),
        noted("inn.ant", side="none"),
        noted("inn.ant", severity=2),
        noted("pub.comp", found="unknown", severity=2),
        noted("post.view", value=("anterior",)),
    ],
)
def test_what_names_no_dysfunction_is_not_written_as_one(recorded: Recorded) -> None:
    assert spine_findings_of(recorded) == ()


def test_what_is_graded_as_present_is_there() -> None:
    assert read_back(noted("sac.LOL", severity=2)) == "sac L on L sev 2"
    assert read_back(noted("pub.comp", tart=("tenderness",))) == "comp pub TTP"


def test_a_grade_without_a_side_becomes_that_of_the_side_named_first() -> None:
    assert read_back(written("R ant innom TTP", noted("inn.ant", severity=2))) == "R ant innom sev 2 TTP"


def test_naming_a_dysfunction_that_was_denied_takes_the_no_back() -> None:
    before = noted("sac.LOL", found="no", severity=0)
    assert written("sac L on L", before) == noted("sac.LOL", found="yes")


def test_an_explicit_no_rotation_stays_beside_a_position() -> None:
    before = noted("seg.T5", position="F", rotation="none")
    assert written("T5 E", before) == noted("seg.T5", position="E", rotation="none")
    assert written("T5 E SR RL", before) == noted("seg.T5", position="E", rotation="left", sidebend="right")


def test_oa_and_aa_are_read_alone_whatever_group_they_name() -> None:
    recorded = noted("seg.OA", position="F", group="OA-C2") | noted("seg.AA", position="F", group="OA-C2")
    assert read_back(recorded) == "OA F; AA F"
