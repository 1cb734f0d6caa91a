"""A figure with what was found on it: text in, text out, so that window and paper show the same drawing.

Every state has a shape of its own: dashed and hollow where nothing was examined, a plain line with a tick where it is
normal, filled and moved where something was found; the words stand beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from omt_desktop.domain.posture.landmarks import LEFT_END, MIDDLE, RIGHT_END, Landmark, Place, PlaceKind, View
from omt_desktop.domain.spine.drawing import Look, MarkState, mixed, painted

_LANDMARK_LINE = re.compile(r'^ *<path id="[^"]+" class="(?:level|point|grade)" .*\n', re.MULTILINE)
_TEXT_SIZE = 11.5
_LINE_HEIGHT = 13.0
_TEXT_LEFT = {View.BACK: 125.0, View.FRONT: 125.0, View.SIDE: 90.0}
"""Right of the hands, or of the back."""
_QUIET = 0.75
"""How far the landmarks not yet examined stand out from the paper: more than the figure itself, less than marks."""
_TILT = 4.0
_AWAY = 11.0
"""How far a point is drawn beside its line, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class FigureMark:
    """How a landmark stands. Ends are those of the drawing: -1 its left, 1 its right."""

    state: MarkState
    end: int = MIDDLE
    """The end that is higher, or to which a point has moved."""
    grade: int = 0
    text: str = ""
    forward: tuple[int, ...] = ()
    """The ends that lie forward."""
    turned: int = MIDDLE
    """The end towards which the landmark is turned."""


UNMARKED = FigureMark(MarkState.NOT_EXAMINED)


def painted_figure(
    svg: str, landmarks: Sequence[Landmark], marks: Mapping[str, FigureMark], look: Look, chosen: str = ""
) -> str:
    """The figure with each landmark as its mark says; one without a mark was not examined, `chosen` stands out."""
    figure = painted(_LANDMARK_LINE.sub("", svg), {}, look)
    shapes = [part for landmark in landmarks for part in _shape(landmark, marks, look, landmark.id == chosen)]
    return figure.replace("</svg>", "\n".join([*shapes, *_words(landmarks, marks, look), "</svg>"]))


def _shape(landmark: Landmark, marks: Mapping[str, FigureMark], look: Look, chosen: bool) -> Iterator[str]:
    mark, place = marks.get(landmark.id, UNMARKED), landmark.place
    if chosen:
        yield _halo(place, look)
    if place.kind is PlaceKind.LEVEL:
        yield from _level(place, mark, look)
    elif place.kind is PlaceKind.POINT:
        yield from _point(place, mark, look)
    else:
        yield _arrow(place, mark, look)
    if mark.state is MarkState.NORMAL:
        yield _tick(place, look)


def _halo(place: Place, look: Look) -> str:
    halo = mixed(look.paper, look.found, 0.3)
    if place.kind is PlaceKind.LEVEL:
        path = f"M{place.left - 3:.1f} {place.y} L{place.right + 3:.1f} {place.y}"
        return f'  <path d="{path}" stroke="{halo}" stroke-width="13" stroke-linecap="round"/>'
    return _circle(place.middle, place.y, 11, halo, halo)


def _level(place: Place, mark: FigureMark, look: Look) -> Iterator[str]:
    found = mark.state is MarkState.FINDING
    colour, style = _line_style(mark.state, look)
    drop = -_TILT * mark.end
    ends = {LEFT_END: (place.left, place.y - drop), RIGHT_END: (place.right, place.y + drop)}
    (x1, y1), (x2, y2) = ends.values()
    yield f'  <path d="M{x1:.1f} {y1:.1f} L{x2:.1f} {y2:.1f}" {style}/>'
    for end, (x, y) in ends.items():
        if found and end == mark.end:
            yield _polygon(((x, y - 6), (x + 5.5, y + 3.5), (x - 5.5, y + 3.5)), colour, colour)
        else:
            yield _circle(x, y, 2.0 if mark.state is MarkState.NORMAL else 3.2, _fill(mark, look), colour)
        if end in mark.forward:
            yield from _badge("F", x + end * 11, y, look)
    if mark.turned:
        yield _turn(place, mark.turned, look)


def _point(place: Place, mark: FigureMark, look: Look) -> Iterator[str]:
    colour, style = _line_style(mark.state, look)
    x, y = place.middle, place.y
    if mark.state is MarkState.FINDING and mark.end:
        away = x + mark.end * _AWAY
        yield f'  <path d="M{x:.1f} {y} L{away:.1f} {y}" {style}/>'
        yield _circle(x, y, 2.4, look.paper, colour)
        yield _polygon(((away, y - 5.5), (away + 5.5, y), (away, y + 5.5), (away - 5.5, y)), colour, colour)
        return
    dashes = ' stroke-dasharray="2.2,1.8"' if mark.state is MarkState.NOT_EXAMINED else ""
    yield _circle(x, y, 4.2, look.paper, colour, dashes)


def _arrow(place: Place, mark: FigureMark, look: Look) -> str:
    """An arrow forward, to the left of the drawing, heavier with the grade."""
    colour, _ = _line_style(mark.state, look)
    x, y, half = place.middle, place.y, 2.2 + mark.grade
    points = ((x - 8, y), (x, y - 7), (x, y - half), (x + 8, y - half), (x + 8, y + half), (x, y + half), (x, y + 7))
    dashes = ' stroke-dasharray="2.2,1.8"' if mark.state is MarkState.NOT_EXAMINED else ""
    fill = colour if mark.state is MarkState.FINDING else look.paper
    return _polygon(points, fill, colour, dashes)


def _tick(place: Place, look: Look) -> str:
    """Beside the landmark: examined, and nothing found."""
    x, y = (place.right + 5, place.y) if place.kind is not PlaceKind.GRADE else (place.middle - 4, place.y - 12)
    path = f"M{x:.1f} {y:.1f} L{x + 2.6:.1f} {y + 3:.1f} L{x + 7.4:.1f} {y - 3.6:.1f}"
    return f'  <path d="{path}" stroke="{look.calm}" stroke-width="1.8"/>'


def _turn(place: Place, end: int, look: Look) -> str:
    """An arc over the landmark with its head at the end to which it is turned."""
    x, y = place.middle + end * 9, place.y - 5
    path = (
        f"M{place.middle - end * 9:.1f} {y:.1f} Q{place.middle:.1f} {y - 9:.1f} {x:.1f} {y:.1f} "
        f"M{x - end * 5.5:.1f} {y - 0.5:.1f} L{x:.1f} {y:.1f} L{x - end * 0.5:.1f} {y - 5.5:.1f}"
    )
    return f'  <path d="{path}" stroke="{look.found}" stroke-width="1.6"/>'


def _badge(letter: str, x: float, y: float, look: Look) -> Iterator[str]:
    yield _circle(x, y, 5.6, look.paper, look.found)
    yield _text(x, y + 3.2, "middle", letter, look.found, look.strong_letters, 9.0)


def _words(landmarks: Sequence[Landmark], marks: Mapping[str, FigureMark], look: Look) -> Iterator[str]:
    """The words of each mark in its row, lower where the row above needs the room."""
    below = 0.0
    for landmark in landmarks:
        mark, place = marks.get(landmark.id, UNMARKED), landmark.place
        graded = place.kind is PlaceKind.GRADE
        x = place.middle - 8 if graded else _TEXT_LEFT[landmark.view]
        y = place.y - 11 if graded else max(place.y + _TEXT_SIZE / 3, below)
        colour = look.found if mark.state is MarkState.FINDING else look.ink
        for line in mark.text.splitlines():
            yield _text(x, y, "start", line, colour, look.strong_letters, _TEXT_SIZE)
            y += _LINE_HEIGHT
        if mark.text and not graded:
            below = y


def _line_style(state: MarkState, look: Look) -> tuple[str, str]:
    if state is MarkState.FINDING:
        return look.found, f'stroke="{look.found}" stroke-width="1.8"'
    if state is MarkState.NORMAL:
        return look.calm, f'stroke="{look.calm}" stroke-width="1.5"'
    quiet = mixed(look.paper, look.ink, _QUIET)
    return quiet, f'stroke="{quiet}" stroke-width="1" stroke-dasharray="3,2.6"'


def _fill(mark: FigureMark, look: Look) -> str:
    return look.calm if mark.state is MarkState.NORMAL else look.paper


def _circle(x: float, y: float, radius: float, fill: str, edge: str, more: str = "") -> str:
    return f'  <circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}" stroke="{edge}"{more}/>'


def _polygon(points: Sequence[tuple[float, float]], fill: str, edge: str, more: str = "") -> str:
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'  <polygon points="{corners}" fill="{fill}" stroke="{edge}"{more}/>'


def _text(x: float, y: float, anchor: str, words: str, colour: str, letters: str, size: float) -> str:
    safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"'
    return f'  <text {place} {letters} fill="{colour}" stroke="none">{safe}</text>'
