"""A layout that sets its widgets side by side and begins a new line where the next one does not fit."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down. `gap` is the space between neighbours and between lines, in pixels."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._measured: list[tuple[QLayoutItem, int, int]] | None = None
        self._heights: dict[int, int] = {}
        """By width: Qt asks for the same few again and again while it lays a page out."""
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        self._measured = None
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _sizes(self) -> list[tuple[QLayoutItem, int, int]]:
        """What is in sight, with the width and the height that it would like."""
        if self._measured is None:
            self._measured = []
            for item in self._items:
                widget = item.widget()
                if widget is None or not widget.isHidden():
                    size = item.sizeHint()
                    self._measured.append((item, size.width(), size.height()))
        return self._measured

    def _arrange(self, area: QRect, *, move: bool) -> int:
        """The height that the lines take in the width of `area`."""
        start, top, room = area.x(), area.y(), area.width()
        left, line_height, height = start, 0, top
        line: list[tuple[QLayoutItem, QRect]] = []
        for item, wide, high in self._sizes():
            if line and left + wide > start + room:
                _place(line, line_height, move=move)
                left, height, line_height = start, height + line_height + self._gap, 0
            line.append((item, QRect(left, height, min(wide, room), high)))
            left += wide + self._gap
            line_height = max(line_height, high)
        _place(line, line_height, move=move)
        return height + line_height - top


def _place(line: list[tuple[QLayoutItem, QRect]], line_height: int, *, move: bool) -> None:
    """Empties the line; what is lower than the line stands in its middle."""
    for item, place in line if move else ():
        item.setGeometry(place.translated(0, (line_height - place.height()) // 2))
    line.clear()
