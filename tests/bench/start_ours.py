"""The program from nothing to the list of patients, on an empty practice."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from omt_desktop.bootstrap import open_services
from omt_desktop.ui.app import make_window
from tests.bench.start_ready import ready

folder = Path(sys.argv[1])
app = QApplication([])
window = make_window(app, folder, lambda: open_services(folder), "light")
window.show()
QTimer.singleShot(0, window.open)
watch = QTimer()


def look() -> None:
    """Reports once the patients are on the screen."""
    if window.workspace is not None:
        watch.stop()
        QTimer.singleShot(0, ready)


watch.timeout.connect(look)
watch.start(1)
app.exec()
