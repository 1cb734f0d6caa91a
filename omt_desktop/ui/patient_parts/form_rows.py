"""Labelled rows that line up with those of every other section of a form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.ui.growing_text import GrowingText
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.theme import pixels

LABEL_WIDTH = 128
_LONGEST = 200


class FormRows(QWidget):
    """A word on the left, the field on the right, and under the field a place for what has to be said about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)

    def add(self, word: str, field: QWidget, below: QWidget | None = None) -> None:
        """Adds a row at the end."""
        label = PlainLabel(word, "muted", wrap=True)
        label.setFixedWidth(LABEL_WIDTH)
        label.setMinimumHeight(pixels("target"))
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        label.setBuddy(field)
        place = QVBoxLayout()
        place.setSpacing(4)
        place.addWidget(field)
        if below is not None:
            place.addWidget(below)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(place, row, 1)


class Typed:
    """A field of text that gives back what it was given where nobody changed it, spaces and all."""

    def __init__(self, widget: QLineEdit | GrowingText) -> None:
        self.widget = widget
        self._given = ""
        self._shown = ""

    @property
    def text(self) -> str:
        """What stands in the field now."""
        return self.widget.text() if isinstance(self.widget, QLineEdit) else self.widget.toPlainText()

    @property
    def value(self) -> str:
        """What was given, or what was typed instead, without spaces around it and, in a line, between its words."""
        if self.text == self._shown:
            return self._given
        if isinstance(self.widget, QLineEdit):
            return " ".join(self.text.split())
        return "\n".join(line.rstrip() for line in self.text.strip().splitlines())

    def show(self, value: str) -> None:
        """Shows the value, and gives it back until somebody types."""
        self._given = value
        if isinstance(self.widget, QLineEdit):
            self.widget.setText(value)
        else:
            self.widget.setPlainText(value)
        self._shown = self.text

    def fill(self, value: str) -> None:
        """The value stands there as if somebody had typed it."""
        if isinstance(self.widget, QLineEdit):
            self.widget.setText(value)
        else:
            self.widget.setPlainText(value)


def line(name: str, hint: str = "") -> QLineEdit:
    """A line for a text, named for screen readers."""
    made = QLineEdit()
    made.setMaxLength(_LONGEST)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made


def lines(name: str, count: int, hint: str = "") -> GrowingText:
    """A text of several lines, at least `count` of them in sight."""
    made = GrowingText(count)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made
