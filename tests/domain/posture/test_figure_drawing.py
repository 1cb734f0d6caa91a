"""The painted figure: well formed, every state a shape of its own, words kept apart and never markup."""

from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from omt_desktop.domain.posture.figure_drawing import UNMARKED, FigureMark, painted_figure
from omt_desktop.domain.posture.landmarks import LEFT_END, RIGHT_END, Landmark, PlaceKind, View, landmarks_of
from omt_desktop.domain.spine.drawing import Look, MarkState
from tests.clinic import CONTENT

DIAGRAMS = Path(__file__).parents[3] / "resources" / "diagrams"
LOOK = Look("#ffffff", "#17212f", "#858f9c", "#535f6e", "#0b6a8a", "#ffffff", 'font-family="A"', 'font-family="B"')
SVG_TEXT = "{http://www.w3.org/2000/svg}text"
FOUND, NORMAL = MarkState.FINDING, MarkState.NORMAL


def figure(view: View) -> tuple[str, tuple[Landmark, ...]]:
    svg = DIAGRAMS.joinpath(f"posture-{view}.svg").read_text("utf-8")
    return svg, landmarks_of(view, svg, CONTENT.exam.step("posture").items)


def paint(view: View, marks: dict[str, FigureMark], chosen: str = "") -> str:
    svg, landmarks = figure(view)
    text = painted_figure(svg, landmarks, marks, LOOK, chosen)
    ElementTree.fromstring(text)
    return text


def words_of(text: str) -> list[ElementTree.Element]:
    quiet = ("Left", "Right")
    return [e for e in ElementTree.fromstring(text).iter(SVG_TEXT) if e.text not in (*quiet, "F")]


def a_mark_of(kind: PlaceKind) -> tuple[View, str]:
    for view in View:
        found = next((mark.id for mark in figure(view)[1] if mark.place.kind is kind), None)
        if found is not None:
            return view, found
    raise AssertionError(kind)


@pytest.mark.parametrize("kind", PlaceKind)
def test_not_examined_normal_and_found_are_three_shapes(kind: PlaceKind) -> None:
    view, mark_id = a_mark_of(kind)
    marks = (UNMARKED, FigureMark(NORMAL), FigureMark(FOUND, LEFT_END, 2), FigureMark(FOUND, RIGHT_END, 3))
    pictures = [paint(view, {mark_id: mark}) for mark in marks]
    for one, other in combinations(pictures, 2):
        assert one != other
    assert pictures[0] == paint(view, {})
    assert pictures[0].count("stroke-dasharray") == pictures[1].count("stroke-dasharray") + 1


@pytest.mark.parametrize("view", View)
def test_the_chosen_landmark_stands_out(view: View) -> None:
    for landmark in figure(view)[1]:
        assert paint(view, {}, landmark.id) != paint(view, {})


def test_forward_and_turned_have_shapes_of_their_own() -> None:
    plain = FigureMark(FOUND)
    marks = (
        plain,
        FigureMark(FOUND, forward=(LEFT_END,)),
        FigureMark(FOUND, forward=(LEFT_END, RIGHT_END)),
        FigureMark(FOUND, turned=LEFT_END),
        FigureMark(FOUND, turned=RIGHT_END),
    )
    pictures = [paint(View.BACK, {"post.level.acromion": mark}) for mark in marks]
    assert len(set(pictures)) == len(pictures)
    assert [text.count(">F<") for text in pictures] == [0, 1, 2, 0, 0]


def test_a_point_that_is_noted_but_nowhere_else_stays_in_its_place() -> None:
    text = paint(View.FRONT, {"post.ant.chin": FigureMark(FOUND, text="Other")})
    assert 'fill="#0b6a8a" stroke="#0b6a8a"' not in text and "Other" in text


def test_words_never_lie_on_one_another_and_are_never_markup() -> None:
    marks = {mark.id: FigureMark(FOUND, LEFT_END, text="Left higher\n8 mm") for mark in figure(View.FRONT)[1]}
    marks["post.ant.nasion"] = FigureMark(MarkState.NOT_EXAMINED, text="<b>&")
    words = words_of(paint(View.FRONT, marks))
    rows = [float(word.get("y", "0")) for word in words]
    assert words[0].text == "<b>&"
    assert all(below - above >= 12.9 for above, below in pairwise(rows))


def test_the_words_of_a_grade_stand_over_its_arrow() -> None:
    text = paint(View.SIDE, {"post.head_forward": FigureMark(FOUND, grade=2, text="2 clear")})
    (word,) = words_of(text)
    arrow = next(mark for mark in figure(View.SIDE)[1] if mark.id == "post.head_forward").place
    assert word.text == "2 clear" and float(word.get("y", "0")) < arrow.y
