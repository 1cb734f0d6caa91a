"""Searching in a document: the line, which of how many, and the way to the next and the one before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.typing_pause import TypingPause


class SearchLine(QWidget):
    """Announces what is sought after a short pause in typing."""

    sought = Signal(str)
    stepped = Signal(int)
    """1 for the next place, -1 for the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = EntryLine()
        self.line.setPlaceholderText("Find in the document")
        self.line.setAccessibleName("Find in the document, Ctrl+F")
        self.line.setClearButtonEnabled(True)
        self.count = PlainLabel("", "small")
        self.before = IconButton("up", token="muted", name="The place before, Shift+F3")
        self.after = IconButton("down", token="muted", name="The next place, F3")
        self._pause = TypingPause(lambda: self.sought.emit(self.line.text()), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        for part in (self.count, self.before, self.after):
            row.addWidget(part)
        self.line.textChanged.connect(self._pause.touch)
        self.line.returnPressed.connect(self._go_on)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.show_place(-1, 0)

    def show_place(self, current: int, count: int) -> None:
        """«2 of 7», «not found», or nothing while nothing is sought."""
        sought = bool(self.line.text().strip())
        self.count.setText(f"{current + 1} of {count}" if count else "not found" if sought else "")
        for button in (self.before, self.after):
            button.setEnabled(count > 0)

    def _go_on(self) -> None:
        if self._pause.waiting:
            self._pause.now()
        else:
            self.stepped.emit(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
        else:
            super().keyPressEvent(event)
