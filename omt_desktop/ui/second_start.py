"""A second start with the same data folder brings the first window to the front, without a socket: by a file.

The file is empty and lies in the data folder. It can do no more than raise a window.
"""

import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QWidget

REQUEST = "window.wanted"
_PATIENCE = 2.0
_LOOK_EVERY = 0.05


def called_to_front(folder: Path) -> bool:
    """Whether the first window took the request within two seconds; the request is gone either way."""
    request = folder / REQUEST
    try:
        request.touch(mode=0o600)
        asked = time.monotonic()
        while request.exists() and time.monotonic() - asked < _PATIENCE:
            time.sleep(_LOOK_EVERY)
        taken = not request.exists()
        request.unlink(missing_ok=True)
    except OSError:
        return False
    return taken


class FrontCall(QObject):
    """Raises the window when a second start asks for it."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._request = folder / REQUEST
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def begin(self) -> None:
        """From now on requests are taken, where there is a folder to take them from."""
        if self._request.parent.is_dir():
            self._watcher.addPath(str(self._request.parent))
            self._look()

    def _look(self) -> None:
        if not self._request.exists():
            return
        self._request.unlink(missing_ok=True)
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
