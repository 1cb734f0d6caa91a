"""A column on the right of what flows on the left. Imports reportlab: import it where a PDF is made."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

_TALL = 1e6


class Floating(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Parts below one another from where the flow stands, at `left` points; they take no room of the flow."""

    def __init__(self, parts: Sequence[Any], left: float, width: float) -> None:
        super().__init__()
        self._parts, self._left, self._width = parts, left, width
        self.tall = float(sum(part.wrap(width, _TALL)[1] for part in parts))

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """None of the flow's room."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Draws the parts from the top down."""
        base = 0.0
        for part in self._parts:
            base -= part.wrapOn(self.canv, self._width, _TALL)[1]
            part.drawOn(self.canv, self._left, base)


def flow_height(flowables: Sequence[Any], width: float) -> float:
    """How high the flowables are together in one column, the spaces between them run together as on a page."""
    height, below = 0.0, 0.0
    for flowable in flowables:
        tall = float(flowable.wrap(width, _TALL)[1])
        if tall:
            height += max(below, float(flowable.getSpaceBefore())) + tall
            below = float(flowable.getSpaceAfter())
    return height + below
