"""Landmarks: what stands both in drawing and exam, what a touch means, and that a mark is taken back by itself."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import Field, FieldKind, Item, Option, Target
from omt_desktop.domain.posture.landmarks import (
    LEFT_END,
    MIDDLE,
    RIGHT_END,
    Landmark,
    PlaceKind,
    Touch,
    View,
    landmarks_of,
    marked,
    places_in,
    touched,
)
from tests.clinic import CONTENT

DIAGRAMS = Path(__file__).parents[3] / "resources" / "diagrams"
SIDES = (Option("none", "Level"), Option("left", "Left higher"), Option("right", "Right higher"))
LINE = (Option("anterior", "In front"), Option("on", "On the line"), Option("posterior", "Behind"))
SVG = """<svg>
  <path id="outline.head" class="outline" d="M1 1 L2 2"/>
  <path id="post.level.hip" class="level" d="M10 50 L90 50"/>
  <path id="post.level.eye" class="level" d="M40 10 L60 10"/>
  <path id="post.chin" class="point" d="M50 48 L50 48"/>
  <path id="post.grade" class="grade" d="M5 90 L5 90"/>
  <path id="post.line.ear" class="point" d="M50 90 L50 90"/>
  <path id="post.line.gone" class="point" d="M50 99 L50 99"/>
  <path id="post.unknown" class="point" d="M50 120 L50 120"/>
  <path id="life.sleep" class="point" d="M50 130 L50 130"/>
</svg>"""


def simple(item_id: str, options: tuple[Option, ...], kind: FieldKind = FieldKind.CHOICE, **more: object) -> Item:
    return Item(item_id, Target.FINDING, Field("value", item_id, kind, options), **more)  # type: ignore[arg-type]


HIP = Item(
    "post.level.hip",
    Target.FINDING,
    Field("post.level.hip", "Hip", FieldKind.FINDING),
    (
        Field("note", "Note", FieldKind.TEXT),
        Field("side", "Higher", FieldKind.CHOICE, SIDES),
        Field("mm", "By", FieldKind.NUMBER, unit="mm"),
    ),
    normal=(("side", "none"),),
)
CHIN = simple("post.chin", SIDES)
GRADE = simple("post.grade", (), FieldKind.SEVERITY, normal=(("value", 0),))
EAR = Item(
    "post.line",
    Target.FINDING,
    Field("post.line", "Line", FieldKind.FINDING),
    (Field("ear", "Ear canal", FieldKind.CHOICE, LINE),),
    normal=(("ear", "on"),),
)
ASKED = Item("life.sleep", Target.FACT, Field("life.sleep", "Sleep", FieldKind.CHOICE, SIDES))
ITEMS = (HIP, CHIN, GRADE, EAR, ASKED, simple("post.level.eye", LINE))
BACK = {mark.id: mark for mark in landmarks_of(View.BACK, SVG, ITEMS)}
SIDE_VIEW = {mark.id: mark for mark in landmarks_of(View.SIDE, SVG, ITEMS)}


def test_places_are_read_from_the_head_down() -> None:
    assert [place.id for place in places_in(SVG)][:3] == ["post.level.eye", "post.chin", "post.level.hip"]
    hip = next(place for place in places_in(SVG) if place.id == "post.level.hip")
    assert (hip.kind, hip.left, hip.right, hip.y, hip.middle) == (PlaceKind.LEVEL, 10, 90, 50, 50)


def test_only_what_is_drawn_and_asked_with_these_sides_is_a_landmark() -> None:
    assert list(BACK) == ["post.chin", "post.level.hip", "post.grade", "post.line.ear"]
    assert "post.level.eye" in SIDE_VIEW and "post.chin" not in SIDE_VIEW


def test_a_landmark_knows_its_field_its_name_and_its_measure() -> None:
    hip, ear, chin = BACK["post.level.hip"], BACK["post.line.ear"], BACK["post.chin"]
    assert (hip.name, hip.field.key, hip.calm, hip.fields) == ("Hip", "side", "none", HIP.parts)
    assert hip.measure == HIP.parts[2] and chin.measure is None
    assert (ear.name, ear.field.key, ear.calm, ear.fields) == ("Ear canal", "ear", "on", EAR.parts)
    assert (chin.name, chin.calm, chin.fields) == ("post.chin", None, (CHIN.field,))


def test_left_and_right_of_the_drawing_are_those_of_the_patient() -> None:
    behind, front = BACK["post.level.hip"], landmarks_of(View.FRONT, SVG, (HIP,))[0]
    ear = SIDE_VIEW["post.line.ear"]
    assert (behind.towards(LEFT_END), behind.towards(RIGHT_END), behind.towards(MIDDLE)) == ("left", "right", None)
    assert (front.towards(LEFT_END), front.towards(RIGHT_END)) == ("right", "left")
    assert (ear.towards(LEFT_END), ear.towards(RIGHT_END)) == ("anterior", "posterior")
    assert BACK["post.grade"].towards(LEFT_END) is None
    assert (front.end_of("left"), front.end_of("none"), front.end_of(None)) == (RIGHT_END, MIDDLE, MIDDLE)


def test_a_touch_means_the_nearest_end() -> None:
    marks = tuple(BACK.values())
    hip, chin = BACK["post.level.hip"], BACK["post.chin"]
    assert touched(marks, 12, 55) == Touch(hip, LEFT_END)
    assert touched(marks, 95, 41) == Touch(hip, RIGHT_END)
    assert touched(marks, 51, 47) == Touch(chin, MIDDLE)
    assert touched((hip,), 51, 47) == Touch(hip, MIDDLE)
    assert touched(marks, 300, 300) is None and touched((), 1, 1) is None


def test_the_same_mark_once_more_takes_it_back() -> None:
    hip = BACK["post.level.hip"]
    once = marked(hip, None, "left")
    assert once == Finding("post.level.hip", (("side", "left"),))
    assert marked(hip, once, "right").get("side") == "right"
    assert marked(hip, once, "left").values == () and marked(hip, once, None).values == ()


@given(st.sampled_from(sorted(BACK)), st.sampled_from(["left", "right", "none"]))
def test_a_mark_leaves_the_rest_of_the_finding_alone(mark_id: str, value: str) -> None:
    mark = BACK[mark_id]
    held = Finding(mark.item.id, (("mm", 5), ("note", "x")))
    assert marked(mark, marked(mark, held, value), value) == held


@pytest.mark.parametrize("view", View)
def test_everything_on_the_bundled_figures_is_asked_by_the_exam(view: View) -> None:
    svg = DIAGRAMS.joinpath(f"posture-{view}.svg").read_text("utf-8")
    places = places_in(svg)
    marks = landmarks_of(view, svg, CONTENT.exam.step("posture").items)
    assert [mark.id for mark in marks] == [place.id for place in places]
    assert len(marks) >= 9
    drawn = svg.count('class="level"') + svg.count('class="point"') + svg.count('class="grade"')
    assert drawn == len(places)


def test_every_level_of_the_exam_is_on_one_figure() -> None:
    drawn: list[Landmark] = []
    for view in View:
        svg = DIAGRAMS.joinpath(f"posture-{view}.svg").read_text("utf-8")
        drawn += landmarks_of(view, svg, CONTENT.exam.step("posture").items)
    ids = [mark.id for mark in drawn]
    wanted = {i.id for i in CONTENT.exam.step("posture").items if i.id.startswith(("post.level.", "post.ant."))}
    assert wanted <= set(ids) and len(ids) == len(set(ids))
    line = {part.key for part in CONTENT.exam.items["post.lat.line"].parts}
    assert line == {mark.field.key for mark in drawn if mark.item.id == "post.lat.line"}
