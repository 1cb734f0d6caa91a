"""A part of a form that folds away to one line, which says what is in it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel


class FoldingSection(QFrame):
    """The head is a button; Enter or Space on it opens and closes. What is folded away is kept as it is."""

    toggled = Signal(bool)
    """Whether the section is open now."""

    def __init__(self, title: str, body: QWidget, summary: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._summary = summary
        self.body = body
        self.head = IconButton("down", title, role="section", token="muted")
        self.head.clicked.connect(lambda: self.unfold(not self.is_open))
        self.line = PlainLabel("", "small")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.head)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(body)
        self.unfold(False)

    @property
    def is_open(self) -> bool:
        """Whether the fields are in sight."""
        return not self.body.isHidden()

    def unfold(self, opened: bool) -> None:
        """Shows the fields, or the line that stands for them."""
        self.body.setVisible(opened)
        self.head.set_icon("up" if opened else "down")
        self.head.setAccessibleName(f"{self._title}, {'open' if opened else 'folded'}")
        self.tell()
        self.toggled.emit(opened)

    def tell(self) -> None:
        """The line says what is in the fields now."""
        self.line.setText("" if self.is_open else self._summary() or "Nothing recorded")
