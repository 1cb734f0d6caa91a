"""The paper of a calendar: where a day and a minute lie on it, and its lines, hours and heads."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.ui.theme import SMALL_PIXELS, colour
from omt_desktop.workflow.day_words import WEEKDAYS, weekday_in_words

HEAD = 44
HOUR = 76
"""The height of the heads and of an hour, in pixels."""
_LEFT = 52
_ROOMY = 160


@dataclass(frozen=True, slots=True)
class GridPaper:
    """Days side by side in `width` pixels, from the first to the last of the hours."""

    days: tuple[date, ...]
    hours: tuple[int, int]
    width: int
    practice: PracticeTime | None
    now: datetime | None
    """On the clock of the practice."""

    @property
    def column_width(self) -> float:
        """How wide a day is."""
        return (self.width - _LEFT) / len(self.days)

    @property
    def height(self) -> int:
        """How high all of it is."""
        return HEAD + (self.hours[1] - self.hours[0]) * HOUR + 8

    def left(self, column: int) -> float:
        """Where the column of a day begins."""
        return _LEFT + column * self.column_width

    def top(self, minute: float) -> float:
        """Where a minute of the day lies."""
        return HEAD + (minute - self.hours[0] * 60) * HOUR / 60

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """The column and the minute of the day at a point; None on the heads and the hours."""
        if x < _LEFT or y < HEAD:
            return None
        column = min(int((x - _LEFT) / self.column_width), len(self.days) - 1)
        return column, int(self.hours[0] * 60 + (y - HEAD) * 60 / HOUR)

    def paint(self, painter: QPainter) -> None:
        """Paints everything but the sessions."""
        for column, day in enumerate(self.days):
            self._paint_hours_of(painter, column, day)
        self._paint_lines(painter)
        for column, day in enumerate(self.days):
            self._paint_head(painter, column, day)
        self._paint_present(painter)

    def _paint_hours_of(self, painter: QPainter, column: int, day: date) -> None:
        left, bottom = self.left(column), self.top(self.hours[1] * 60)
        painter.fillRect(QRectF(left, HEAD, self.column_width, bottom - HEAD), colour("window"))
        for opening in self.practice.days.openings(day) if self.practice is not None else ():
            top = self.top(opening.opens.hour * 60 + opening.opens.minute)
            end = self.top(opening.closes.hour * 60 + opening.closes.minute)
            painter.fillRect(QRectF(left, top, self.column_width, end - top), colour("surface"))

    def _paint_lines(self, painter: QPainter) -> None:
        font = QFont(painter.font())
        font.setPixelSize(SMALL_PIXELS)
        painter.setFont(font)
        for hour in range(self.hours[0], self.hours[1] + 1):
            y = self.top(hour * 60)
            painter.fillRect(QRectF(_LEFT, y, self.width - _LEFT, 1), colour("line"))
            if hour < self.hours[1]:
                painter.setPen(colour("muted"))
                area = QRectF(0, y - 9 if hour > self.hours[0] else y, _LEFT - 8, 18)
                painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{hour}:00")
        for column in range(len(self.days)):
            painter.fillRect(QRectF(self.left(column), HEAD, 1, self.height), colour("line"))

    def _paint_head(self, painter: QPainter, column: int, day: date) -> None:
        left = self.left(column)
        is_today = self.now is not None and day == self.now.date()
        area = QRectF(left, 0, self.column_width, HEAD)
        painter.fillRect(area, colour("surface"))
        font = QFont(painter.font())
        font.setBold(is_today)
        painter.setFont(font)
        painter.setPen(colour("accent" if is_today else "text"))
        closed = self.practice.days.why_closed(day) if self.practice is not None else ""
        words = f"{WEEKDAYS[day.weekday()][:3]} {day.day}" if self.column_width < _ROOMY else weekday_in_words(day)
        line = QRectF(left, 4, self.column_width, 18)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, f"{words} · today" if is_today else words)
        if closed:
            font.setBold(False)
            font.setPixelSize(SMALL_PIXELS)
            painter.setFont(font)
            painter.setPen(colour("muted"))
            why = painter.fontMetrics().elidedText(closed, Qt.TextElideMode.ElideRight, int(self.column_width) - 8)
            painter.drawText(QRectF(left, 22, self.column_width, 16), Qt.AlignmentFlag.AlignCenter, why)
        if is_today:
            painter.fillRect(QRectF(left + 8, HEAD - 3, self.column_width - 16, 3), colour("accent"))

    def _paint_present(self, painter: QPainter) -> None:
        if self.now is None or self.now.date() not in self.days:
            return
        minute = self.now.hour * 60 + self.now.minute
        if self.hours[0] * 60 <= minute <= self.hours[1] * 60:
            left, y = self.left(self.days.index(self.now.date())), self.top(minute)
            painter.fillRect(QRectF(left, y - 1, self.column_width, 2), colour("danger"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("danger"))
            painter.drawEllipse(QRectF(left - 4, y - 4, 8, 8))
