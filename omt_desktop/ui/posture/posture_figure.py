"""One figure with its landmarks: it shows what was found, is clicked, touched, or walked with the arrow keys."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from omt_desktop.domain.posture.figure_drawing import UNMARKED, FigureMark, painted_figure
from omt_desktop.domain.posture.landmarks import LEFT_END, MIDDLE, RIGHT_END, Landmark, Touch, View, touched
from omt_desktop.ui.posture.figure_text import TITLES, figure_drawing
from omt_desktop.ui.spine.spine_look import SPINE_STATES, window_look
from omt_desktop.ui.theme import colour

_SMALLEST, _LARGEST = 0.86, 1.12
"""The scale of the drawing; larger, it would push the fields of the landmark out of sight."""
_ENDS = {Qt.Key.Key_Left: LEFT_END, Qt.Key.Key_Space: MIDDLE, Qt.Key.Key_Right: RIGHT_END}
_WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_FAR = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PostureFigure(QWidget):
    """One stop of the Tab key. What is chosen and what is marked are only what the last `show_` calls said."""

    chosen = Signal(object)
    """A landmark was touched, walked to, or has the focus again."""
    marked = Signal(object, int)
    """A landmark is marked at this end of the drawing; the middle is level, in the midline or on the line."""
    cleared = Signal(object)
    """The landmark becomes not examined."""
    typed = Signal(object, object)
    """A digit for the landmark: a key event, for its grade or its measure."""
    entered = Signal(object)
    """To the fields of the landmark."""

    def __init__(self, view: View, landmarks: Sequence[Landmark], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.landmarks = landmarks
        self.here = landmarks[0]
        self._svg = figure_drawing(view)
        self._renderer = QSvgRenderer(self)
        self._renderer.load(QByteArray(self._svg.encode()))
        self._marks: Mapping[str, FigureMark] = {}
        self._is_chosen = False
        self._fresh = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        width = self._renderer.viewBoxF().width()
        self.setMinimumWidth(round(width * _SMALLEST))
        self.setMaximumWidth(round(width * _LARGEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._redraw()

    @property
    def marks(self) -> Mapping[str, FigureMark]:
        """What is shown."""
        return self._marks

    def show_marks(self, marks: Mapping[str, FigureMark]) -> None:
        """These landmarks are marked, the others not examined."""
        if marks != self._marks:
            self._marks = marks
            self._redraw()

    def show_chosen(self, landmark: Landmark | None) -> None:
        """The hand is on this landmark; None where it is on another figure."""
        self._is_chosen = landmark is not None
        self.here = landmark or self.here
        self._redraw()

    def words_for(self, landmark: Landmark) -> str:
        """The landmark and how it stands: `Acromion, finding, left higher`."""
        mark = self._marks.get(landmark.id, UNMARKED)
        return ", ".join([landmark.name, SPINE_STATES[mark.state], *mark.text.splitlines()])

    def place_of(self, touch: Touch) -> QPointF:
        """Where on the widget this end of the landmark is."""
        place = touch.landmark.place
        x = {LEFT_END: place.left, MIDDLE: place.middle, RIGHT_END: place.right}[touch.end]
        area, box = self._area(), self._renderer.viewBoxF()
        scale = area.width() / box.width()
        return QPointF(area.left() + x * scale, area.top() + place.y * scale)

    @property
    def share(self) -> int:
        """How much of the width this figure needs beside the others, for all to be equally high."""
        return round(self._renderer.viewBoxF().width())

    def sizeHint(self) -> QSize:
        return QSize(self.share, self._height_for(self.share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._height_for(event.size().width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & _MODIFIERS:
            super().keyPressEvent(event)
        elif key in _WALK:
            place = self.landmarks.index(self.here) + _WALK[key]
            if 0 <= place < len(self.landmarks):
                self.chosen.emit(self.landmarks[place])
        elif key in _FAR:
            self.chosen.emit(self.landmarks[_FAR[key]])
        elif key in _ENDS:
            self.marked.emit(self.here, _ENDS[key])
        elif key in _BACK:
            self.cleared.emit(self.here)
        elif key in _ENTER:
            self.entered.emit(self.here)
        elif event.text().isdecimal():
            self.typed.emit(self.here, event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        touch = self._touch_at(event.position())
        if touch is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.chosen.emit(touch.landmark)
        if touch.end is not MIDDLE:
            self.marked.emit(touch.landmark, touch.end)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press was the act."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        touch = self._touch_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if touch else Qt.CursorShape.ArrowCursor)
        if touch is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), self.words_for(touch.landmark), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.chosen.emit(self.here)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._fresh:
            chosen = self.here.id if self._is_chosen else ""
            text = painted_figure(self._svg, self.landmarks, self._marks, window_look(), chosen)
            self._renderer.load(QByteArray(text.encode()))
            self._fresh = True
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, self._area())
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _redraw(self) -> None:
        self._fresh = False
        self.setAccessibleName(f"{TITLES[self.view]}: {self.words_for(self.here)}")
        self.update()

    def _height_for(self, width: int) -> int:
        box = self._renderer.viewBoxF()
        return round(width * box.height() / box.width())

    def _area(self) -> QRectF:
        """The drawing in its own proportions, as large as fits, in the middle."""
        box = self._renderer.viewBoxF()
        scale = min(self.width() / box.width(), self.height() / box.height())
        width = box.width() * scale
        return QRectF((self.width() - width) / 2, 0, width, box.height() * scale)

    def _touch_at(self, position: QPointF) -> Touch | None:
        area, box = self._area(), self._renderer.viewBoxF()
        scale = box.width() / area.width()
        return touched(self.landmarks, (position.x() - area.left()) * scale, position.y() * scale)
