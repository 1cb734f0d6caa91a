"""One balance test in the list beside the trials: its name, and how much of it is timed."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from omt_desktop.ui.state_glyph import SIZE, paint_state
from omt_desktop.ui.theme import SMALL_PIXELS, colour, pixels
from omt_desktop.workflow.answer_state import AnswerState

_WIDTH = 188
_LINE = 17
_PADDING = 5
_LEFT = 8
_TEXT_LEFT = _LEFT + SIZE + 6
_ROOM = _WIDTH - _TEXT_LEFT - 6
_RADIUS = 6


class TimedTestRow(QAbstractButton):
    """Checked while its trials are shown. Keys are the stopwatch's: a click leaves the focus where it is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._summary = ""
        self._state = AnswerState.NOT_RECORDED
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_summary(self, state: AnswerState, summary: str) -> None:
        """How the test stands, as a shape and in a few words."""
        self._state, self._summary = state, summary
        self.setAccessibleName(f"{self._name}: {summary}")
        self.setToolTip(self._name)
        self.update()

    @property
    def summary(self) -> str:
        """The words under the name."""
        return self._summary

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, max(self._name_height() + _LINE + 2 * _PADDING, pixels("target")))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(QPen(colour("accent"), 1) if self.isChecked() else Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if self.isChecked() else "surface_alt"))
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        paint_state(painter, QRectF(_LEFT, (self.height() - SIZE) / 2, SIZE, SIZE), self._state)
        painter.setFont(self.font())
        painter.setPen(colour("accent" if self.isChecked() else "text"))
        name = QRect(_TEXT_LEFT, _PADDING, _ROOM, self._name_height())
        painter.drawText(name, int(Qt.TextFlag.TextWordWrap), self._name)
        small = QFont(self.font())
        small.setPixelSize(SMALL_PIXELS)
        painter.setFont(small)
        painter.setPen(colour("muted"))
        words = painter.fontMetrics().elidedText(self._summary, Qt.TextElideMode.ElideRight, _ROOM)
        painter.drawText(QRect(_TEXT_LEFT, name.bottom() + 1, _ROOM, _LINE), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _name_height(self) -> int:
        room = QRect(0, 0, _ROOM, 400)
        return QFontMetrics(self.font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._name).height()
