"""When the practice locks itself: nobody at work for some minutes, the computer asleep, the session locked or left."""

import time
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from omt_desktop.ui.clipboard_guard import ClipboardGuard
from omt_desktop.ui.session_signals import SessionSignals
from omt_desktop.ui.user_switch import switched_away

_BEAT_MS = 1000
_ASLEEP_SECONDS = 30
"""A beat that comes so late means that the computer slept: also where no system tells of it."""
_AT_WORK = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class LockReason(StrEnum):
    """Why the practice was locked. The values are written to the audit trail."""

    BY_KEY = "by_key"
    IDLE = "idle"
    ASLEEP = "asleep"
    SESSION = "session"


class LockWatch(QObject):
    """Asks for the lock while it is on; the clock gives seconds that go on while the computer sleeps."""

    wanted = Signal(object)
    """A LockReason."""

    def __init__(
        self,
        minutes: Callable[[], int],
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
        *,
        away: Callable[[], bool] = switched_away,
    ) -> None:
        """`away` says whether another user's session is in front."""
        super().__init__(parent)
        self._away, self._was_away = away, False
        self._minutes = minutes
        self._clock = clock
        self._last_work = self._last_beat = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._session: SessionSignals | None = None
        self._clipboard = ClipboardGuard(self)

    def begin(self) -> None:
        """The practice is open: from now on it is watched, and what is copied out of it is forgotten again."""
        self._last_work = self._last_beat = self._clock()
        self._was_away = self._away()
        self._timer.start()
        self._clipboard.begin()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        if self._session is None:
            self._session = SessionSignals(self)
            self._session.asleep.connect(lambda: self._ask(LockReason.ASLEEP))
            self._session.left.connect(lambda: self._ask(LockReason.SESSION))

    def end(self) -> None:
        """The practice is locked or closed: nothing is watched, and nothing of it is in the clipboard."""
        self._timer.stop()
        self._clipboard.end()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def beat(self) -> None:
        """Looks at the clock, and at who is in front; called every second."""
        was_away, self._was_away = self._was_away, self._away()
        if self._was_away and not was_away:
            self._ask(LockReason.SESSION)
        now, before = self._clock(), self._last_beat
        self._last_beat = now
        if now < self._last_work:
            # The clock was set back: waiting starts anew, and never takes longer than was chosen.
            self._last_work = now
        if now - before > _ASLEEP_SECONDS:
            self._ask(LockReason.ASLEEP)
        elif now - self._last_work >= self._minutes() * 60:
            self._ask(LockReason.IDLE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _AT_WORK:
            self._last_work = self._clock()
        return False

    def _ask(self, reason: LockReason) -> None:
        if self._timer.isActive():
            self.wanted.emit(reason)
