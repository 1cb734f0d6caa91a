"""How landmarks stand: never normal without a mark, and never a finding that was not recorded."""

from dataclasses import replace
from pathlib import Path

import pytest

from omt_desktop.domain.evaluation import Finding, FindingValue
from omt_desktop.domain.exam import Field, FieldKind
from omt_desktop.domain.posture.figure_drawing import FigureMark
from omt_desktop.domain.posture.landmarks import LEFT_END, MIDDLE, RIGHT_END, Landmark, View, landmarks_of
from omt_desktop.domain.spine.drawing import MarkState
from omt_desktop.workflow.answer_state import AnswerState
from omt_desktop.workflow.posture_marks import figure_marks, state_at
from tests.clinic import CONTENT

DIAGRAMS = Path(__file__).parents[2] / "resources" / "diagrams"
FOUND, NORMAL, NOTHING = MarkState.FINDING, MarkState.NORMAL, MarkState.NOT_EXAMINED


def landmarks(view: View) -> tuple[Landmark, ...]:
    svg = DIAGRAMS.joinpath(f"posture-{view}.svg").read_text("utf-8")
    return landmarks_of(view, svg, CONTENT.exam.step("posture").items)


def mark(view: View, mark_id: str, **values: FindingValue) -> FigureMark | None:
    own = next(landmark for landmark in landmarks(view) if landmark.id == mark_id)
    finding = Finding(own.item.id, tuple(sorted(values.items())))
    return figure_marks((own,), {own.item.id: finding}).get(mark_id)


def test_what_was_not_examined_has_no_mark() -> None:
    assert figure_marks(landmarks(View.BACK), {}) == {}
    assert mark(View.SIDE, "post.lat.line.ear", knee="on") is None
    assert mark(View.SIDE, "post.head_forward", note="x") is None


@pytest.mark.parametrize(
    ("view", "mark_id", "values", "wanted"),
    [
        (View.BACK, "post.level.psis", {"side": "none"}, FigureMark(NORMAL)),
        (View.BACK, "post.level.psis", {"side": "left"}, FigureMark(FOUND, LEFT_END, text="Left higher")),
        (
            View.BACK,
            "post.level.psis",
            {"side": "right", "mm": 8},
            FigureMark(FOUND, RIGHT_END, text="Right higher\n8 mm"),
        ),
        (View.FRONT, "post.level.asis", {"side": "left"}, FigureMark(FOUND, RIGHT_END, text="Left higher")),
        (View.BACK, "post.level.psis", {"note": "x"}, FigureMark(NOTHING, text="noted")),
        (View.BACK, "post.level.psis", {"mm": 8}, FigureMark(NOTHING, text="noted")),
        (
            View.BACK,
            "post.level.psis",
            {"side": "none", "forward": "left"},
            FigureMark(FOUND, text="Left forward", forward=(LEFT_END,)),
        ),
        (
            View.FRONT,
            "post.level.asis",
            {"side": "left", "forward": "both", "rotated": "right"},
            FigureMark(FOUND, RIGHT_END, text="Left higher", forward=(LEFT_END, RIGHT_END), turned=LEFT_END),
        ),
        (
            View.BACK,
            "post.level.psis",
            {"forward": "none", "rotated": "left"},
            FigureMark(FOUND, text="Turned\nto the left", turned=LEFT_END),
        ),
        (View.FRONT, "post.ant.chin", {"value": "none"}, FigureMark(NORMAL)),
        (View.FRONT, "post.ant.chin", {"value": "left"}, FigureMark(FOUND, RIGHT_END, text="To the left")),
        (View.SIDE, "post.lat.line.ear", {"ear": "on"}, FigureMark(NORMAL)),
        (View.SIDE, "post.lat.line.ear", {"ear": "anterior"}, FigureMark(FOUND, LEFT_END, text="In front")),
        (View.SIDE, "post.head_forward", {"value": 0}, FigureMark(NORMAL)),
        (View.SIDE, "post.head_forward", {"value": 2}, FigureMark(FOUND, MIDDLE, 2, "2 clear")),
    ],
)
def test_marks(view: View, mark_id: str, values: dict[str, FindingValue], wanted: FigureMark) -> None:
    assert mark(view, mark_id, **values) == wanted


def test_a_grade_that_holds_only_a_note_is_not_normal() -> None:
    graded = next(landmark for landmark in landmarks(View.SIDE) if landmark.id == "post.head_forward")
    with_note = replace(graded, item=replace(graded.item, parts=(graded.field, Field("note", "Note", FieldKind.TEXT))))
    assert figure_marks((with_note,), {graded.item.id: Finding(graded.item.id, (("note", "x"),))}) == {}


def test_the_state_beside_the_name() -> None:
    psis = next(landmark for landmark in landmarks(View.BACK) if landmark.id == "post.level.psis")

    def state(**values: FindingValue) -> AnswerState:
        return state_at(psis, {psis.item.id: Finding(psis.item.id, tuple(values.items()))} if values else {})

    assert state() is AnswerState.NOT_RECORDED
    assert state(side="none") is AnswerState.NORMAL
    assert state(side="left") is AnswerState.FINDING
    assert state(note="x") is AnswerState.NOTED
