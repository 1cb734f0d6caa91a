"""The line while it is typed: what it says, what does not fit, what it replaces, and that Enter is one step of undo."""

import pytest

from omt_desktop.domain.evaluation import VALUE, Evaluation, Finding
from omt_desktop.domain.spine.finding_items import spine_findings_of
from omt_desktop.domain.spine.parse_shorthand import parse_shorthand
from omt_desktop.domain.spine.print_shorthand import print_shorthand
from omt_desktop.workflow.shorthand_entry import read_shorthand, record_shorthand, recorded_at, remarks_at
from tests.builders import an_evaluation


def holding(line: str) -> Evaluation:
    empty = an_evaluation()
    return record_shorthand(parse_shorthand(line), empty).applied_to(empty)


def test_a_line_is_read_back_in_words() -> None:
    reading = read_shorthand("L3 FRS R; sac L on L", an_evaluation())
    assert reading.words == (
        "L3 flexed, rotated right, sidebent right (type II, single)",
        "sacrum left rotation on the left axis (forward torsion)",
    )
    assert (reading.changes, reading.remarks, reading.replaces, reading.problem) == (True, (), (), "")


@pytest.mark.parametrize("line", ["", "   ", ";;"])
def test_an_empty_line_says_nothing(line: str) -> None:
    assert read_shorthand(line, an_evaluation()).entries == ()


@pytest.mark.parametrize(
    ("line", "position", "unfinished"),
    [
        ("T5 FRS", 6, True),
        ("T5 FRS ", 6, True),
        ("rib 4", 5, True),
        ("sa", 0, True),
        ("L ups", 2, True),
        ("T5 banana", 3, False),
        ("T13 F", 0, False),
    ],
)
def test_a_line_that_stops_too_early_is_no_mistake_yet(line: str, position: int, unfinished: bool) -> None:
    reading = read_shorthand(line, an_evaluation())
    assert (reading.position, reading.unfinished) == (position, unfinished)
    assert reading.problem and not reading.entries


def test_remarks_are_held_against_the_line_and_what_is_recorded() -> None:
    assert len(read_shorthand("T5 N SR RR", an_evaluation()).remarks) == 2
    assert len(read_shorthand("sac L on L", holding("L5 N SR RL")).remarks) == 2
    assert read_shorthand("sac L on L", holding("L4 FRS L")).remarks == ()
    assert len(read_shorthand("R ant innom; R post innom", an_evaluation()).remarks) == 1, "said once"


@pytest.mark.parametrize(
    ("recorded", "line", "replaced"),
    [
        ("T5 ERS L sev 2", "T5 FRS R", ("T5 ERS L sev 2",)),
        ("T5 FRS R sev 2", "T5 sev 3", ("T5 FRS R sev 2",)),
        ("T5 FRS R", "T5 TTP", ()),
        ("T3-7 N SR RL", "T5 FRS R", ("T3-7 N SR RL",)),
        ("R ant innom sev 2", "L ant innom sev 3", ()),
        ("T5 ERS L", "T6 FRS R", ()),
    ],
)
def test_what_will_be_otherwise_is_said_before_enter(recorded: str, line: str, replaced: tuple[str, ...]) -> None:
    assert read_shorthand(line, holding(recorded)).replaces == replaced


def test_what_is_recorded_already_or_says_nothing_changes_nothing() -> None:
    assert not read_shorthand("T5 FRS R", holding("T5 FRS R sev 2")).changes
    assert not read_shorthand("T5", an_evaluation()).changes


def test_a_whole_line_is_one_edit() -> None:
    edit = record_shorthand(parse_shorthand("T5 FRS R; rib 4-5 inh L"), an_evaluation())
    assert set(edit.findings) == {"seg.T5", "rib.4.L.motion", "rib.5.L.motion"}
    assert edit.merges_with == ""


def test_a_part_knows_what_is_recorded_for_it() -> None:
    findings = holding("T3-5 N SR RR; sac L on L; R sup pub; L5 N SR RL").findings
    recorded = spine_findings_of(findings)
    assert print_shorthand(recorded_at("seg.T4", recorded)) == "T3-5 N SR RR"
    assert print_shorthand(recorded_at("pub", recorded)) == "R sup pub"
    assert recorded_at("seg.T9", recorded) == ()
    assert len(remarks_at("seg.T4", recorded, findings)) == 1
    assert len(remarks_at("sac", recorded, findings)) == 2
    assert remarks_at("pub", recorded, findings) == ()


def test_a_test_that_was_recorded_otherwise_is_named_before_enter_and_at_the_part() -> None:
    held = an_evaluation(findings={"inn.level.asis": Finding("inn.level.asis", ((VALUE, "right"),))})
    assert len(read_shorthand("R ant innom", held).remarks) == 1
    after = record_shorthand(parse_shorthand("R ant innom"), held).applied_to(held).findings
    assert len(remarks_at("inn.R", spine_findings_of(after), after)) == 1
