"""How every landmark of a figure stands, and the few words beside it."""

from collections.abc import Iterator, Mapping, Sequence

from omt_desktop.domain.evaluation import Finding, FindingValue
from omt_desktop.domain.exam import Field
from omt_desktop.domain.posture.figure_drawing import FigureMark
from omt_desktop.domain.posture.landmarks import MIDDLE, TOWARDS, Landmark, PlaceKind
from omt_desktop.domain.spine.drawing import MarkState
from omt_desktop.workflow.answer_state import AnswerState
from omt_desktop.workflow.answer_words import plain_text
from omt_desktop.workflow.unit_words import measured
from omt_desktop.workflow.words import lowered

FORWARD, TURNED = "forward", "rotated"
"""The parts of a landmark that are drawn beside its level."""
_BOTH = "both"
_NOTED = "noted"
_STATES = {
    MarkState.NOT_EXAMINED: AnswerState.NOTED,
    MarkState.NORMAL: AnswerState.NORMAL,
    MarkState.FINDING: AnswerState.FINDING,
}


def figure_marks(landmarks: Sequence[Landmark], findings: Mapping[str, Finding]) -> dict[str, FigureMark]:
    """The mark of every landmark of which anything is recorded; one without a mark was not examined."""
    marks = {}
    for landmark in landmarks:
        finding = findings.get(landmark.item.id)
        if finding is not None:
            mark = _mark(landmark, finding)
            if mark is not None:
                marks[landmark.id] = mark
    return marks


def state_at(landmark: Landmark, findings: Mapping[str, Finding]) -> AnswerState:
    """How the landmark stands, as its shape beside its name."""
    mark = figure_marks((landmark,), findings).get(landmark.id)
    if mark is None:
        return AnswerState.NOT_RECORDED
    return _STATES[mark.state]


def _mark(landmark: Landmark, finding: Finding) -> FigureMark | None:
    if all(finding.get(field.key) is None for field in landmark.fields):
        return None
    value = finding.get(landmark.field.key)
    if landmark.place.kind is PlaceKind.GRADE:
        return _graded(landmark.field, value)
    moved = None if value == landmark.calm else value
    forward, turned = _ends(landmark, finding.get(FORWARD)), _ends(landmark, finding.get(TURNED))
    if moved is not None or forward or turned:
        end, turn = landmark.end_of(moved), turned[0] if turned else MIDDLE
        text = "\n".join(_lines(landmark, finding, moved))
        return FigureMark(MarkState.FINDING, end, text=text, forward=forward, turned=turn)
    return FigureMark(MarkState.NORMAL) if value is not None else FigureMark(MarkState.NOT_EXAMINED, text=_NOTED)


def _graded(field: Field, value: FindingValue | None) -> FigureMark | None:
    if not isinstance(value, int):
        return None
    if value == 0:
        return FigureMark(MarkState.NORMAL)
    return FigureMark(MarkState.FINDING, grade=value, text=field.label_of(str(value)))


def _ends(landmark: Landmark, sides: FindingValue | None) -> tuple[int, ...]:
    """The ends of the drawing that the sides mean."""
    return tuple(end for end, towards in TOWARDS[landmark.view].items() if sides in (towards, _BOTH))


def _lines(landmark: Landmark, finding: Finding, moved: FindingValue | None) -> Iterator[str]:
    """The mark itself with what was measured; where only something else was found, that."""
    if moved is not None:
        yield landmark.field.label_of(str(moved))
        measure = landmark.measure
        amount = finding.get(measure.key) if measure else None
        if measure and amount is not None:
            yield measured(plain_text(amount), measure.unit)
        return
    named = ((f, finding.get(f.key)) for f in landmark.fields if f.key in (FORWARD, TURNED))
    field, option = next((field, option) for field, option in named if _ends(landmark, option))
    words = field.label_of(str(option))
    if field.label.casefold() not in words.casefold():
        yield field.label
        words = lowered(words)
    yield words
