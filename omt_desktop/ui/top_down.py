"""A layout that sets its parts under one another, each exactly as high as it wants to be for the width."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class TopDown(QLayout):
    """Nothing is stretched or squeezed: a part that comes, goes or grows only moves what stands below it.

    QVBoxLayout squeezes all parts while the page around it does not have its new height yet, and so each of them is
    laid out and painted twice. The `gap` between parts is in pixels.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """By width."""
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def insertWidget(self, index: int, widget: QWidget) -> None:  # noqa: N802 - as QBoxLayout has it
        """The widget stands at the place `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    def addLayout(self, layout: QLayout) -> None:  # noqa: N802 - as QBoxLayout has it
        """The parts of the layout stand below what is there."""
        self.addChildLayout(layout)
        self.addItem(layout)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            heights = [_height(item, inner) for item in self._items if not item.isEmpty()]
            gaps = self.spacing() * max(0, len(heights) - 1)
            self._heights[width] = sum(heights) + gaps + margins.top() + margins.bottom()
        return self._heights[width]

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        inner = area.marginsRemoved(self.contentsMargins())
        top = inner.y()
        for item in self._items:
            if not item.isEmpty():
                height = _height(item, inner.width())
                item.setGeometry(QRect(inner.x(), top, inner.width(), height))
                top += height + self.spacing()

    def sizeHint(self) -> QSize:
        """About as large as the parts; how high they are depends on the width, which is not asked here: it costs."""
        wanted = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = max((size.width() for size in wanted), default=0) + margins.left() + margins.right()
        return QSize(width, sum(size.height() for size in wanted) + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        """As narrow as the widest part; how high that is depends on the width."""
        width = max((item.minimumSize().width() for item in self._items if not item.isEmpty()), default=0)
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), 0)


def _height(item: QLayoutItem, width: int) -> int:
    """As high as the part is in this width."""
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return max(item.sizeHint().height(), item.minimumSize().height())
