"""Where the few words beside a part of the drawn spine stand, in the units of the drawing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from omt_desktop.domain.spine.shapes import Shape

TEXT_SIZE = 14.0
_LETTER = 0.58
"""The width of a letter, near enough, in shares of its size."""
_BESIDE, _BESIDE_LUMBAR = 208.0, 219.0
"""Clear of the brackets at the right of the vertebrae."""
_LEFT_EDGE, _RIGHT_EDGE = 24.0, 316.0
_RIB_STEP = 21.5
_OWN_PLACES = {
    "inn.L": (_LEFT_EDGE, 622.0, "start"),
    "inn.R": (_RIGHT_EDGE, 622.0, "end"),
    "sac": (170.0, 576.0, "middle"),
    "pub": (170.0, 660.0, "middle"),
    "coccyx": (184.0, 618.0, "start"),
}


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Words of one part; `x` is their start, middle or end as `anchor` says, `y` their base line."""

    part_id: str
    words: str
    x: float
    y: float
    anchor: str

    @property
    def width(self) -> float:
        """About as wide as the words are."""
        return len(self.words) * TEXT_SIZE * _LETTER

    @property
    def height(self) -> float:
        """From the top of capitals to below the base line."""
        return TEXT_SIZE + 1

    @property
    def left(self) -> float:
        """The left edge of the words."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width

    @property
    def top(self) -> float:
        """The upper edge of the words."""
        return self.y - TEXT_SIZE + 2

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies on the words."""
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height


def placed_texts(shapes: Mapping[str, Shape], texts: Mapping[str, str]) -> Iterator[PlacedText]:
    """Every text in its place: of vertebrae in their own row, of ribs at the edge; texts of more lines as several."""
    for part_id, text in texts.items():
        x, y, anchor = _place(shapes[part_id])
        for number, words in enumerate(text.split("\n")):
            yield PlacedText(part_id, words, x, y + number * (TEXT_SIZE + 1), anchor)


def _place(shape: Shape) -> tuple[float, float, str]:
    if shape.id in _OWN_PLACES:
        return _OWN_PLACES[shape.id]
    if shape.kind == "rib":
        _, number, side = shape.id.split(".")
        y = 190 + (int(number) - 1) * _RIB_STEP
        return (_LEFT_EDGE, y, "start") if side == "L" else (_RIGHT_EDGE, y, "end")
    beside = _BESIDE_LUMBAR if shape.id.startswith("seg.L") else _BESIDE
    return beside, (shape.top + shape.bottom) / 2 + TEXT_SIZE / 2 - 2, "start"
