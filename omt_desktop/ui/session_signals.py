"""What the desktop tells of sleep and a locked screen (Linux, over D-Bus, where there is one).

Nothing is sent: the program only listens on this computer's own bus. Elsewhere the lock watch notices sleep by itself.
"""

import logging
import os
import sys
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

_log = logging.getLogger(__name__)
_LOGIN = "org.freedesktop.login1"
_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class SessionSignals(QObject):
    """Announces; where the system tells nothing, nothing is announced."""

    asleep = Signal()
    left = Signal()
    """The screen was locked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard: list[str] = []
        """What is listened to, for the log and for tests."""
        if sys.platform.startswith("linux"):
            self._listen()

    def _listen(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        system = QDBusConnection.systemBus()
        if system.isConnected():
            manager = ("/org/freedesktop/login1", f"{_LOGIN}.Manager")
            self._connect(system, _LOGIN, *manager, "PrepareForSleep", "1sleeps(bool)")
            # Any session of this bus may be told; one that is not ours locks once too often, never too seldom.
            self._connect(system, _LOGIN, "", f"{_LOGIN}.Session", "Lock", "1locked()")
        session = QDBusConnection.sessionBus() if os.environ.get("DBUS_SESSION_BUS_ADDRESS") else None
        if session is not None and session.isConnected():
            for name in _SCREEN_SAVERS:
                self._connect(session, "", "", name, "ActiveChanged", "1covered(bool)")

    def _connect(self, bus: Any, service: str, path: str, interface: str, name: str, slot: str) -> None:
        try:
            # As text: bytes, which the stubs ask for, are refused.
            connected = bus.connect(service, path, interface, name, self, slot)
        except (TypeError, ValueError) as problem:
            # The practice is opened all the same; sleep is noticed without it.
            _log.warning("the desktop cannot be listened to: %s", type(problem).__name__)
            return
        if connected:
            self.heard.append(f"{interface}.{name}")

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """The computer is about to sleep, or has woken up."""
        if begins:
            self.asleep.emit()

    @Slot()
    def locked(self) -> None:
        """The session was locked."""
        self.left.emit()

    @Slot(bool)
    def covered(self, active: bool) -> None:
        """The screen saver covers the screen, or has left it."""
        if active:
            self.left.emit()
