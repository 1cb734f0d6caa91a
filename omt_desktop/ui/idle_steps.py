"""Work that can wait, done in small steps between what the hand does."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class IdleSteps(QObject):
    """One step in each turn of the event loop, in the order they were added; keys and clicks go before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_one)

    def add(self, *steps: Callable[[], object]) -> None:
        """These steps are done after the ones that wait already; none of them where the owner is gone by then."""
        self._waiting.extend(steps)
        self._timer.start(0)

    def drop(self) -> None:
        """The steps that still wait are not done any more."""
        self._waiting.clear()
        self._timer.stop()

    def _take_one(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
        else:
            self._timer.stop()
