"""One session in the calendar: a block with the mark of its patient, pressed like a button."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.ui.button import pressed_by_return
from omt_desktop.ui.patient_mark import paint_mark
from omt_desktop.ui.theme import SMALL_PIXELS, colour
from omt_desktop.workflow.schedule.booked_session import BookedSession
from omt_desktop.workflow.schedule.schedule_words import STATE_SYMBOLS, STATES, clock_in_words, flags_in_words

TONES = {
    State.PLANNED: "accent",
    State.MOVED: "accent",
    State.CONFIRMED: "ok",
    State.DONE: "neutral",
    State.CANCELLED: "neutral",
    State.NO_SHOW: "warning",
}
"""The colour of a state; its shape and word say the same."""
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_TALL = 44
_MARK = 16


class SessionBlock(QAbstractButton):
    """Says that it was pressed, and with the arrow keys that a neighbour is wanted."""

    stepped = Signal(int)
    """An arrow key, for whoever knows the neighbours."""

    def __init__(self, session: BookedSession, practice: PracticeTime, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        appointment = session.appointment
        self._times = clock_in_words(appointment.start, practice)
        self._kind = practice.kind(appointment.kind).label
        self._over = False
        spoken = (self._times, session.patient.full_name, self._kind, STATES[appointment.state])
        self.setAccessibleName(", ".join((*spoken, *flags_in_words(session))))
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            self.stepped.emit(event.key())
        elif not pressed_by_return(self, event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = self.session.appointment.state
        tone = "danger" if self.session.ask_doctor else TONES[state]
        ground = {"accent": "accent_soft", "ok": "ok_soft", "warning": "warning_soft", "danger": "danger_soft"}
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked() or self.hasFocus()
        edge = colour("text") if self.hasFocus() else colour(tone) if chosen or self._over else colour("line")
        painter.setPen(QPen(edge, 2 if chosen else 1))
        painter.setBrush(colour(ground.get(tone, "surface_alt")))
        painter.drawRoundedRect(rect, 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tone))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top(), 4, rect.height()), 2, 2)
        self._paint_words(painter, QRect(12, 3, self.width() - 16, self.height() - 6), tone)
        painter.end()

    def _paint_words(self, painter: QPainter, rect: QRect, tone: str) -> None:
        appointment = self.session.appointment
        low = self.height() < _TALL
        paint_mark(
            painter, QRectF(rect.left(), rect.top() + (1 if not low else 0), _MARK, _MARK), self.session.patient.id
        )
        font = QFont(self.font())
        font.setPixelSize(SMALL_PIXELS)
        font.setBold(True)
        font.setStrikeOut(appointment.state is State.CANCELLED)
        painter.setFont(font)
        painter.setPen(colour("text"))
        warned = "▲ " if self.session.ask_doctor else ""
        name = QRect(rect.left() + _MARK + 6, rect.top(), rect.width() - _MARK - 6, 18)
        title = self.session.patient.full_name
        if low:
            title = f"{warned}{STATE_SYMBOLS[appointment.state]} {title}"
        _line(painter, name, title)
        if not low:
            font.setBold(bool(warned))
            painter.setFont(font)
            painter.setPen(colour(tone))
            state = f"{warned}{STATE_SYMBOLS[appointment.state]} {self._times} · {self._kind}"
            _line(painter, QRect(rect.left(), rect.top() + 19, rect.width(), 18), state)


def _line(painter: QPainter, rect: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    baseline = rect.top() + (rect.height() + painter.fontMetrics().ascent() - painter.fontMetrics().descent()) / 2
    painter.drawText(QPointF(rect.left(), baseline), shown)
