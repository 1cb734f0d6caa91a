"""The small shape in front of an item: not asked, normal, finding, not known, noted are five different shapes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from omt_desktop.ui.theme import colour
from omt_desktop.workflow.answer_state import AnswerState

SIZE = 16


class StateGlyph(QWidget):
    """Shows one state; the words for it are its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = AnswerState.NOT_RECORDED
        self.setFixedSize(QSize(SIZE, SIZE))

    def show_state(self, state: AnswerState) -> None:
        """The shape of this state from now on."""
        if state is not self.state:
            self.state = state
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_state(painter, QRectF(0, (self.height() - SIZE) / 2, SIZE, SIZE), self.state)
        painter.end()


def paint_state(painter: QPainter, area: QRectF, state: AnswerState) -> None:
    """Paints the shape of the state in the square `area`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = area.adjusted(2, 2, -2, -2)
    if state is AnswerState.NOT_RECORDED:
        pen = QPen(colour("control_line"), 1.4)
        pen.setDashPattern([2.2, 1.8])
        painter.setPen(pen)
        painter.drawEllipse(circle)
    elif state is AnswerState.NORMAL:
        painter.setPen(QPen(colour("ok"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        left, top = circle.left(), circle.top()
        painter.drawPolyline(
            [QPointF(left + 1.5, top + 6.5), QPointF(left + 4.8, top + 9.8), QPointF(left + 10.5, top + 2.5)]
        )
    elif state is AnswerState.FINDING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        middle = circle.center()
        reach = circle.width() / 2 + 0.5
        painter.drawPolygon(
            [
                QPointF(middle.x(), middle.y() - reach),
                QPointF(middle.x() + reach, middle.y()),
                QPointF(middle.x(), middle.y() + reach),
                QPointF(middle.x() - reach, middle.y()),
            ]
        )
    elif state is AnswerState.UNKNOWN:
        painter.setPen(QPen(colour("warning"), 1.4))
        painter.drawEllipse(circle)
        font = painter.font()
        font.setPixelSize(10)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "?")
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("neutral"))
        painter.drawRoundedRect(circle.adjusted(3, 3, -3, -3), 1.5, 1.5)
    painter.restore()
