"""Announces typing when the hand rests, and at once when it leaves."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 400


class TypingPause(QObject):
    """Calls `announce` once after the last of several touches; `now` calls it at once where one is waiting."""

    def __init__(self, announce: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._announce = announce
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(announce)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not announced yet."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Something was typed."""
        self._timer.start()

    def now(self) -> None:
        """What waits is announced now."""
        if self._timer.isActive():
            self._timer.stop()
            self._announce()

    def drop(self) -> None:
        """What waits is not announced at all."""
        self._timer.stop()
