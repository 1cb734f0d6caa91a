"""A line for a number, with a button at its end for hands that do not type."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QInputDevice, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QToolButton, QWidget

from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.icons import icon
from omt_desktop.ui.theme import is_for_fingers

BUTTON_WIDTH = 28
_ICON = 14
_INSET = 2
"""As wide as the widest border of the line."""


class NumberLine(EntryLine):
    """Says that the number pad is wanted: by its button, by a finger on the line, with large targets by any press."""

    pad_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opens_on_press = False
        self.pad_button = QToolButton(self)
        self.pad_button.setProperty("role", "open_pad")
        self.pad_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pad_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.pad_button.setIconSize(QSize(_ICON, _ICON))
        self.pad_button.setToolTip("Number pad")
        self.pad_button.clicked.connect(self.pad_wanted)
        self._make_room()
        self._tint()

    def set_name(self, name: str) -> None:
        """What a screen reader calls the line and its button."""
        self.setAccessibleName(name)
        self.pad_button.setAccessibleName(f"Number pad for {name}")

    def drop_button(self) -> None:
        """There is no room for the button: any press on the line opens the pad."""
        self._opens_on_press = True
        self.pad_button.hide()
        self.setTextMargins(0, 0, 0, 0)

    def next_number(self) -> "NumberLine | None":
        """The next line for a number in the order of the Tab key, of those that can be seen; None after the last."""
        at: QWidget | None = self.nextInFocusChain()
        while at is not None and at is not self:
            if isinstance(at, NumberLine) and at.isVisible() and at.window() is self.window():
                return at if self._comes_before(at) else None
            at = at.nextInFocusChain()
        return None

    def ask_for_pad(self) -> None:
        """Comes into sight and wants the pad."""
        parent = self.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(self, 0, 24)
            parent = parent.parentWidget()
        self.pad_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        finger = event.device().type() is QInputDevice.DeviceType.TouchScreen
        if (finger or self._opens_on_press or is_for_fingers()) and self.rect().contains(event.position().toPoint()):
            self.pad_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._tint()

    def _comes_before(self, other: QWidget) -> bool:
        """Whether the other line stands beside or below: the order of the Tab key is a ring."""
        here, there = (one.mapTo(self.window(), one.rect().topLeft()) for one in (self, other))
        return (here.y(), here.x()) < (there.y(), there.x())

    def _make_room(self) -> None:
        if self.pad_button.isHidden():
            return
        self.setTextMargins(0, 0, BUTTON_WIDTH - 8, 0)
        self.pad_button.setGeometry(self.width() - BUTTON_WIDTH - _INSET, 0, BUTTON_WIDTH, self.height())

    def _tint(self) -> None:
        self.pad_button.setIcon(icon("pad", "muted", size=_ICON))
