"""Between an item and the evaluation: what it holds, and the edit that answers it."""

import pytest

from omt_desktop.domain.evaluation import Evaluation, FactRecord, Finding, RegionFinding
from omt_desktop.domain.exam import FieldKind, Target
from omt_desktop.workflow.answering import answer_item, value_of
from tests.builders import EXAM_DAY
from tests.clinic import CONTENT

ITEMS = CONTENT.exam.items
COUNTED = next(i for i in ITEMS.values() if i.target is Target.FINDING and i.field.kind is FieldKind.NUMBER)
EMPTY = Evaluation(EXAM_DAY)


@pytest.mark.parametrize(
    ("item_id", "value"),
    [
        ("med.antiplatelet", "no"),
        ("vitals.temperature", 36.8),
        ("hx.instability", ("CERV",)),
        ("hx.fractures", (FactRecord((("region", "THOR"),)),)),
        ("LUMB", RegionFinding(2, ("texture",))),
        ("seg.L3", Finding("seg.L3", (("position", "F"),))),
        ("sac.spring", "positive"),
        (COUNTED.id, 2),
        ("post.view", ("anterior",)),
    ],
)
def test_what_is_answered_is_what_is_held(item_id: str, value: object) -> None:
    item = ITEMS[item_id]
    assert value_of(item, EMPTY) is None
    answered = answer_item(item, value, EMPTY).applied_to(EMPTY)
    assert value_of(item, answered) == value
    assert answer_item(item, None, answered).applied_to(answered) == EMPTY


def test_a_single_value_leaves_what_else_the_finding_holds() -> None:
    held = EMPTY.with_finding(COUNTED.id, Finding(COUNTED.id, (("unit", "s"), ("value", 2))))
    answered = answer_item(COUNTED, 8, held).applied_to(held)
    assert answered.findings[COUNTED.id] == Finding(COUNTED.id, (("unit", "s"), ("value", 8)))


def test_typing_merges_in_undo_and_other_answers_do_not() -> None:
    for item_id, value in (("life.sleep", "good"), ("LUMB", RegionFinding(1)), (COUNTED.id, 9)):
        assert answer_item(ITEMS[item_id], value, EMPTY, typing=True).merges_with
        assert not answer_item(ITEMS[item_id], value, EMPTY).merges_with


@pytest.mark.parametrize(
    ("item_id", "value"),
    [("LUMB", "no"), ("med.antiplatelet", RegionFinding(1)), (COUNTED.id, RegionFinding(1))],
)
def test_a_value_that_the_item_cannot_hold_is_refused(item_id: str, value: object) -> None:
    with pytest.raises(TypeError, match=item_id):
        answer_item(ITEMS[item_id], value, EMPTY)
