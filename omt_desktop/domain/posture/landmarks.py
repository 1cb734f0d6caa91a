"""The landmarks on the figures: where they lie, which item each one records, and what a touch or a key means there.

A landmark is what stands both in a drawing and in the exam, by the same id: `post.level.acromion`, or with the part of
an item behind it `post.lat.line.ear`. What is drawn but not asked is not offered.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import hypot

from omt_desktop.domain.evaluation import Finding, FindingValue
from omt_desktop.domain.exam import Field, FieldKind, Item, Target

_PLACE = re.compile(r'<path id="([^"]+)" class="(level|point|grade)" d="M([\d.]+) ([\d.]+) L([\d.]+) [\d.]+"/>')
_FARTHEST = 24.0
"""Units of the drawing; a touch farther away means no landmark."""
LEFT_END, MIDDLE, RIGHT_END = -1, 0, 1
"""The ends of a level, as they lie on the drawing."""


class View(StrEnum):
    """From where the patient is looked at. The values end the names of the drawings."""

    BACK = "back"
    FRONT = "front"
    SIDE = "side"


TOWARDS: Mapping[View, Mapping[int, str]] = {
    View.BACK: {LEFT_END: "left", RIGHT_END: "right"},
    View.FRONT: {LEFT_END: "right", RIGHT_END: "left"},
    View.SIDE: {LEFT_END: "anterior", RIGHT_END: "posterior"},
}
"""What the left and the right of the drawing are for the patient."""


class PlaceKind(StrEnum):
    """How a landmark is marked. The values are the classes in the drawings."""

    LEVEL = "level"
    """A line between two landmarks, one of which is higher."""
    POINT = "point"
    """A point on a line, from which it can lie away."""
    GRADE = "grade"
    """A severity from 0 to 3."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a landmark lies on its drawing; `left` and `right` are the same for a point."""

    id: str
    kind: PlaceKind
    left: float
    right: float
    y: float

    @property
    def middle(self) -> float:
        """Half-way between the ends."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Landmark:
    """One landmark of one view, with the item that records it and the field that a mark answers."""

    view: View
    place: Place
    item: Item
    field: Field

    @property
    def id(self) -> str:
        """The id in the drawing."""
        return self.place.id

    @property
    def name(self) -> str:
        """What the landmark is called."""
        return self.field.label if self.id != self.item.id else self.item.field.label

    @property
    def fields(self) -> tuple[Field, ...]:
        """Everything that is asked here: the item's parts, or the one part that this landmark stands for."""
        return self.item.parts if self.id == self.item.id and self.item.parts else (self.field,)

    @property
    def measure(self) -> Field | None:
        """The number that says how far, such as millimetres; None where nothing is measured."""
        return next((field for field in self.fields if field.kind is FieldKind.NUMBER), None)

    @property
    def calm(self) -> FindingValue | None:
        """The value that says level, in the midline or on the line; None where content has none."""
        return dict(self.item.normal).get(self.field.key)

    def towards(self, end: int) -> str | None:
        """The option that a mark at this end of the drawing records, None where there is none."""
        wanted = TOWARDS[self.view].get(end)
        return wanted if any(option.id == wanted for option in self.field.options) else None

    def end_of(self, option: FindingValue | None) -> int:
        """The end of the drawing to which the option points, the middle for none."""
        return next((end for end, towards in TOWARDS[self.view].items() if towards == option), MIDDLE)


@dataclass(frozen=True, slots=True)
class Touch:
    """The landmark that a touch means, and at which end of it."""

    landmark: Landmark
    end: int


@cache
def places_in(svg: str) -> tuple[Place, ...]:
    """The landmarks of a drawing from the head down; side by side, from the left."""
    found = (
        Place(match[1], PlaceKind(match[2]), float(match[3]), float(match[5]), float(match[4]))
        for match in _PLACE.finditer(svg)
    )
    return tuple(sorted(found, key=lambda place: (place.y, place.left)))


def landmarks_of(view: View, svg: str, items: Iterable[Item]) -> tuple[Landmark, ...]:
    """The landmarks of the view that the exam asks for, from the head down."""
    by_id = {item.id: item for item in items if item.target is Target.FINDING}
    found = []
    for place in places_in(svg):
        item_id = place.id if place.id in by_id else place.id.rpartition(".")[0]
        item = by_id.get(item_id)
        field = _marked_field(view, place, item) if item is not None else None
        if item is not None and field is not None:
            found.append(Landmark(view, place, item, field))
    return tuple(found)


def _marked_field(view: View, place: Place, item: Item) -> Field | None:
    """The field that a mark at the place answers: the part it is named after, else the first that fits its kind."""
    if place.id != item.id:
        key = place.id.rpartition(".")[2]
        return next((part for part in item.parts if part.key == key), None)
    fields = item.parts or (item.field,)
    if place.kind is PlaceKind.GRADE:
        return next((field for field in fields if field.kind is FieldKind.SEVERITY), None)
    wanted = set(TOWARDS[view].values())
    return next((field for field in fields if wanted <= {option.id for option in field.options}), None)


def touched(landmarks: Sequence[Landmark], x: float, y: float) -> Touch | None:
    """What a touch at this place of the drawing means, the nearest there is; None far away from all of them."""
    near = [
        (hypot(x - at, y - landmark.place.y), place, Touch(landmark, end))
        for place, landmark in enumerate(landmarks)
        for at, end in _targets(landmark.place)
    ]
    distance, _, touch = min(near, key=lambda entry: entry[:2], default=(_FARTHEST + 1, 0, None))
    return touch if distance <= _FARTHEST else None


def _targets(place: Place) -> tuple[tuple[float, int], ...]:
    if place.kind is not PlaceKind.LEVEL:
        return ((place.middle, MIDDLE),)
    return ((place.left, LEFT_END), (place.middle, MIDDLE), (place.right, RIGHT_END))


def marked(landmark: Landmark, finding: Finding | None, value: FindingValue | None) -> Finding:
    """The finding with the value at the landmark; the same value once more, or None, takes it back."""
    held = finding or Finding(landmark.item.id, ())
    taken_back = value is None or held.get(landmark.field.key) == value
    return held.with_value(landmark.field.key, None if taken_back else value)
