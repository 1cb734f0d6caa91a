"""The dark strip on the left: where one is, and where one can go."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from omt_desktop.ui.button import pressed_by_return
from omt_desktop.ui.icons import icon
from omt_desktop.ui.theme import colour

_WIDTH = 88
_ICON = 24
_TALL, _BOTH, _LOW = 60, 52, 36
"""The height of a button, the least for drawing and word, and the least of all."""


class RailButton(QToolButton):
    """One destination, as a drawing with its word."""

    def __init__(self, icon_name: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._drawn_in = ""
        self.setText(word)
        self.setProperty("role", "rail")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFixedWidth(_WIDTH - 16)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._tint()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH - 16, _TALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDTH - 16, _LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the word alone is left: a drawing squeezed into it could not be read."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        fits = event.size().height() >= _BOTH
        self.setToolButtonStyle(style.ToolButtonTextUnderIcon if fits else style.ToolButtonTextOnly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_return(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        # The style changes each time a parent is put into another one; the colours seldom do.
        shade = colour("rail_text").name()
        if shade != self._drawn_in:
            self._drawn_in = shade
            self.setIcon(icon(self._icon_name, "rail_text", "rail_active_text", _ICON))


class Rail(QFrame):
    """Destinations from top to bottom; those after `add_gap` stand at the bottom."""

    chosen = Signal(str)
    """The id of the destination that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setFixedWidth(_WIDTH)
        self._buttons: dict[str, RailButton] = {}
        self._has_gap = False
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 16, 8, 16)
        self._column.setSpacing(8)

    def add_destination(self, page_id: str, icon_name: str, word: str) -> None:
        """Adds a destination below the ones there are."""
        button = RailButton(icon_name, word, self)
        button.clicked.connect(lambda: self.chosen.emit(page_id))
        self._buttons[page_id] = button
        self._group.addButton(button)
        self._column.addWidget(button)

    def add_act(self, icon_name: str, word: str) -> RailButton:
        """Adds, below what is there, a button that leads nowhere but does something."""
        button = RailButton(icon_name, word, self)
        button.setCheckable(False)
        self._column.addWidget(button)
        return button

    def add_gap(self) -> None:
        """What is added next stands at the bottom."""
        if not self._has_gap:
            self._column.addStretch(1)
        self._has_gap = True

    def button(self, page_id: str) -> RailButton:
        """The button of a destination."""
        return self._buttons[page_id]

    def mark(self, page_id: str) -> None:
        """Shows where one is, without announcing anything."""
        self._buttons[page_id].setChecked(True)

    def offer(self, page_id: str, there_is: bool) -> None:
        """Shows or hides a destination that does not always exist."""
        self._buttons[page_id].setVisible(there_is)
