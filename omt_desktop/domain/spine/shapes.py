"""The parts of the drawn spine as geometry: where they are, and which of them a hand means."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import hypot

_SHAPE = re.compile(r'<path id="([^"]+)" class="(bone|rib)" d="([^"]+)"')
_LABEL = re.compile(r'<text id="label\.([^"]+)" class="label" x="([\d.]+)" y="([\d.]+)"')
_COMMAND = re.compile(r"([MLQCZ])([\d. -]*)")
_PIECES = 8
_LABEL_BOX = (28.0, 12.0)
_FARTHEST = 26.0
"""Units of the drawing; a touch farther away means no part."""
_RIB_DOTS = 12.0
"""How far from its inner end the first dot of a rib stands."""
_OWN_ROWS = {"sac": (170.0, 590.0)}
"""Under the words of the sacrum."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One part: its id, `bone` or `rib`, and its path as written in the drawing."""

    id: str
    kind: str
    path: str

    @property
    def points(self) -> tuple[Point, ...]:
        """The outline as a chain of short lines."""
        return _chain(self.path)

    @property
    def left(self) -> float:
        """The smallest x."""
        return min(x for x, _ in self.points)

    @property
    def right(self) -> float:
        """The largest x."""
        return max(x for x, _ in self.points)

    @property
    def top(self) -> float:
        """The smallest y."""
        return min(y for _, y in self.points)

    @property
    def bottom(self) -> float:
        """The largest y."""
        return max(y for _, y in self.points)

    def row_of_points(self, count: int, gap: float) -> Iterator[Point]:
        """So many points side by side in the middle of a bone, or along a rib."""
        if self.kind == "rib":
            for number in range(count):
                yield _after(self.points, _RIB_DOTS + number * gap)
            return
        x, y = _OWN_ROWS.get(self.id) or ((self.left + self.right) / 2, (self.top + self.bottom) / 2)
        for number in range(count):
            yield x + (number - (count - 1) / 2) * gap, y

    def distance(self, x: float, y: float) -> float:
        """0 inside a bone, else the distance to the nearest line."""
        if self.kind == "bone" and _inside(self.points, x, y):
            return 0.0
        return min(_to_line(x, y, a, b) for a, b in pairwise(self.points))


@cache
def shapes_in(svg: str) -> Mapping[str, Shape]:
    """The parts of the drawing by id, in the order in which they are drawn."""
    return {match[1]: Shape(match[1], match[2], match[3]) for match in _SHAPE.finditer(svg)}


def part_at(svg: str, x: float, y: float) -> str | None:
    """The part that a touch at this place of the drawing means: the one whose label is there, else the nearest.

    Where parts lie over one another it is the one drawn last; None far away from all of them.
    """
    for label in _LABEL.finditer(svg):
        right, base = float(label[2]), float(label[3])
        if right - _LABEL_BOX[0] <= x <= right and base - _LABEL_BOX[1] <= y <= base + 2:
            return label[1]
    near = [(shape.distance(x, y), -place, shape.id) for place, shape in enumerate(shapes_in(svg).values())]
    distance, _, part_id = min(near)
    return part_id if distance <= _FARTHEST else None


@cache
def _chain(path: str) -> tuple[Point, ...]:
    chain: list[Point] = []
    for command, written in _COMMAND.findall(path):
        if command == "Z":
            chain.append(chain[0])
        else:
            numbers = list(map(float, written.split()))
            chain += _piece(chain[-1:], list(zip(numbers[::2], numbers[1::2], strict=True)))
    return tuple(chain)


def _piece(start: list[Point], controls: list[Point]) -> list[Point]:
    """The points that a command adds: its end, or several along a curve (de Casteljau)."""
    if len(controls) == 1:
        return controls
    return [_along([*start, *controls], step / _PIECES) for step in range(1, _PIECES + 1)]


def _along(controls: list[Point], share: float) -> Point:
    while len(controls) > 1:
        controls = [(ax + (bx - ax) * share, ay + (by - ay) * share) for (ax, ay), (bx, by) in pairwise(controls)]
    return controls[0]


def _after(points: tuple[Point, ...], length: float) -> Point:
    """The point so far along the chain; its end where it is shorter."""
    for (ax, ay), (bx, by) in pairwise(points):
        piece = hypot(bx - ax, by - ay)
        if length <= piece:
            return _along([(ax, ay), (bx, by)], length / piece)
        length -= piece
    return points[-1]


def _inside(points: tuple[Point, ...], x: float, y: float) -> bool:
    inside = False
    for (ax, ay), (bx, by) in pairwise(points):
        if (ay > y) is not (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def _to_line(x: float, y: float, start: Point, end: Point) -> float:
    (ax, ay), (bx, by) = start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))
