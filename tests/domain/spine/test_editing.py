"""One touch of the editor changes what it says it changes, and no more."""

import pytest

from omt_desktop.domain.evaluation import Finding, FindingValue
from omt_desktop.domain.spine.editing import (
    grade_part,
    group_around,
    grouped,
    moves_together,
    taken_back,
    ungrouped,
    with_grade_part,
    with_part,
    without,
)
from omt_desktop.domain.spine.finding_items import findings_of_all, spine_findings_of
from omt_desktop.domain.spine.findings import PelvicFinding, SacralFinding
from omt_desktop.domain.spine.parse_shorthand import parse_shorthand
from omt_desktop.domain.spine.print_shorthand import print_shorthand


def recorded(line: str) -> dict[str, Finding]:
    return findings_of_all(parse_shorthand(line), {})


def after(before: dict[str, Finding], changed: dict[str, Finding]) -> str:
    kept = {item_id: finding for item_id, finding in {**before, **changed}.items() if finding.values}
    return print_shorthand(spine_findings_of(kept))


def the_one(line: str) -> SacralFinding | PelvicFinding:
    (entry,) = parse_shorthand(line)
    assert isinstance(entry, SacralFinding | PelvicFinding)
    return entry


def test_motion_is_what_a_group_has_in_common() -> None:
    keys = ("position", "sidebend", "rotation", "motion", "severity", "tart", "note")
    assert list(filter(moves_together, keys)) == ["position", "sidebend", "rotation", "motion"]


@pytest.mark.parametrize(
    ("line", "item_id", "group"),
    [
        ("T3-5 N SR RL", "seg.T4", ("seg.T3", "seg.T4", "seg.T5")),
        ("T4 FRS R", "seg.T4", ("seg.T4",)),
        ("T4 FRS R", "seg.T5", ("seg.T5",)),
        ("rib 4-5 inh L", "rib.4.L.motion", ("rib.4.L.motion", "rib.5.L.motion")),
        ("rib 4-5 inh L", "rib.4.R.motion", ("rib.4.R.motion",)),
    ],
)
def test_the_group_around_a_level_or_rib(line: str, item_id: str, group: tuple[str, ...]) -> None:
    assert group_around(item_id, recorded(line)) == group


@pytest.mark.parametrize(
    ("line", "item_id", "key", "value", "printed"),
    [
        ("", "seg.L3", "position", "F", "L3 F"),
        ("L3 F", "seg.L3", "rotation", "right", "L3 F RR"),
        ("L3 F RR", "seg.L3", "rotation", None, "L3 F"),
        ("T3-5 N SR RL", "seg.T4", "rotation", "right", "T3-5 N SR RR"),
        ("T3-5 N SR RL", "seg.T4", "severity", 3, "T3-5 N SR RL; T4 sev 3"),
        ("T3-5 TTP", "seg.T4", "severity", 3, "T3 TTP; T4 sev 3 TTP; T5 TTP"),
        ("rib 4-5 inh L", "rib.4.L.motion", "motion", "exhalation", "rib 4-5 exh L"),
        ("rib 4-5 inh L", "rib.4.L.motion", "key_lesion", "yes", "rib 4-5 inh L; rib 4 inh L key"),
    ],
)
def test_a_part_is_answered(line: str, item_id: str, key: str, value: str | int | None, printed: str) -> None:
    before = recorded(line)
    assert after(before, with_part(item_id, key, value, before)) == printed


def test_neighbours_become_a_group_that_moves_like_its_leader() -> None:
    before = recorded("T4 N SR RL sev 2; T6 FRS R sev 3")
    changed = grouped(("seg.T4", "seg.T5", "seg.T6"), "seg.T4", before)
    assert after(before, changed) == "T4-6 N SR RL; T4 sev 2; T6 sev 3"
    assert changed["seg.T5"].get("group") == "T4-T6"


def test_a_group_without_a_motion_is_no_group_yet() -> None:
    assert grouped(("seg.T4", "seg.T5"), "seg.T4", {}) == {}
    assert grouped(("rib.4.L.motion", "rib.5.L.motion"), "rib.4.L.motion", {}) == {}


def test_a_group_that_loses_its_motion_leaves_nothing_behind() -> None:
    before = recorded("T3-5 N")
    assert all(not finding.values for finding in with_part("seg.T4", "position", None, before).values())


def test_a_group_is_dissolved_and_each_level_keeps_what_it_has() -> None:
    before = recorded("T3-4 N SR RL; T4 sev 3")
    assert after(before, ungrouped("seg.T4", before)) == "T3 N SR RL; T4 N SR RL sev 3"
    assert ungrouped("seg.T9", before) == {}


def test_a_level_is_taken_back_and_its_group_goes_on() -> None:
    before = recorded("T3-6 N SR RL")
    assert after(before, taken_back("seg.T4", before)) == "T3 N SR RL; T5-6 N SR RL"


@pytest.mark.parametrize(
    ("line", "entry", "printed"),
    [
        ("sac L on L sev 2 TTP key", "sac L on L", ""),
        ("sac UF R; sac UF L", "sac UF R", "sac UF L"),
        ("R ant innom sev 2; L ant innom sev 3", "R ant innom", "L ant innom sev 3"),
        ("R ant innom sev 2", "R ant innom", ""),
        ("comp pub key", "comp pub", ""),
        ("", "L upslip", ""),
    ],
)
def test_a_dysfunction_is_taken_back(line: str, entry: str, printed: str) -> None:
    before = recorded(line)
    assert after(before, without(the_one(entry), before)) == printed


def test_taking_back_a_graded_denial_leaves_nothing() -> None:
    denied = {"sac.LOL": Finding("sac.LOL", (("found", "no"), ("key_lesion", "no"), ("severity", 0), ("tart", ())))}
    assert without(the_one("sac L on L"), denied) == {"sac.LOL": Finding("sac.LOL", ())}


def test_a_note_outlives_the_dysfunction() -> None:
    before = {"inn.ant": recorded("R ant innom sev 2")["inn.ant"].with_value("note", "as found")}
    assert without(the_one("R ant innom"), before)["inn.ant"].values == (("note", "as found"),)


@pytest.mark.parametrize(
    ("line", "entry", "key", "value", "printed"),
    [
        ("sac L on L sev 2 TTP", "sac L on L", "severity", 1, "sac L on L sev 1 TTP"),
        ("sac L on L TTP", "sac L on L", "tart", (), "sac L on L"),
        ("comp pub key", "comp pub", "key_lesion", "no", "comp pub"),
        ("R ant innom sev 2", "R ant innom", "severity", 3, "R ant innom sev 3"),
        ("R ant innom sev 2; L ant innom sev 2", "L ant innom", "severity", 3, "L ant innom sev 3; R ant innom sev 2"),
        ("R ant innom sev 2; L ant innom sev 3", "L ant innom", "tart", ("tenderness",),
         "L ant innom sev 3 TTP; R ant innom sev 2"),
        ("R ant innom sev 2; L ant innom sev 3", "L ant innom", "severity", 2, "L ant innom sev 2; R ant innom sev 2"),
    ],
)  # fmt: skip
def test_a_part_of_the_grade_of_a_dysfunction_is_answered(
    line: str, entry: str, key: str, value: FindingValue, printed: str
) -> None:
    before = recorded(line)
    changed = with_grade_part(the_one(entry), key, value, before)
    assert after(before, changed) == printed
    assert grade_part(the_one(entry), key, changed) == value


def test_sides_that_come_to_agree_share_one_grade_again() -> None:
    before = recorded("R ant innom sev 2; L ant innom sev 3")
    assert "severity_left" in dict(before["inn.ant"].values)
    changed = with_grade_part(the_one("L ant innom"), "severity", 2, before)
    assert dict(changed["inn.ant"].values) == {"side": "both", "severity": 2}


def test_an_explicit_no_survives_what_is_added_beside_it() -> None:
    before = {"inn.ant": recorded("R ant innom")["inn.ant"].with_value("key_lesion", "no")}
    changed = findings_of_all(parse_shorthand("L ant innom sev 2; R ant innom TTP"), before)
    assert grade_part(the_one("R ant innom"), "key_lesion", changed) == "no"
    assert grade_part(the_one("R ant innom"), "key_lesion", {}) is None
