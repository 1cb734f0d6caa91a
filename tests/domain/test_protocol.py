"""A doctor's own protocol: what it does to the exam, and what it cannot do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.condition import Condition, subjects_of
from omt_desktop.domain.exam import Exam, FieldKind, Item, Structure, Target
from omt_desktop.domain.protocol import LONGEST_LABEL, OwnItem, OwnKind, Protocol, ordered_steps, tidy_label
from omt_desktop.domain.protocol_exam import ADDED_TITLE, exam_of, may_be_hidden
from omt_desktop.domain.protocol_rows import ProtocolRow, rename_row, steps_of
from tests.clinic import CONTENT
from tests.how_often import examples

EXAM, VOCABULARY = CONTENT.exam, CONTENT.vocabulary
STEP_IDS = tuple(step.id for step in EXAM.steps if step.blocks)
AS_DELIVERED = Protocol()
SCALENE = OwnItem("own.a1", "palpation", "Scalenus minimus", OwnKind.STRUCTURE, "CERV", Structure.MUSCLE, True)
APPREHENSION = OwnItem("own.a2", "motion_tests", "Apprehension", OwnKind.YES_NO, "UE")
GRIP = OwnItem("own.a3", "motion_tests", "Grip", OwnKind.SEVERITY)
STORY = OwnItem("own.a4", "reason_for_visit", "In the patient's words", OwnKind.TEXT)


def asked(protocol: Protocol, exam: Exam = EXAM) -> Exam:
    return exam_of(exam, protocol, VOCABULARY)


def row_of(row_id: str, protocol: Protocol = AS_DELIVERED, step_id: str = "palpation") -> ProtocolRow:
    return next(row for row in rows_of(step_id, protocol) if row.id == row_id)


def rows_of(step_id: str, protocol: Protocol = AS_DELIVERED) -> list[ProtocolRow]:
    return next(list(step.rows) for step in steps_of(EXAM, protocol, VOCABULARY) if step.id == step_id)


def test_the_exam_as_delivered_stays_as_it_is() -> None:
    assert asked(AS_DELIVERED) == EXAM


def test_steps_stand_in_the_doctors_order_and_the_review_stays_last() -> None:
    protocol = AS_DELIVERED.moved(EXAM, "spine", -5)
    assert [step.id for step in asked(protocol).steps][:3] == ["reason_for_visit", "spine", "history"]
    assert asked(protocol).steps[-1].id == "review"
    assert asked(protocol.moved(EXAM, "spine", 100)).steps[-2].id == "spine"
    assert asked(protocol.moved(EXAM, "spine", -100)).steps[0].id == "spine"


def test_an_order_that_is_the_delivered_one_is_none() -> None:
    assert AS_DELIVERED.moved(EXAM, STEP_IDS[0], -1) == AS_DELIVERED
    assert AS_DELIVERED.moved(EXAM, "spine", 1).moved(EXAM, "spine", -1) == AS_DELIVERED


def test_steps_that_a_protocol_does_not_name_follow_in_the_delivered_order() -> None:
    steps = ordered_steps(EXAM, Protocol(step_order=("spine", "no_longer_there", "balance")))
    assert [step.id for step in steps][:4] == ["spine", "balance", *STEP_IDS[:2]]


def test_what_the_recommendation_needs_is_asked_even_where_it_is_hidden() -> None:
    everything = AS_DELIVERED.with_hidden(EXAM.items, True)
    left = asked(everything).items
    assert set(left) == {item.id for item in EXAM.items.values() if not may_be_hidden(item, VOCABULARY)}
    assert set(VOCABULARY.regions) <= set(left)


def test_nothing_that_a_rule_reads_or_that_gates_a_needed_question_may_be_hidden() -> None:
    read = {name for rule in CONTENT.rules.values() for clause in rule.clauses for name in _subjects(clause.when)}
    read |= {clause.for_each for rule in CONTENT.rules.values() for clause in rule.clauses if clause.for_each}
    needed = {fact.id for fact in VOCABULARY.facts.values() if not may_be_hidden(EXAM.items[fact.id], VOCABULARY)}
    gates = {name for fact_id in needed for name in _subjects(VOCABULARY.facts[fact_id].when)}
    assert (read | gates) & set(VOCABULARY.facts) <= needed


def test_a_step_of_which_everything_is_hidden_is_left_out_and_the_review_is_not() -> None:
    balance = [item.id for item in EXAM.step("balance").items]
    steps = [step.id for step in asked(AS_DELIVERED.with_hidden(balance, True)).steps]
    assert "balance" not in steps and steps[-1] == "review"
    assert asked(AS_DELIVERED.with_hidden(balance, True).with_hidden(balance, False)) == EXAM


def test_a_word_of_the_doctor_takes_the_place_of_ours_until_it_is_taken_back() -> None:
    named = AS_DELIVERED.renamed("gait.pattern", "  Walk \n of the  patient ")
    assert asked(named).items["gait.pattern"].field.label == "Walk of the patient"
    assert named.renamed("gait.pattern", " ") == AS_DELIVERED
    assert named.renamed("gait.pattern", "Walk").labels == (("gait.pattern", "Walk"),)


def test_an_added_structure_stands_with_its_region_and_is_asked_like_its_kind() -> None:
    exam = asked(AS_DELIVERED.with_added(SCALENE))
    home = next(block for block in exam.step("palpation").blocks if "own.a1.L" in {item.id for item in block.items})
    left, right = home.items[-2:]
    usual = EXAM.items["palp.scalenes.L"]
    assert home.id == "neck_tissues"
    assert (left.field.label, right.field.label) == ("Scalenus minimus left", "Scalenus minimus right")
    assert (left.parts, left.normal, left.region, left.with_rest) == (usual.parts, usual.normal, "CERV", True)
    assert left.field.key == "own.a1.L" and right.id == "own.a1.R" and left.field.kind is FieldKind.FINDING


@pytest.mark.parametrize("structure", Structure)
def test_every_kind_of_structure_is_asked_as_most_of_its_kind_are(structure: Structure) -> None:
    added = OwnItem("own.b", "palpation", "It", OwnKind.STRUCTURE, "LE", structure)
    item = asked(AS_DELIVERED.with_added(added)).items["own.b"]
    same = [i for i in EXAM.items.values() if i.structure is structure]
    assert sum(i.parts == item.parts for i in same) > len(same) / 2 and item.normal


def test_what_is_added_elsewhere_stands_in_a_block_of_its_own() -> None:
    away = replace(SCALENE, id="own.c", step_id="balance")
    nowhere = replace(SCALENE, id="own.d", region="")
    exam = asked(Protocol(added=(APPREHENSION, GRIP, STORY, away, nowhere)))
    for step_id in ("motion_tests", "reason_for_visit", "balance", "palpation"):
        assert exam.step(step_id).blocks[-1].title == ADDED_TITLE
    yes_no, grade = exam.step("motion_tests").blocks[-1].items
    assert (yes_no.field.kind, yes_no.region) == (FieldKind.TRI, "UE")
    assert [option.id for option in yes_no.field.options] == ["yes", "no", "unknown"]
    assert (grade.field.kind, grade.field.low, grade.field.high) == (FieldKind.SEVERITY, 0.0, 3.0)
    assert [option.id for option in grade.field.options] == ["0", "1", "2", "3"]
    assert exam.items["own.a4"].field.kind is FieldKind.TEXT and exam.items["own.a4"].target is Target.FINDING


def test_a_structure_of_a_kind_that_is_never_palpated_is_a_text() -> None:
    tests_only = Exam((EXAM.step("balance"),))
    item = asked(Protocol(added=(replace(SCALENE, step_id="balance"),)), tests_only).items["own.a1.L"]
    assert item.field.kind is FieldKind.TEXT and not item.parts
    assert asked(Protocol(added=(replace(GRIP, step_id="balance"),)), tests_only).items["own.a3"].field.options == ()


def test_an_added_item_is_hidden_on_both_sides_and_shown_again() -> None:
    added = AS_DELIVERED.with_added(SCALENE)
    assert not {"own.a1.L", "own.a1.R"} & set(asked(added.with_hidden(["own.a1"], True)).items)
    assert asked(added.with_hidden(["own.a1"], True).with_hidden(["own.a1"], False)) == asked(added)


def test_an_added_item_is_renamed_and_never_loses_its_name() -> None:
    added = AS_DELIVERED.with_added(SCALENE).with_added(GRIP).renamed("own.a1", "Scalenus")
    assert asked(added).items["own.a1.R"].field.label == "Scalenus right"
    assert added.renamed("own.a1", "  ") == added and added.labels == ()


def test_an_added_item_is_removed_with_what_was_said_of_it() -> None:
    added = AS_DELIVERED.with_added(GRIP).with_added(STORY).with_hidden(["own.a3"], True)
    assert added.without_added("own.a3") == AS_DELIVERED.with_added(STORY)
    assert added.own_item("own.a4") == STORY and added.own_item("gait.pattern") is None


def test_items_with_records_are_kept_hidden_by_another_protocol() -> None:
    theirs = Protocol(name="Theirs", added=(GRIP,))
    kept = theirs.keeping([SCALENE, GRIP])
    assert kept.added == (GRIP, SCALENE) and kept.hidden == {"own.a1"}
    assert theirs.keeping([]) == theirs


def test_the_name_of_a_protocol_is_never_empty() -> None:
    assert AS_DELIVERED.called(" Knees\tfirst ").name == "Knees first"
    assert AS_DELIVERED.called("  ") == AS_DELIVERED


def test_the_lines_are_those_of_every_step_but_the_review_in_the_doctors_order() -> None:
    steps = steps_of(EXAM, AS_DELIVERED.moved(EXAM, "spine", -100), VOCABULARY)
    assert [step.id for step in steps] == ["spine", *(i for i in STEP_IDS if i != "spine")]
    assert steps[0].title == EXAM.step("spine").title and steps[0].blocks[0].id == EXAM.step("spine").blocks[0].id


def test_both_sides_of_a_structure_are_one_line() -> None:
    row = row_of("palp.scalenes")
    assert (row.label, row.item_ids, row.both_sides) == ("Scalenes", ("palp.scalenes.L", "palp.scalenes.R"), True)
    ids = [item_id for row in rows_of("palpation") for item_id in row.item_ids]
    assert ids == [item.id for item in EXAM.step("palpation").items]


def test_sides_that_differ_are_two_lines() -> None:
    apart = AS_DELIVERED.with_hidden(["palp.scalenes.R"], True)
    assert row_of("palp.scalenes.R", apart).hidden and not row_of("palp.scalenes.L", apart).hidden
    named = AS_DELIVERED.renamed("palp.scalenes.L", "Left scalenes")
    assert row_of("palp.scalenes.L", named).label == "Left scalenes"
    assert not row_of("palp.scalenes.R", named).both_sides


def test_a_line_is_renamed_on_both_sides_and_has_its_word_again() -> None:
    named = rename_row(AS_DELIVERED, row_of("palp.scalenes"), "Scaleni")
    assert asked(named).items["palp.scalenes.L"].field.label == "Scaleni left"
    row = row_of("palp.scalenes", named)
    assert (row.label, row.delivered_label) == ("Scaleni", "Scalenes")
    assert rename_row(named, row, "Scalenes") == rename_row(named, row, "") == AS_DELIVERED
    added = AS_DELIVERED.with_added(SCALENE)
    assert rename_row(added, row_of("own.a1", added), "Minimus").added[0].label == "Minimus"


def test_lines_say_what_is_needed_hidden_and_added() -> None:
    protocol = AS_DELIVERED.with_added(SCALENE).with_hidden(["own.a1", "HEAD", "head.cri"], True)
    assert row_of("HEAD", protocol).needed and not row_of("HEAD", protocol).hidden
    assert row_of("head.cri", protocol).hidden and not row_of("head.cri", protocol).needed
    own = row_of("own.a1", protocol)
    assert (own.added, own.hidden, own.both_sides, own.delivered_label) == (SCALENE, True, True, "")


def test_no_segment_of_the_spine_is_taken_for_a_side() -> None:
    ids = [row.id for row in rows_of("spine")]
    segments = [item.id for item in EXAM.step("spine").items if item.id.startswith("seg.")]
    assert set(segments) <= set(ids)


protocols = st.builds(
    Protocol,
    name=st.just("Law"),
    step_order=st.permutations(STEP_IDS).map(lambda order: tuple(order[:4])),
    hidden=st.frozensets(st.sampled_from(sorted(EXAM.items)), max_size=40),
    added=st.sets(st.sampled_from([SCALENE, APPREHENSION, GRIP, STORY])).map(tuple),
)


@examples(30)
@given(protocols)
def test_whatever_a_protocol_says_every_needed_question_is_asked_once(protocol: Protocol) -> None:
    exam = asked(protocol)
    ids = [item.id for step in exam.steps for item in step.items]
    assert len(ids) == len(set(ids)) and exam.steps[-1].id == "review"
    assert {i.id for i in EXAM.items.values() if not may_be_hidden(i, VOCABULARY)} <= set(ids)
    assert not (protocol.hidden & set(ids)) - {i.id for i in EXAM.items.values() if not may_be_hidden(i, VOCABULARY)}
    assert all(_same_but_named(exam.items[item_id], EXAM.items[item_id]) for item_id in ids if item_id in EXAM.items)


@given(st.text(max_size=200))
def test_a_name_is_one_line_that_can_be_seen_and_is_tidy_for_good(text: str) -> None:
    label = tidy_label(text)
    assert len(label) <= LONGEST_LABEL and tidy_label(label) == label and label.splitlines() in ([], [label])
    assert not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in label)


def _same_but_named(item: Item, delivered: Item) -> bool:
    return replace(item, field=replace(item.field, label=delivered.field.label)) == delivered


def _subjects(condition: Condition | None) -> frozenset[str]:
    return frozenset() if condition is None else subjects_of(condition)
