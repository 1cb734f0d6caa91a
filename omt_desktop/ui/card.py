"""A titled card on a page, to which parts are added from top to bottom."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel


class Card(QFrame):
    """The title is a heading; an intro stands below it in small letters."""

    def __init__(self, title: str, intro: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.setSpacing(8)
        if title:
            self.body.addWidget(PlainLabel(title, "heading", wrap=True, parent=self))
        if intro:
            self.body.addWidget(PlainLabel(intro, "small", wrap=True, parent=self))

    def add(self, *parts: QWidget) -> None:
        """Places the parts under what is there."""
        for part in parts:
            self.body.addWidget(part)
