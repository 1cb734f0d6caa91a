"""Days side by side, hours from top to bottom, and the sessions in them. A free time is chosen by click or by keys."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.ui.schedule.grid_paper import HOUR, GridPaper
from omt_desktop.ui.schedule.session_block import SessionBlock
from omt_desktop.ui.theme import colour
from omt_desktop.workflow.day_words import weekday_in_words
from omt_desktop.workflow.schedule.booked_session import BookedSession
from omt_desktop.workflow.schedule.day_layout import Placed, hours_shown, lay_out

_STEP = 15
"""Minutes between two times that the keys can choose; a click chooses the half hour."""
_LOWEST = 22
_MOVES = {Qt.Key.Key_Up: (0, -_STEP), Qt.Key.Key_Down: (0, _STEP), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
_NOTHING = GridPaper((date(2000, 1, 1),), (8, 18), 560, None, None)


class TimeGrid(QWidget):
    """Shows what it is given. Times are those on the clock of the practice."""

    session_chosen = Signal(str)
    """The id of the session that was pressed."""
    time_chosen = Signal(object, object)
    """A day and a time at which somebody wants to book."""
    moved = Signal(QRect)
    """Where the hand is now, to be scrolled into sight."""
    past_edge = Signal(int)
    """The hand went beyond the first (-1) or the last day (1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = _NOTHING
        self._placed: list[tuple[int, Placed, SessionBlock]] = []
        self._cursor = (0, 9 * 60)
        """Column and minute of the day."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Calendar: arrow keys choose a time, Enter books it, Tab goes through the sessions")

    @property
    def blocks(self) -> list[SessionBlock]:
        """The sessions shown, by day and time."""
        return [block for _, _, block in self._placed]

    @property
    def cursor_time(self) -> tuple[date, time]:
        """The day and the time the hand is on."""
        column, minute = self._cursor
        return self._paper.days[column], time(minute // 60, minute % 60)

    def show_days(
        self, first: date, count: int, sessions: Sequence[BookedSession], practice: PracticeTime, now: datetime
    ) -> None:
        """Shows the days with their sessions; the line of the present stands where `now` is."""
        days = tuple(first + timedelta(days=number) for number in range(count))
        hours = hours_shown(practice.days, [_span(session, practice) for session in sessions])
        self._paper = GridPaper(days, hours, self.width(), practice, practice.local(now))
        for block in self.blocks:
            block.hide()
            block.deleteLater()
        self._placed = []
        for column, day in enumerate(days):
            of_day = [found for found in sessions if practice.day_of(found.appointment.start) == day]
            for placed in lay_out(of_day):
                self._placed.append((column, placed, self._block(placed.session, practice)))
        self._keep_cursor()
        self.setMinimumHeight(self._paper.height)
        self._place_blocks()
        self.update()

    def mark(self, appointment_id: str) -> None:
        """The session of that id is the one that is looked at."""
        for block in self.blocks:
            block.setChecked(block.session.appointment.id == appointment_id)

    def stand_on(self, day: date, at: time) -> None:
        """The hand is at that time, where the day is shown."""
        if day in self._paper.days:
            self._cursor = (self._paper.days.index(day), at.hour * 60 + at.minute)
            self._keep_cursor()
            self._tell_cursor()

    def sizeHint(self) -> QSize:
        return QSize(560, self._paper.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paper = replace(self._paper, width=self.width())
        self._place_blocks()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = self._paper.at(event.position().x(), event.position().y())
        if event.button() is Qt.MouseButton.LeftButton and where is not None:
            self._cursor = (where[0], where[1] // (2 * _STEP) * 2 * _STEP)
            self._keep_cursor()
            self.update()
            self.time_chosen.emit(*self.cursor_time)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._move(*_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.time_chosen.emit(*self.cursor_time)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.fillRect(self.rect(), colour("surface"))
        self._paper.paint(painter)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._cursor_rect(), 5, 5)
        painter.end()

    def _block(self, session: BookedSession, practice: PracticeTime) -> SessionBlock:
        block = SessionBlock(session, practice, self)
        block.clicked.connect(lambda: self.session_chosen.emit(session.appointment.id))
        block.stepped.connect(lambda key: self._step_from(block, Qt.Key(key)))
        block.show()
        return block

    def _step_from(self, block: SessionBlock, key: Qt.Key) -> None:
        """To the next session of the day, or to the nearest of the next day that has one."""
        number = self.blocks.index(block)
        column = self._placed[number][0]
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            other = number + (1 if key is Qt.Key.Key_Down else -1)
            if 0 <= other < len(self._placed) and self._placed[other][0] == column:
                self._placed[other][2].setFocus(Qt.FocusReason.TabFocusReason)
            return
        onwards = key is Qt.Key.Key_Right
        ahead = [found for found in self._placed if (found[0] > column if onwards else found[0] < column)]
        if ahead:
            nearest = (min if onwards else max)(found[0] for found in ahead)
            of_day = [found[2] for found in ahead if found[0] == nearest]
            min(of_day, key=lambda found: abs(found.y() - block.y())).setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, columns: int, minutes: int) -> None:
        column, minute = self._cursor[0] + columns, self._cursor[1] + minutes
        if not 0 <= column < len(self._paper.days):
            self.past_edge.emit(columns)
            return
        self._cursor = (column, minute)
        self._keep_cursor()
        self._tell_cursor()

    def _tell_cursor(self) -> None:
        day, at = self.cursor_time
        self.setAccessibleDescription(f"{weekday_in_words(day)}, {at:%H:%M}")
        self.moved.emit(self._cursor_rect().toRect())
        self.update()

    def _keep_cursor(self) -> None:
        column, minute = self._cursor
        first, last = self._paper.hours[0] * 60, self._paper.hours[1] * 60 - _STEP
        self._cursor = (min(column, len(self._paper.days) - 1), min(max(minute, first), last))

    def _place_blocks(self) -> None:
        paper = self._paper
        for column, placed, block in self._placed:
            if paper.practice is not None:
                begin, end = _span(placed.session, paper.practice)
                lane = (paper.column_width - 6) / placed.lanes
                left, top = paper.left(column) + 3 + placed.lane * lane, paper.top(begin)
                height = max(round(paper.top(end) - top) - 1, _LOWEST)
                block.setGeometry(round(left), round(top), round(lane) - 1, height)

    def _cursor_rect(self) -> QRectF:
        column, minute = self._cursor
        paper = self._paper
        return QRectF(paper.left(column) + 2, paper.top(minute), paper.column_width - 4, HOUR / 2)


def _span(session: BookedSession, practice: PracticeTime) -> tuple[int, int]:
    """The first and the last minute of the session on the clock; its length counts where the clock is put back."""
    begins = practice.local(session.appointment.start)
    first = begins.hour * 60 + begins.minute
    return first, first + session.appointment.minutes
