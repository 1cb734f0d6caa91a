"""Digits, plus and minus for a hand on the mouse or the screen, laid over the window beside the line they go to."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from omt_desktop.ui.number_line import NumberLine
from omt_desktop.ui.plain_label import PlainLabel

BACK, SIGN, UP, DOWN, NEXT, DONE = "⌫", "±", "+", "−", "Next", "Done"
_KEYS = (("7", "8", "9", BACK), ("4", "5", "6", UP), ("1", "2", "3", DOWN), (SIGN, "0", ".", DONE))
_NAMES = {
    BACK: "Delete the last digit",
    SIGN: "Other sign",
    UP: "One step up",
    DOWN: "One step down",
    ".": "Decimal point",
}
_REPEATED = (BACK, UP, DOWN)
_GAP = 8
_EDGE = 4


class NumberPad(QFrame):
    """Types into the line, which keeps the focus, so that the keyboard goes on as before.

    It goes when the hand is done, presses anything outside, leaves the line, or presses Escape; then it says `closed`.
    """

    pressed = Signal(str)
    """A digit, the point, or one of the words above; `NEXT` and `DONE` once the pad is gone."""
    closed = Signal()

    def __init__(self, line: NumberLine, name: str, limits: str, *, signed: bool, has_next: bool) -> None:
        self._over = line.window()
        super().__init__(self._over)
        self._line = line
        self._program = QApplication.instance() or self._over
        """Everything that happens is watched, because a press anywhere else ends the pad."""
        self._scrolled: list[QScrollArea] = []
        self.setProperty("role", "pad")
        self.setAccessibleName(f"Number pad for {name}")
        self.words = PlainLabel("", "small", wrap=True, parent=self)
        self._limits = limits
        self.keys: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        title = PlainLabel(name, "label", wrap=True, parent=self)
        head.addWidget(title, 1)
        if has_next:
            head.addWidget(self._key(NEXT))
        column.addLayout(head)
        column.addWidget(self.words)
        grid = QGridLayout()
        grid.setSpacing(_GAP)
        for row, keys in enumerate(_KEYS):
            for place, key in enumerate(keys):
                grid.addWidget(self._key(key), row, place)
        column.addLayout(grid)
        self.keys[SIGN].setEnabled(signed)
        self.say("")

    def say(self, problem: str) -> None:
        """What is wrong with the number; what the field takes where nothing is."""
        words = problem or self._limits
        self.words.setText(words)
        self.words.set_role("danger" if problem else "small")

    def open(self) -> None:
        """The pad is beside its line, and follows it when the page is scrolled."""
        parent = self._line.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.verticalScrollBar().valueChanged.connect(self._follow)
                self._scrolled.append(parent)
            parent = parent.parentWidget()
        self.adjustSize()
        self._follow()
        self.show()
        self.raise_()
        self._program.installEventFilter(self)

    def close_pad(self) -> None:
        """The pad is gone."""
        self._program.removeEventFilter(self)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            if isinstance(watched, QWidget) and not self._owns(watched):
                self.close_pad()
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide) and watched is self._line:
            self.close_pad()
        elif kind is QEvent.Type.Resize and watched is self._over:
            self._follow()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            # The page's own Escape leaves the evaluation; here it only closes the pad.
            if kind is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if kind is QEvent.Type.KeyPress and watched is self._line:
                self.close_pad()
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press between the keys is one on nothing, not on what lies below."""

    def _owns(self, widget: QWidget) -> bool:
        return any(own is widget or own.isAncestorOf(widget) for own in (self, self._line))

    def _key(self, key: str) -> QPushButton:
        button = QPushButton(key, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(key in _REPEATED)
        button.setAccessibleName(_NAMES.get(key, key))
        button.setProperty("key", "word" if key in (NEXT, DONE) else "digit")
        if key == DONE:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda: self.pressed.emit(key))
        self.keys[key] = button
        return button

    def _follow(self) -> None:
        """Under the line, or above it where there is no room; gone where the line is scrolled out of sight."""
        window = self._over
        if self.isVisible() and self._line.visibleRegion().isEmpty():
            self.close_pad()
            return
        at = self._line.mapTo(window, QPoint(0, 0))
        below = at.y() + self._line.height() + _GAP
        fits = below + self.height() <= window.height() - _EDGE
        top = below if fits else max(at.y() - _GAP - self.height(), _EDGE)
        left = min(at.x(), window.width() - self.width() - _EDGE)
        self.move(max(left, _EDGE), top)
