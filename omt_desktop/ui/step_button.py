"""One step in the list of steps: how far it is, said by a shape and by a word."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from omt_desktop.domain.exam import StepProgress, StepState
from omt_desktop.ui.button import pressed_by_return
from omt_desktop.ui.theme import SMALL_PIXELS, colour, pixels

_TALLER = 2
"""A step is that much higher than a target, in pixels."""
_MARK = 16
_MARK_LEFT = 10
_TITLE_LEFT = 36
_RADIUS = 6
_WIDE_ENOUGH = 120
_TOKENS = {
    StepState.UNTOUCHED: "muted",
    StepState.IN_PROGRESS: "accent",
    StepState.DONE: "ok",
    StepState.MISSING: "warning",
}
_SPOKEN = {
    StepState.UNTOUCHED: "not begun",
    StepState.IN_PROGRESS: "in progress",
    StepState.DONE: "done",
    StepState.MISSING: "answers needed",
}


def state_word(progress: StepProgress) -> str:
    """The short word at the right edge; empty for a step that nothing was asked of yet."""
    if progress.missing and progress.state is not StepState.DONE:
        return f"{len(progress.missing)} left"
    if progress.state is StepState.IN_PROGRESS:
        return f"{progress.recorded} noted"
    return "done" if progress.state is StepState.DONE else ""


class StepButton(QAbstractButton):
    """Ring: not begun. Dot: in progress. Exclamation mark: answers needed. Tick: done."""

    def __init__(self, title: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.setFixedHeight(pixels("target") + _TALLER)
        # Narrower than its words, down to its shape alone.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._keys = keys
        self.progress = StepProgress(StepState.UNTOUCHED, 0, ())
        self._tell()

    def show_progress(self, progress: StepProgress) -> None:
        """Shows how far the step is."""
        if progress != self.progress:
            self.progress = progress
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_return(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(216, pixels("target") + _TALLER)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        state = self.progress.state
        wide = self.width() >= _WIDE_ENOUGH
        left = _MARK_LEFT if wide else (self.width() - _MARK) / 2
        paint_step_mark(painter, QRectF(left, (self.height() - _MARK) / 2, _MARK, _MARK), state)
        if wide:
            self._paint_words(painter)
        painter.end()

    def _tell(self) -> None:
        progress = self.progress
        self.word = state_word(progress)
        spoken = ", ".join(part for part in (self.text(), _SPOKEN[progress.state], self.word) if part)
        self.setAccessibleName(spoken)
        self.setToolTip(f"{spoken} · {self._keys}" if self._keys else spoken)
        self.update()

    def _paint_words(self, painter: QPainter) -> None:
        missing = self.progress.state is StepState.MISSING
        font = QFont(self.font())
        small = QFont(font)
        small.setPixelSize(SMALL_PIXELS)
        painter.setFont(small)
        right = self.rect().adjusted(0, 0, -10, 0)
        painter.setPen(colour("warning" if missing else "muted"))
        painter.drawText(right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self.word)
        taken = painter.fontMetrics().horizontalAdvance(self.word) + 18
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(colour("accent" if self.isChecked() else "text"))
        place = QRect(_TITLE_LEFT, 0, self.width() - _TITLE_LEFT - taken, self.height())
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), title)

    def _paint_ground(self, painter: QPainter) -> None:
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(colour("accent_soft" if self.isChecked() else "surface_alt"))
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)


def paint_step_mark(painter: QPainter, area: QRectF, state: StepState) -> None:
    """Paints the shape of the state into the square `area`."""
    painter.save()
    shade = colour(_TOKENS[state])
    round_pen = QPen(shade, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    ring = area.adjusted(3, 3, -3, -3)
    left, top, middle = area.left(), area.top(), area.center()
    painter.setPen(QPen(shade, 1.5))
    if state is StepState.UNTOUCHED:
        painter.drawEllipse(ring)
    elif state is StepState.IN_PROGRESS:
        painter.drawEllipse(ring)
        painter.setBrush(shade)
        painter.drawEllipse(middle, 2.8, 2.8)
    elif state is StepState.DONE:
        painter.setPen(round_pen)
        painter.drawPolyline([QPointF(left + x, top + y) for x, y in ((3, 8.5), (6.5, 12), (13, 4.5))])
    else:
        painter.setPen(round_pen)
        painter.drawLine(QPointF(middle.x(), top + 3), QPointF(middle.x(), top + 9))
        painter.drawPoint(QPointF(middle.x(), top + 13))
    painter.restore()
