"""A process on a private bus: listens as the program does, and says what it made of what a desktop says there.

python -m tests.ui.bus_child ADDRESS
"""

import sys

from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omt_desktop.ui.lock_watch import LockReason, LockWatch

_LOGIN = "org.freedesktop.login1"
SAID = (
    ("sleep begins", _LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "PrepareForSleep", [True]),
    ("sleep ends", _LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "PrepareForSleep", [False]),
    ("session locked", _LOGIN, "/org/freedesktop/login1/session/_31", f"{_LOGIN}.Session", "Lock", []),
    ("screen covered", "", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
    ("screen shown", "", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [False]),
    ("GNOME covered", "", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
)


def main(address: str) -> int:
    """Prints each signal with the reason for which the practice would be locked, or a dash."""
    app = QApplication(["child", "-platform", "offscreen"])
    watch = LockWatch(lambda: 5)
    heard: list[LockReason] = []
    watch.wanted.connect(heard.append)
    watch.begin()
    desktop = QDBusConnection.connectToBus(address, "desktop")
    if not desktop.isConnected() or not desktop.registerService(_LOGIN):
        return 1
    for words, _, path, interface, name, arguments in SAID:
        heard.clear()
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(arguments)
        desktop.send(message)
        for _ in range(40):
            QTest.qWait(10)
            if heard:
                break
        sys.stdout.write(f"{words}: {heard[0].value if heard else '-'}\n")
    watch.end()
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
