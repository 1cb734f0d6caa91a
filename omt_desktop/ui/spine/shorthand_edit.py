"""The line in which shorthand is typed: what Tab would add stands behind the caret, and a mark under what is wrong."""

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from omt_desktop.domain.spine.completion import complete
from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.theme import colour

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = (Qt.Key.Key_Escape,)
_MARGIN = 2
"""QLineEdit keeps these pixels between its frame and its text."""


class ShorthandEdit(EntryLine):
    """Tab takes the word that is offered, Up and Down offer another; an empty line lets Tab go on."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "shorthand")
        self._offered: tuple[str, ...] = ()
        self._offer = 0
        self._wrong_at: int | None = None
        self.textChanged.connect(self._look_ahead)
        self.cursorPositionChanged.connect(self._look_ahead)

    @property
    def offer(self) -> str:
        """What Tab would add to the line now; empty where nothing is offered."""
        if not self._offered:
            return ""
        return self._offered[self._offer][len(self._last_word()) :]

    def show_wrong(self, position: int | None) -> None:
        """The character at which the line cannot be read is marked; None where nothing is wrong."""
        self._wrong_at = position
        self.update()

    def event(self, event: QEvent) -> bool:
        # Tab would leave the line before keyPressEvent hears of it, and Esc would leave the evaluation.
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.offer:
                self._take_offer()
                return True
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._offer = (self._offer + step) % max(1, len(self._offered))
            self.update()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self.hasFocus() and self.offer and not self.hasSelectedText():
            place = self._text_area()
            place.setLeft(self.cursorRect().center().x() + 1)
            painter.setPen(colour("placeholder"))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.offer)
        if self._wrong_at is not None:
            self._mark_wrong(painter, self._wrong_at)
        painter.end()

    def _mark_wrong(self, painter: QPainter, position: int) -> None:
        """A small wedge under the character, as wide as it."""
        area, metrics = self._text_area(), self.fontMetrics()
        shift = self.cursorRect().center().x() - metrics.horizontalAdvance(self.text()[: self.cursorPosition()])
        left = shift + metrics.horizontalAdvance(self.text()[:position])
        width = max(6, metrics.horizontalAdvance(self.text()[position : position + 1]))
        base = area.center().y() + metrics.ascent() / 2 + 5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("danger"), 2))
        painter.drawPolyline([QPointF(left, base), QPointF(left + width / 2, base - 3), QPointF(left + width, base)])

    def _text_area(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return area.adjusted(_MARGIN, 0, -_MARGIN, 0)

    def _look_ahead(self) -> None:
        at_end = self.cursorPosition() == len(self.text())
        typed = self._last_word()
        offered = complete(self.text()) if at_end and self.text().strip() else ()
        self._offered = tuple(word for word in offered if len(word) > len(typed))
        self._offer = 0
        self.update()

    def _take_offer(self) -> None:
        """The offered word replaces the one being typed, in its own letters, with a space behind it."""
        word = self._offered[self._offer]
        kept = self.text()[: len(self.text()) - len(self._last_word())]
        self.setText(f"{kept}{word} ")

    def _last_word(self) -> str:
        return self.text().rpartition(";")[2].rpartition(" ")[2]
