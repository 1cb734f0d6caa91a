"""Something that is told once in a turn of the event loop of its own, however often it is wanted before."""

from PySide6.QtCore import QObject, QTimer, Signal

_NEXT_TURN_MS = 1
"""Not 0: that can still be within the same turn of the event loop, before the keys that wait."""


class NextTurn(QObject):
    """Keys that wait go before it."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due)

    def want(self) -> None:
        """It is due in the next turn."""
        self._timer.start(_NEXT_TURN_MS)

    def now(self) -> None:
        """What waits is due now: the page may be left, or the practice closed. Nothing where nothing waits."""
        if self._timer.isActive():
            self._timer.stop()
            self.due.emit()
