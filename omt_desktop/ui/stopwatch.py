"""A stopwatch as wide as the page, started and stopped with Space or with a touch anywhere on it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from omt_desktop.ui.theme import colour
from omt_desktop.workflow.elapsed_words import elapsed_in_words

_HEIGHT = 180
_PADDING = 20
_RADIUS = 10
_TICK_MS = 50
_TARGET_PIXELS = 22
_TIME_PIXELS = 84
_ACT_PIXELS = 15
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Stopwatch(QAbstractButton):
    """The time comes from the clock, in seconds, and never from ticks: it runs on while nobody looks.

    It acts when it is pressed down, not when it is let go, so that the time is that of the hand.
    """

    began = Signal()
    stopped = Signal(float)
    """The time in seconds since it began."""

    def __init__(self, clock: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._began_at: float | None = None
        self._last = 0.0
        self._head, self._target, self._detail = "", "", ""
        self.can_begin = True
        """Whether there is room for another time; a running watch can always be stopped."""
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.start_or_stop)

    @property
    def running(self) -> bool:
        """Whether it was started and not stopped."""
        return self._began_at is not None

    @property
    def seconds(self) -> float:
        """The time since it was started, or the last time it was stopped at."""
        return self._last if self._began_at is None else max(0.0, self._clock() - self._began_at)

    @property
    def is_ticking(self) -> bool:
        """Whether it is painted again and again; the time does not depend on it."""
        return self._ticks.isActive()

    @property
    def words(self) -> tuple[str, str, str]:
        """What is done now, what is timed, and which trial it is."""
        return self._head, self._target, self._detail

    def start_or_stop(self) -> None:
        """Starts from zero, or stops and says the time."""
        if self._began_at is not None:
            self._last, self._began_at = self.seconds, None
            self._ticks.stop()
            self.update()
            self.stopped.emit(self._last)
        elif self.can_begin:
            self._began_at = self._clock()
            if self.isVisible():
                self._ticks.start()
            self.update()
            self.began.emit()

    def clear(self) -> None:
        """Shows zero again; a running watch is left running."""
        self._last = 0.0
        self.update()

    def show_target(self, head: str, target: str, detail: str) -> None:
        """Says what is done now and what is timed."""
        self._head, self._target, self._detail = head, target, detail
        self.setAccessibleName(f"{head}: {target}. {detail}. {self._act()}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self.start_or_stop()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.start_or_stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press was the act."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.running:
            self._ticks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticks.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        running = self.running
        ground = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        edge = colour("text" if running else "accent")
        painter.setPen(QPen(edge, 3) if self.hasFocus() else QPen(colour("accent" if running else "line"), 1))
        painter.setBrush(colour("accent" if running else "surface"))
        painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        inside = self.rect().adjusted(_PADDING, 12, -_PADDING, -12)
        strong, quiet = ("on_accent", "on_accent") if running else ("text", "muted")
        painter.setPen(colour(strong))
        self._paint_target(painter, inside)
        painter.setFont(self._letters(_TIME_PIXELS, bold=True))
        time = QRect(inside.topLeft() + QPoint(0, 30), QSize(inside.width(), inside.height() - 54))
        painter.drawText(time, Qt.AlignmentFlag.AlignCenter, elapsed_in_words(self.seconds))
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.setFont(self._letters(_ACT_PIXELS, bold=True))
        painter.setPen(colour("on_accent" if running else "accent" if self.can_begin else "muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | bottom, self._act())
        painter.setFont(self._letters(_ACT_PIXELS, bold=False))
        painter.setPen(colour(quiet))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | bottom, self._detail)
        painter.end()

    def _paint_target(self, painter: QPainter, inside: QRect) -> None:
        """In letters as large as one line allows, and not smaller than can be read from a step away."""
        words = f"{self._head}: {self._target}"
        pixels = _TARGET_PIXELS
        painter.setFont(self._letters(pixels, bold=True))
        while pixels > _ACT_PIXELS and painter.fontMetrics().horizontalAdvance(words) > inside.width():
            pixels -= 1
            painter.setFont(self._letters(pixels, bold=True))
        room = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.drawText(inside.adjusted(0, 0, 2, 0), room, words)

    def _act(self) -> str:
        if self.running:
            return "Space or touch: stop"
        return "Space or touch: start" if self.can_begin else "Every trial is recorded"

    def _letters(self, pixels: int, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
