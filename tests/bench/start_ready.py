"""What a measured child says once its first screen can be used."""

import os
import re
import resource
import sys
from collections.abc import Callable
from pathlib import Path

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
    sys.stdout.write(f"{_most_memory()}\n")
    sys.stdout.flush()
    os._exit(0)


def _most_memory() -> int:
    """Of this program alone: on Linux getrusage also counts the program that started it, until it was replaced."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text("ascii"))[1])  # type: ignore[index]  # always there
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
