"""The rest of a region stated normal: one step of undo, kept as what it is, and printed as such."""

from datetime import date

from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.exam import Field, FieldKind, Item, Option, Target
from omt_desktop.domain.region_normal import rest_of_region_normal
from omt_desktop.workflow.answer_state import AnswerState, state_of
from omt_desktop.workflow.answer_words import STATED_WITH_REST, item_text
from omt_desktop.workflow.answering import answer_item, value_of
from omt_desktop.workflow.edits import RecordSeveral
from omt_desktop.workflow.words import Words
from tests.clinic import CONTENT

WORDS = Words(CONTENT)
EMPTY = Evaluation(date(2026, 11, 20))
L3 = CONTENT.exam.items["seg.L3"]


def stated(item: Item) -> Evaluation:
    opened = EMPTY.with_finding("seg.L5", Finding("seg.L5", (("position", "F"),)))
    return RecordSeveral(rest_of_region_normal(item.region, CONTENT.exam, opened)).applied_to(opened)


def test_all_of_it_is_one_step_of_undo() -> None:
    edit = RecordSeveral({"seg.L3": Finding("seg.L3", (("value", "normal"),)), "seg.L4": Finding("seg.L4", ())})
    assert edit.merges_with == ""
    assert list(edit.applied_to(EMPTY).findings) == ["seg.L3"]


def test_it_is_normal_and_says_how_it_came_about() -> None:
    evaluation = stated(L3)
    assert state_of(L3, value_of(L3, evaluation)) is AnswerState.NORMAL
    assert item_text(L3, evaluation, WORDS) == f"Overall: Normal; {STATED_WITH_REST}"
    by_hand = EMPTY.with_finding("seg.L3", Finding("seg.L3", (("value", "normal"),)))
    assert item_text(L3, by_hand, WORDS) == "Overall: Normal"


def test_an_answer_of_ones_own_takes_its_place() -> None:
    evaluation = stated(L3)
    held = evaluation.findings["seg.L3"]
    found = answer_item(L3, held.with_value("position", "E"), evaluation).applied_to(evaluation)
    assert found.findings["seg.L3"] == Finding("seg.L3", (("position", "E"),))
    single = Item("x", Target.FINDING, Field("value", "X", FieldKind.CHOICE, (Option("normal", "Normal"),)))
    marked = EMPTY.with_finding("x", Finding("x", (("by", "rest_normal"), ("value", "normal"))))
    assert answer_item(single, "other", marked).applied_to(marked).findings["x"].values == (("value", "other"),)


def test_a_test_that_was_not_done_is_neither_normal_nor_a_finding() -> None:
    test = CONTENT.exam.items["test.slr"]
    assert state_of(test, Finding("test.slr", (("left", "not_done"),))) is AnswerState.NOTED
    assert state_of(test, Finding("test.slr", (("left", "not_done"), ("right", "positive")))) is AnswerState.FINDING
