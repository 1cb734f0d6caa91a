"""The keys, laid over the window until F2, Esc or a click."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.key_table import KeyTable
from omt_desktop.ui.plain_label import PlainLabel

_SHADE = QColor(10, 16, 24, 150)
_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Scroll = QAbstractSlider.SliderAction
_SCROLLING = {
    Qt.Key.Key_Down: _Scroll.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Scroll.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Scroll.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Scroll.SliderPageStepSub,
    Qt.Key.Key_End: _Scroll.SliderToMaximum,
    Qt.Key.Key_Home: _Scroll.SliderToMinimum,
}


class KeyOverlay(QWidget):
    """Covers `over` and follows its size; gives the focus back where it was."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Keyboard keys")
        self.close_button = IconButton("close", token="muted", name="Close")
        self.close_button.clicked.connect(self.put_away)
        head = QHBoxLayout()
        head.addWidget(PlainLabel("Keyboard", "title"), 1)
        head.addWidget(self.close_button)
        card = QFrame()
        card.setProperty("role", "card")
        card.setMaximumWidth(1200)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(16)
        inside.addLayout(head)
        self._area = _scrolled(KeyTable(columns=3))
        inside.addWidget(self._area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
        layout.addLayout(row)
        over.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Shows the keys, or puts them away."""
        if self.isHidden():
            self._before = self.window().focusWidget()
            self.setGeometry(self._over.rect())
            self.show()
            self.raise_()
            self.setFocus()
        else:
            self.put_away()

    def put_away(self) -> None:
        """Hides the keys; the focus is where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # While the keys are shown, Esc must close them and not the evaluation behind.
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING:
            self.put_away()
        elif event.key() in _SCROLLING:
            self._area.verticalScrollBar().triggerAction(_SCROLLING[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.put_away()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), _SHADE)
        painter.end()


def _scrolled(table: QWidget) -> QScrollArea:
    """The table as it is where there is room, and scrolled in a small window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setProperty("role", "scrolled")
    area.setWidget(table)
    return area
