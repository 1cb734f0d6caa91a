"""A page of cards under a title that scrolls where the window is small."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel

_WIDEST = 920


class ScrolledPage(QScrollArea):
    """Empty but for its title; `add_card` adds to it from top to bottom."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        holder = QWidget()
        holder.setProperty("role", "scrolled")
        column = QWidget(holder)
        column.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(24, 20, 24, 24)
        self._column.setSpacing(16)
        self._column.addWidget(PlainLabel(title, "title"))
        self._column.addStretch(1)
        # Not one below the other: the column would ask for its height at the width of the page, and be squeezed.
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column, 1)
        outer.addStretch()
        self.setWidget(holder)

    def add_card(self, heading: str, *parts: QWidget | str) -> QVBoxLayout:
        """A card with a heading and its parts; text becomes a paragraph."""
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 20, 24, 24)
        inside.setSpacing(12)
        inside.addWidget(PlainLabel(heading, "heading"))
        for part in parts:
            inside.addWidget(PlainLabel(part, wrap=True) if isinstance(part, str) else part)
        self._column.insertWidget(self._column.count() - 1, card)
        return inside
