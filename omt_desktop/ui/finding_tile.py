"""A finding folded to one line: its state, its name, and what was recorded in short."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from omt_desktop.ui.state_glyph import SIZE, paint_state
from omt_desktop.ui.theme import colour, pixels
from omt_desktop.ui.widget_look import set_look
from omt_desktop.workflow.answer_state import AnswerState

_PADDING = 10
_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class FindingTile(QPushButton):
    """Checked while its editor is open. Arrow keys are its board's."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("recorded", False)
        self._label = label
        self._summary = ""
        self.state = AnswerState.NOT_RECORDED

    def show_finding(self, state: AnswerState, summary: str) -> None:
        """The state and what was recorded, in words."""
        self.state = state
        self._summary = summary
        nothing = state is AnswerState.NOT_RECORDED
        self.setAccessibleName(f"{self._label}: {summary}")
        self.setToolTip("" if nothing else f"{self._label}: {summary}")
        set_look(self, "recorded", not nothing)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), pixels("target"))

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * _PADDING + SIZE + 8 + self.fontMetrics().horizontalAdvance(self._label), pixels("target"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        paint_state(painter, QRectF(_PADDING, (self.height() - SIZE) / 2, SIZE, SIZE), self.state)
        left = _PADDING + SIZE + 8
        room = self.width() - left - _PADDING
        bold = painter.font()
        bold.setBold(self.state is AnswerState.FINDING or self.isChecked())
        painter.setFont(bold)
        painter.setPen(QPen(colour("accent" if self.isChecked() else "text")))
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        name = metrics.elidedText(self._label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, self.height()), middle | Qt.AlignmentFlag.AlignLeft, name)
        used = metrics.horizontalAdvance(name) + 12
        if room - used > 40:
            small = painter.font()
            small.setBold(False)
            small.setPixelSize(12)
            painter.setFont(small)
            painter.setPen(colour("muted"))
            words = painter.fontMetrics().elidedText(self._summary, Qt.TextElideMode.ElideRight, room - used)
            area = QRectF(left + used, 0, room - used, self.height())
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, words)
        painter.end()
