"""What a doctor records most stands first, and nothing else moves."""

from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.exam import Exam
from omt_desktop.domain.sided_items import without_side
from omt_desktop.domain.use_order import most_recorded_first
from tests.clinic import CONTENT
from tests.how_often import examples

EXAM = CONTENT.exam
STRUCTURES = sorted(item.id for item in EXAM.items.values() if item.structure is not None)


def ids_of(block_id: str, exam: Exam) -> list[str]:
    return [item.id for step in exam.steps for block in step.blocks if block.id == block_id for item in block.items]


def test_without_records_nothing_moves() -> None:
    assert most_recorded_first(EXAM, {}) is EXAM
    assert most_recorded_first(EXAM, {"seg.T5": 9, "gone": 3}) == EXAM


def test_the_most_recorded_structure_stands_first_in_its_block_with_its_other_side() -> None:
    sorted_exam = most_recorded_first(EXAM, {"palp.omohyoid.R": 3, "palp.scalenes.L": 2, "palp.scalenes.R": 2})
    ids = ids_of("neck_tissues", sorted_exam)
    assert ids[:4] == ["palp.scalenes.L", "palp.scalenes.R", "palp.omohyoid.L", "palp.omohyoid.R"]
    assert [i for i in ids if i not in ids[:4]] == [i for i in ids_of("neck_tissues", EXAM) if i not in ids[:4]]


def test_structures_do_not_move_past_what_is_none() -> None:
    sorted_exam = most_recorded_first(EXAM, {"palp.masseter.L": 5, "head.sutures": 1})
    ids = ids_of("head", sorted_exam)
    assert ids[:7] == ["HEAD", "head.strain", "head.cri", "head.sutures", "head.TMJ", "head.sinuses", "palp.masseter.L"]


@examples(30)
@given(st.dictionaries(st.sampled_from(STRUCTURES), st.integers(1, 50), max_size=20))
def test_every_block_keeps_its_items_and_every_other_item_its_place(counts: dict[str, int]) -> None:
    for before, after in zip(EXAM.steps, most_recorded_first(EXAM, counts).steps, strict=True):
        for old, new in zip(before.blocks, after.blocks, strict=True):
            assert sorted(i.id for i in old.items) == sorted(i.id for i in new.items)
            places = [(n, i.id) for n, i in enumerate(old.items) if i.structure is None]
            assert places == [(n, i.id) for n, i in enumerate(new.items) if i.structure is None]


def test_an_id_without_a_side_is_its_own_stem() -> None:
    assert without_side("palp.scalenes.L") == "palp.scalenes" and without_side("seg.L3") == "seg.L3"
    assert without_side("HEAD") == "HEAD"
