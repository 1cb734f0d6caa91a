"""The drawn spine as a widget: it shows what was found, is clicked, touched, or walked with the arrow keys."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from omt_desktop.domain.spine.drawing import NOT_EXAMINED, Mark
from omt_desktop.domain.spine.map_parts import SEGMENTS, Direction, name_of, neighbour
from omt_desktop.domain.spine.shapes import part_at
from omt_desktop.ui.spine.map_painting import MapPainting
from omt_desktop.ui.spine.spine_look import SPINE_STATES, spine_drawing, window_look
from omt_desktop.ui.theme import colour

_LOWEST, _HIGHEST = 416, 768
"""Pixels: lower, its words cannot be read; higher, nothing is won."""
_ARROWS = {
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
}
_ENDS = {Qt.Key.Key_Home: SEGMENTS[0], Qt.Key.Key_End: "pub"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class SpineMap(QWidget):
    """One stop of the Tab key. What is chosen and what is marked are only what the last `show_` calls said."""

    chosen = Signal(str)
    """A part was clicked or walked to."""
    extended = Signal(str)
    """The choice is to reach as far as this part (Shift)."""
    entered = Signal()
    """Enter: to the fields of the chosen part."""
    cleared = Signal()
    """Delete: the chosen part becomes not examined."""
    graded = Signal(int)
    """A digit: the severity of the chosen part."""
    reached = Signal()
    """A key brought the hand here."""
    written = Signal(str)
    """A letter: the beginning of a line of shorthand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._svg = spine_drawing()
        self._painting = MapPainting()
        self._marks: Mapping[str, Mark] = {}
        self._part = SEGMENTS[0]
        self._extent: Sequence[str] = ()
        self._fresh = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.fit_into(QSize(0, 0))

    @property
    def marks(self) -> Mapping[str, Mark]:
        """What is shown."""
        return self._marks

    def area(self) -> QRectF:
        """Where in the widget the drawing is."""
        return self._painting.area(self.size())

    def show_marks(self, marks: Mapping[str, Mark]) -> None:
        """These parts are marked, the others not examined."""
        if marks != self._marks:
            self._marks = marks
            self._redraw()

    def show_chosen(self, part: str, extent: Sequence[str]) -> None:
        """This part is chosen, and with it the neighbours, from the head down, that are treated as one."""
        self._part, self._extent = part, extent
        self._redraw()

    def fit_into(self, room: QSize) -> None:
        """The whole drawing is as large as fits into the room, and not smaller than can be read."""
        box = self._painting.box
        height = min(room.height(), round(room.width() * box.height() / box.width()), _HIGHEST)
        height = max(height, _LOWEST)
        self.setFixedSize(round(height * box.width() / box.height()), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if event.modifiers() & _MODIFIERS:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._walk(_ARROWS[key], far=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _ENDS:
            self.chosen.emit(_ENDS[key])
        elif key in _ENTER:
            self.entered.emit()
        elif key in _BACK:
            self.cleared.emit()
        elif text in tuple("0123"):
            self.graded.emit(int(text))
        elif text.isalpha():
            self.written.emit(text)
        else:
            super().keyPressEvent(event)

    def _walk(self, direction: Direction, *, far: bool) -> None:
        """To the neighbour; with Shift, to the neighbour of all that is chosen."""
        if far and self._extent:
            edge = self._extent[-1] if direction is Direction.DOWN else self._extent[0]
            self.extended.emit(neighbour(edge, direction))
        else:
            self.chosen.emit(neighbour(self._part, direction))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self._part_under(event.position())
        if part is not None and event.button() == Qt.MouseButton.LeftButton:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.extended if shift else self.chosen).emit(part)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
        self.entered.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        part = self._part_under(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor)
        if part is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), self.words_for(part), self)

    def words_for(self, part: str) -> str:
        """The part and its state in words: `T5, finding, FRS R 2`."""
        mark = self._marks.get(part, NOT_EXAMINED)
        return ", ".join([name_of(part), SPINE_STATES[mark.state], *mark.text.splitlines()])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._redraw()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = window_look()
        if not self._fresh:
            self._painting.load(self._marks, look, {self._part, *self._extent})
            self._fresh = True
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painting.paint(painter, self.size(), self.devicePixelRatioF(), look)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _redraw(self) -> None:
        self._fresh = False
        name = f"Spine, {self.words_for(self._part)}"
        if name != self.accessibleName():
            self.setAccessibleName(name)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    def _part_under(self, place: QPointF) -> str | None:
        box, area = self._painting.box, self.area()
        x = box.left() + (place.x() - area.left()) * box.width() / area.width()
        y = box.top() + (place.y() - area.top()) * box.height() / area.height()
        return part_at(self._svg, x, y)
