"""What a hand does at the drawing is one edit each."""

import pytest

from omt_desktop.domain.evaluation import Evaluation, FindingValue
from omt_desktop.domain.spine.finding_items import spine_findings_of
from omt_desktop.domain.spine.map_parts import dysfunctions_of
from omt_desktop.domain.spine.parse_shorthand import parse_shorthand
from omt_desktop.domain.spine.print_shorthand import print_shorthand
from omt_desktop.workflow.edits import Edit
from omt_desktop.workflow.shorthand_entry import record_shorthand
from omt_desktop.workflow.spine_edits import (
    answer_dysfunction,
    answer_part,
    dissolve_group,
    group_parts,
    take_back_part,
    toggle_dysfunction,
)
from tests.builders import an_evaluation


def holding(line: str) -> Evaluation:
    empty = an_evaluation()
    return record_shorthand(parse_shorthand(line), empty).applied_to(empty)


def printed(edit: Edit, evaluation: Evaluation) -> str:
    return print_shorthand(spine_findings_of(edit.applied_to(evaluation).findings))


@pytest.mark.parametrize(
    ("line", "part", "extent", "key", "value", "after"),
    [
        ("", "seg.L3", ("seg.L3",), "position", "F", "L3 F"),
        ("", "seg.T4", ("seg.T3", "seg.T4", "seg.T5"), "position", "N", "T3-5 N"),
        ("", "seg.T4", ("seg.T3", "seg.T4", "seg.T5"), "severity", 2, "T4 sev 2"),
        ("T3-5 N SR RL", "seg.T4", ("seg.T3", "seg.T4", "seg.T5"), "rotation", None, "T3-5 N SR"),
        ("", "rib.4.L", ("rib.4.L", "rib.5.L"), "motion", "inhalation", "rib 4-5 inh L"),
    ],
)
def test_a_part_of_a_finding_is_answered(
    line: str, part: str, extent: tuple[str, ...], key: str, value: FindingValue | None, after: str
) -> None:
    before = holding(line)
    edit = answer_part(part, extent, key, value, before, typing=False)
    assert printed(edit, before) == after
    assert edit.merges_with == ""


def test_typing_a_note_merges_and_stays_at_its_level() -> None:
    before = holding("T3-5 N SR RL")
    edit = answer_part("seg.T4", ("seg.T3", "seg.T4", "seg.T5"), "note", "ropy", before, typing=True)
    after = edit.applied_to(before)
    assert edit.merges_with
    assert [item_id for item_id, finding in after.findings.items() if finding.get("note")] == ["seg.T4"]


def test_a_group_is_made_and_dissolved() -> None:
    before = holding("T4 N SR RL sev 2")
    edit = group_parts(("seg.T4", "seg.T5"), "seg.T4", before)
    grouped = edit.applied_to(before)
    assert printed(edit, before) == "T4-5 N SR RL; T4 sev 2"
    assert printed(dissolve_group("seg.T5", grouped), grouped) == "T4 N SR RL sev 2; T5 N SR RL"
    nothing = an_evaluation()
    assert group_parts(("seg.T4", "seg.T5"), "seg.T4", nothing).applied_to(nothing) == nothing


@pytest.mark.parametrize(
    ("line", "part", "after"),
    [
        ("T3-5 N SR RL", "seg.T3", "T4-5 N SR RL"),
        ("sac L on L; sac UF R sev 2", "sac", ""),
        ("R ant innom; R upslip; L upslip sev 2", "inn.R", "L upslip sev 2"),
        ("rib 4 inh L", "rib.4.L", ""),
    ],
)
def test_a_part_becomes_not_examined(line: str, part: str, after: str) -> None:
    before = holding(line)
    assert printed(take_back_part(part, before), before) == after


def test_a_dysfunction_is_set_and_taken_back() -> None:
    left = dysfunctions_of("inn.L")[0]
    before = holding("R ant innom sev 2")
    edit = toggle_dysfunction(left, True, before)
    both = edit.applied_to(before)
    assert printed(edit, before) == "L ant innom; R ant innom sev 2"
    assert printed(toggle_dysfunction(left, False, both), both) == "R ant innom sev 2"
    assert printed(answer_dysfunction(left, "severity", 3, both, typing=False), both) == (
        "L ant innom sev 3; R ant innom sev 2"
    )


def test_a_note_of_a_dysfunction_merges_while_it_is_typed() -> None:
    left = dysfunctions_of("inn.L")[0]
    before = an_evaluation()
    edit = answer_dysfunction(left, "note", "as found", before, typing=True)
    assert edit.applied_to(before).findings["inn.ant"].get("note") == "as found"
    assert edit.merges_with
