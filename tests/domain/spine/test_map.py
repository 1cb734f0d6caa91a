"""Every part of the drawing can be meant by a touch and reached with arrow keys, and stands for items of the exam."""

import re

import pytest

from omt_desktop.domain.spine.editing import item_of
from omt_desktop.domain.spine.findings import Side
from omt_desktop.domain.spine.map_parts import (
    PARTS,
    Direction,
    dysfunctions_of,
    items_of,
    name_of,
    neighbour,
    part_of,
    run_of_parts,
    side_of,
)
from omt_desktop.domain.spine.map_texts import placed_texts
from omt_desktop.domain.spine.shapes import Shape, part_at, shapes_in
from tests.domain.spine.the_drawing import SVG

SHAPES = shapes_in(SVG)


def test_the_drawing_has_every_part_and_no_other() -> None:
    assert set(SHAPES) == set(PARTS)
    assert len(re.findall(r"<path|<text", SVG)) == len(SHAPES) + 26 + 2, "one part to a line, labels, sides, outline"


@pytest.mark.parametrize("part", PARTS)
def test_a_touch_on_a_part_means_it(part: str) -> None:
    shape = SHAPES[part]
    if shape.kind == "rib":
        touched = list(shape.row_of_points(3, 9))[1]
    else:
        touched = next(iter(shape.row_of_points(1, 0)))
        if part.startswith("inn."):
            touched = (shape.left + 30 if part == "inn.L" else shape.right - 30, shape.top + 40)
    assert part_at(SVG, *touched) == part


@pytest.mark.parametrize("level", ["OA", "C7", "T5", "L5"])
def test_a_touch_on_the_name_of_a_level_means_the_level(level: str) -> None:
    place = re.search(rf'label\.seg\.{level}" class="label" x="([\d.]+)" y="([\d.]+)"', SVG)
    assert place is not None
    assert part_at(SVG, float(place[1]) - 8, float(place[2]) - 4) == f"seg.{level}"


def test_a_touch_beside_a_part_means_the_nearest_one_and_far_away_none() -> None:
    shape = SHAPES["seg.L3"]
    assert part_at(SVG, shape.right + 10, (shape.top + shape.bottom) / 2) == "seg.L3"
    assert part_at(SVG, 24, 40) is None


def test_arrow_keys_reach_every_part() -> None:
    reached, new = set(), {"seg.OA"}
    while new:
        reached |= new
        new = {neighbour(part, direction) for part in new for direction in Direction} - reached
    assert reached == set(PARTS)


@pytest.mark.parametrize(
    ("part", "direction", "there"),
    [
        ("seg.OA", Direction.UP, "seg.OA"),
        ("seg.L5", Direction.DOWN, "sac"),
        ("pub", Direction.DOWN, "pub"),
        ("seg.T4", Direction.LEFT, "rib.4.L"),
        ("rib.4.L", Direction.RIGHT, "seg.T4"),
        ("rib.4.L", Direction.LEFT, "rib.4.L"),
        ("rib.4.L", Direction.DOWN, "rib.5.L"),
        ("rib.12.R", Direction.DOWN, "inn.R"),
        ("inn.R", Direction.LEFT, "sac"),
        ("inn.R", Direction.UP, "rib.12.R"),
        ("seg.L5", Direction.RIGHT, "inn.R"),
        ("pub", Direction.LEFT, "inn.L"),
        ("seg.C4", Direction.LEFT, "seg.C4"),
    ],
)
def test_an_arrow_key_leads_to_the_neighbour(part: str, direction: Direction, there: str) -> None:
    assert neighbour(part, direction) == there


def test_parts_have_names_and_sides() -> None:
    assert [name_of(part) for part in ("seg.T5", "rib.4.L", "inn.R", "sac", "pub", "coccyx")] == [
        "T5", "Rib 4 left", "Right innominate", "Sacrum", "Pubis", "Coccyx",
    ]  # fmt: skip
    assert [side_of(part) for part in ("rib.4.L", "inn.R", "seg.L3", "sac")] == [Side.LEFT, Side.RIGHT, None, None]


def test_parts_stand_for_items_of_the_exam() -> None:
    assert items_of("seg.T5") == ("seg.T5",)
    assert items_of("rib.4.R") == ("rib.4.R.motion",)
    assert items_of("coccyx") == ("sac.coccyx",)
    assert items_of("pub") == ("pub.sup", "pub.inf", "pub.comp")
    assert (
        items_of("inn.L")
        == items_of("inn.R")
        == tuple(f"inn.{name}" for name in ("ant", "post", "upslip", "downslip", "inflare", "outflare"))
    )
    assert len(items_of("sac")) == 10
    assert {part_of(item_id) for part in PARTS for item_id in items_of(part)} == set(PARTS) - {"inn.R"}
    assert part_of("inn.standing_flexion") is None


def test_dots_of_a_short_rib_stay_on_it() -> None:
    rib = Shape("rib.1.L", "rib", "M0 0 L0 0 L10 0")
    assert list(rib.row_of_points(2, 5)) == [(10, 0), (10, 0)]
    assert rib.distance(5, 3) == 3


def test_words_know_where_they_stand() -> None:
    (text,) = placed_texts(SHAPES, {"inn.R": "ant 2"})
    assert text.holds(text.left + 1, text.top + 1) and not text.holds(text.left - 1, text.top + 1)


def test_bones_of_the_pelvis_have_named_dysfunctions() -> None:
    counts = {
        part: len(dysfunctions_of(part)) for part in ("sac", "inn.L", "inn.R", "pub", "seg.T5", "coccyx", "rib.1.L")
    }
    assert counts == {"sac": 10, "inn.L": 6, "inn.R": 6, "pub": 5, "seg.T5": 0, "coccyx": 0, "rib.1.L": 0}
    assert {entry.side for entry in dysfunctions_of("inn.R")} == {Side.RIGHT}
    for part in counts:
        assert {item_of(entry) for entry in dysfunctions_of(part)} in (set(items_of(part)), set())


@pytest.mark.parametrize(
    ("parts", "further", "run"),
    [
        (["seg.T3"], "seg.T5", ("seg.T3", "seg.T4", "seg.T5")),
        (["seg.T3", "seg.T4"], "seg.T2", ("seg.T2", "seg.T3", "seg.T4")),
        (["seg.T12"], "seg.L1", ("seg.T12", "seg.L1")),
        (["rib.4.L"], "rib.5.L", ("rib.4.L", "rib.5.L")),
        (["rib.4.L"], "rib.4.R", ()),
        (["rib.12.L"], "inn.L", ()),
        (["seg.C2"], "seg.AA", ()),
        (["seg.L5"], "sac", ()),
    ],
)
def test_neighbours_can_be_one_group(parts: list[str], further: str, run: tuple[str, ...]) -> None:
    assert run_of_parts(parts, further) == run
