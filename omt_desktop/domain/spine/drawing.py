"""The drawn spine with what was found on it: text in, text out, so that window and paper show the same drawing.

State and severity show by outline, weight, tone, dots and word, so that they read without colour. The source is
resources/diagrams/spine.svg, one part to a line.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from omt_desktop.domain.spine.map_texts import TEXT_SIZE, PlacedText, placed_texts
from omt_desktop.domain.spine.shapes import Shape, shapes_in

_LINE = re.compile(r'^(\s*)<(path|text) id="([^"]+)" class="([^"]+)" (.*?)(/>|>(.*)</text>)$')
_LABEL_SIZE, _LEGEND_SIZE = 13.5, 12.5
_NONE = "none"
_OVERLAPPING = ("inn.L", "inn.R", "pub", "sac", "coccyx")


class MarkState(StrEnum):
    """What is known of a part."""

    NOT_EXAMINED = "not_examined"
    NORMAL = "normal"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a part stands: its state, the severity 0 to 3 of a finding where one was given, and a few words beside it."""

    state: MarkState
    severity: int | None = None
    text: str = ""
    group: str = ""
    """The name that neighbours of one group share; a bracket holds them together."""


NOT_EXAMINED = Mark(MarkState.NOT_EXAMINED)


@dataclass(frozen=True, slots=True)
class Look:
    """The colours, as `#rrggbb`, and the letters, as SVG attributes."""

    paper: str
    ink: str
    faint: str
    """Lines of what was not examined."""
    calm: str
    """Lines of what is normal."""
    found: str
    on_found: str
    letters: str
    strong_letters: str


_WEIGHTS = {None: 1.6, 0: 1.6, 1: 1.6, 2: 2.2, 3: 2.8}
_TONES = {None: 0.1, 0: 0.1, 1: 0.16, 2: 0.45, 3: 1.0}
_RIB_WEIGHTS = {None: 2.0, 0: 2.0, 1: 2.4, 2: 3.6, 3: 5.0}


def painted(svg: str, marks: Mapping[str, Mark], look: Look, chosen: Collection[str] = ()) -> str:
    """The drawing with every part as its mark says; parts without a mark were not examined, `chosen` ones stand out."""
    shapes = shapes_in(svg)
    body = [*_outlines(svg, look), *_halos(shapes, chosen, look), *_parts(shapes, marks, look)]
    return _drawing(svg, [*body, *_said(svg, shapes, marks, look)])


def painted_ground(svg: str, look: Look) -> str:
    """What of the drawing never changes: the outlines, and every part that lies under no other as not examined.

    With `painted_halos` below it and `painted_marks` above it, it makes the same drawing as `painted`. The dashes are
    by far the slowest to draw, so that a window keeps them.
    """
    shapes = {part_id: shape for part_id, shape in shapes_in(svg).items() if part_id not in _OVERLAPPING}
    return _drawing(svg, [*_outlines(svg, look), *_parts(shapes, {}, look)])


def painted_halos(svg: str, look: Look, chosen: Collection[str]) -> str:
    """What makes the chosen parts stand out, to lie below everything else."""
    return _drawing(svg, list(_halos(shapes_in(svg), chosen, look)))


def painted_marks(svg: str, marks: Mapping[str, Mark], look: Look) -> str:
    """The parts that were examined and those that lie over others, all labels and all words."""
    shapes = shapes_in(svg)
    examined = {part_id for part_id, mark in marks.items() if mark.state is not MarkState.NOT_EXAMINED}
    above = {part_id: shape for part_id, shape in shapes.items() if part_id in _OVERLAPPING or part_id in examined}
    return _drawing(svg, [*_parts(above, marks, look), *_said(svg, shapes, marks, look)])


def _drawing(svg: str, body: Sequence[str]) -> str:
    """The head of the drawing with this body."""
    return "\n".join([*_heads(svg), *body, "</svg>"])


@cache
def _heads(svg: str) -> tuple[str, ...]:
    return tuple(line for line in svg.splitlines() if not _LINE.match(line) and line.strip() != "</svg>")


@cache
def _outlines(svg: str, look: Look) -> tuple[str, ...]:
    lines = (match for match in map(_LINE.match, svg.splitlines()) if match is not None)
    found = (match for match in lines if match[2] == "path" and match[4] == "outline")
    return tuple(f'  <path id="{match[3]}" {match[5]} stroke="{look.faint}"/>' for match in found)


@cache
def _labels(svg: str, look: Look) -> tuple[str, ...]:
    lines = (match for match in map(_LINE.match, svg.splitlines()) if match is not None)
    return tuple(_label(match, look) for match in lines if match[2] == "text")


def _halos(shapes: Mapping[str, Shape], chosen: Collection[str], look: Look) -> Iterator[str]:
    return (_halo(shapes[part_id], look) for part_id in chosen)


def _said(svg: str, shapes: Mapping[str, Shape], marks: Mapping[str, Mark], look: Look) -> Iterator[str]:
    """Labels, dots, words and brackets, which lie over all parts."""
    yield from _labels(svg, look)
    for part_id, mark in marks.items():
        yield from _dots(shapes[part_id], mark, look)
    for text in placed_texts(shapes, {part_id: mark.text for part_id, mark in marks.items() if mark.text}):
        found = marks[text.part_id].state is MarkState.FINDING
        yield from _words(text, look, look.found if found else look.calm)
    yield from _brackets(shapes, marks, look)


def legend(entries: Sequence[tuple[Mark, str]], look: Look, columns: int = 1, width: float = 118.0) -> str:
    """A drawing of its own: each mark on a small bone, with its meaning beside it; columns of `width` units."""
    rows = -(-len(entries) // columns)
    parts = []
    for index, (mark, words) in enumerate(entries):
        left, top = index // rows * width + 2, index % rows * 20 + 3
        right, bottom = left + 34, top + 13
        shape = Shape("legend", "bone", f"M{left} {top} L{right} {top} L{right} {bottom} L{left} {bottom} Z")
        parts += [f'  <path d="{shape.path}" {_style(shape.kind, mark, look)}/>', *_dots(shape, mark, look)]
        parts.append(_text(right + 7, top + 11, "start", words, look.letters, look.ink, _LEGEND_SIZE))
    size = f'viewBox="0 0 {width * columns} {rows * 20}" width="{width * columns}" height="{rows * 20}"'
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="none">', *parts, "</svg>"])


@cache
def mixed(paper: str, colour: str, share: float) -> str:
    """The colour on the paper: 0 is the paper alone, 1 the colour alone; all as `#rrggbb`."""
    pairs = ((int(paper[i : i + 2], 16), int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(below + (above - below) * share):02x}" for below, above in pairs)


def _parts(shapes: Mapping[str, Shape], marks: Mapping[str, Mark], look: Look) -> Iterator[str]:
    """Parts that look the same are one path, which is quicker to draw; those that lie over others stand alone."""
    alike: dict[str, list[str]] = {}
    above: list[str] = []
    for shape in shapes.values():
        style = _style(shape.kind, marks.get(shape.id, NOT_EXAMINED), look)
        if shape.id in _OVERLAPPING:
            above.append(f'  <path d="{shape.path}" {style}/>')
        else:
            alike.setdefault(style, []).append(shape.path)
    yield from (f'  <path d="{" ".join(paths)}" {style}/>' for style, paths in alike.items())
    yield from above


def _style(kind: str, mark: Mark, look: Look) -> str:
    rib = kind == "rib"
    fill = _NONE if rib else look.paper
    if mark.state is MarkState.NOT_EXAMINED:
        return f'stroke="{look.faint}" stroke-width="1.1" stroke-dasharray="3,2.6" fill="{fill}"'
    if mark.state is MarkState.NORMAL:
        return f'stroke="{look.calm}" stroke-width="1.5" fill="{fill}"'
    weight = (_RIB_WEIGHTS if rib else _WEIGHTS)[mark.severity]
    tone = _NONE if rib else mixed(look.paper, look.found, _TONES[mark.severity])
    return f'stroke="{look.found}" stroke-width="{weight}" fill="{tone}"'


def _halo(shape: Shape, look: Look) -> str:
    width = 9 if shape.kind == "rib" else 8
    return f'  <path d="{shape.path}" stroke="{mixed(look.paper, look.found, 0.4)}" stroke-width="{width}"/>'


def _dots(shape: Shape, mark: Mark, look: Look) -> Iterator[str]:
    """As many dots as the severity says; a ring where none was given."""
    if mark.state is not MarkState.FINDING:
        return
    count = mark.severity if mark.severity is not None else 1
    light = mark.severity is None or mark.severity == 3 or shape.kind == "rib"
    for x, y in shape.row_of_points(count, 7.5):
        fill = look.on_found if light else look.found
        edge = look.found if light else look.paper
        yield f'  <circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="{fill}" stroke="{edge}" stroke-width="0.9"/>'


def _brackets(shapes: Mapping[str, Shape], marks: Mapping[str, Mark], look: Look) -> Iterator[str]:
    groups: dict[str, list[Shape]] = {}
    for part_id, mark in marks.items():
        if mark.group and shapes[part_id].kind == "bone":
            groups.setdefault(mark.group, []).append(shapes[part_id])
    for members in groups.values():
        top, bottom = min(s.top for s in members) + 1, max(s.bottom for s in members) - 1
        x = max(s.right for s in members) + 3
        path = f"M{x - 2:.1f} {top:.1f} L{x + 2:.1f} {top:.1f} L{x + 2:.1f} {bottom:.1f} L{x - 2:.1f} {bottom:.1f}"
        yield f'  <path d="{path}" stroke="{look.found}" stroke-width="1.6" fill="none"/>'


def _words(text: PlacedText, look: Look, colour: str) -> Iterator[str]:
    yield _under(text, look)
    yield _text(text.x, text.y, text.anchor, text.words, look.strong_letters, colour, TEXT_SIZE)


def _under(text: PlacedText, look: Look) -> str:
    """Paper under the words, so that no line runs through them."""
    box = f'x="{text.left - 2:.1f}" y="{text.top:.1f}" width="{text.width + 4:.1f}" height="{text.height:.1f}"'
    return f'  <rect {box} rx="3" fill="{look.paper}" stroke="none"/>'


def _label(match: re.Match[str], look: Look) -> str:
    places = dict(re.findall(r'(\S+)="([^"]*)"', match[5]))
    colour = mixed(look.paper, look.ink, 0.7) if match[4] == "side" else look.ink
    place = float(places["x"]), float(places["y"]), places["text-anchor"]
    return _text(*place, match[7], look.letters, colour, _LABEL_SIZE)


def _text(x: float, y: float, anchor: str, words: str, letters: str, colour: str, size: float) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"'
    return f'  <text {place} {letters} fill="{colour}" stroke="none">{_escaped(words)}</text>'


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
