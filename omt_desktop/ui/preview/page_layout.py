"""Where pages lie when they stand one below the other, centred, at one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

GAP = 16.0
"""Pixels around and between pages."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Pages of these sizes in points, at so many pixels a point."""

    sizes: Sequence[tuple[float, float]] = ()
    scale: float = 1.0

    @property
    def size(self) -> QSizeF:
        """The room that all pages need."""
        widest = max((width for width, _ in self.sizes), default=0.0)
        return QSizeF(widest * self.scale + 2 * GAP, self.top(len(self.sizes)))

    def top(self, page: int) -> float:
        """Where the page begins."""
        return GAP + sum(height * self.scale + GAP for _, height in self.sizes[:page])

    def area(self, page: int, view: QSizeF, scrolled: QPointF) -> QRectF:
        """Where the page lies in a view of that size that is scrolled so far."""
        width, height = (side * self.scale for side in self.sizes[page])
        left = max(GAP, (view.width() - width) / 2) - scrolled.x()
        return QRectF(left, self.top(page) - scrolled.y(), width, height)
