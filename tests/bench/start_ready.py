"""What a measured child says once its first screen can be used."""

import os
import resource
import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit


def when_usable(act: Callable[[QLineEdit], None]) -> QTimer:
    """Calls `act` once a painted window has a line in which the hand stands; the timer watches while it is kept."""
    watch = QTimer()

    def look() -> None:
        line = QApplication.focusWidget()
        handle = line.window().windowHandle() if isinstance(line, QLineEdit) and line.isVisible() else None
        # Qt paints a window in the same turn in which it is exposed, before any timer.
        if handle is not None and handle.isExposed():
            watch.stop()
            act(line)

    watch.timeout.connect(look)
    watch.start(1)
    return watch


def ready() -> None:
    """Prints the most memory used so far, in KiB, and ends the process without tidying up."""
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n")
    sys.stdout.flush()
    os._exit(0)
