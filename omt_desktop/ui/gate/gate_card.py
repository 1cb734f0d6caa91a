"""The card in the middle of the window on which everything stands while no practice is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel

_WIDTH = 520


class GateCard(QWidget):
    """A title, an intro, and what is added below; it scrolls where the window is low."""

    def __init__(self, title: str, intro: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.title = PlainLabel(title, "title", wrap=True)
        self.intro = PlainLabel(intro, "muted", wrap=True)
        if not intro:
            # Never shown here: a widget without a parent would come up as a window of its own.
            self.intro.hide()
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(_WIDTH)
        self.body = QVBoxLayout(card)
        self.body.setContentsMargins(32, 24, 32, 24)
        self.body.setSpacing(12)
        self.body.addWidget(self.title)
        self.body.addWidget(self.intro)
        self._place(card)

    def add(self, *parts: QWidget) -> None:
        """Places the parts below what is there."""
        for part in parts:
            self.body.addWidget(part)

    def add_field(self, label: QWidget, field: QWidget, *words: QWidget) -> None:
        """Places a field close under its label, and words about it close below."""
        column = QVBoxLayout()
        column.setSpacing(4)
        for part in (label, field, *words):
            column.addWidget(part)
        self.body.addLayout(column)

    def add_row(self, *parts: QWidget) -> None:
        """Places the parts beside each other, on the left."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        self.body.addLayout(row)

    def refuse(self, sentence: str, wait: int = 0) -> None:
        """Says why it did not work, and after how many seconds the next try is possible."""
        raise NotImplementedError

    def clear(self) -> None:
        """What was typed or shown here is gone."""
        raise NotImplementedError

    def _place(self, card: QFrame) -> None:
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
