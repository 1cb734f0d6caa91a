"""Items gathered in a block of their own: none is lost, and the rest keeps its order."""

from omt_desktop.domain.exam import Block, Field, FieldKind, Item, Step, Target
from omt_desktop.domain.step_grouping import gathered


def item(item_id: str) -> Item:
    return Item(item_id, Target.FINDING, Field(item_id, item_id, FieldKind.TEXT))


A, B, C, D = map(item, "abcd")
STEP = Step("s", "S", (Block("one", "One", (A, B), intro="Look"), Block("two", "Two", (C,)), Block("three", "T", (D,))))


def test_the_chosen_items_come_first_and_empty_blocks_go() -> None:
    step = gathered(STEP, ("c", "b"), "own", "Own")
    assert [(block.id, block.title, block.items) for block in step.blocks] == [
        ("own", "Own", (B, C)),
        ("one", "One", (A,)),
        ("three", "T", (D,)),
    ]
    assert step.blocks[1].intro == "Look"
    assert {i.id for i in step.items} == {i.id for i in STEP.items}


def test_without_any_of_the_items_the_step_stays_as_it_is() -> None:
    assert gathered(STEP, ("x",), "own", "Own") is STEP
