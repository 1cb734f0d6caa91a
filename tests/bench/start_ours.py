"""The program as it is started, until the search takes what is typed; with `--list`, until the patients are shown."""

import sys

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from omt_desktop.__main__ import main
from omt_desktop.bootstrap import default_data_folder
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.theme import STYLE
from tests.bench.start_ready import ready, when_usable


def type_into(search: QLineEdit) -> None:
    """The first letter is in the search line, and on the screen."""
    assert search.property("role") == "search"
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(search, QKeyEvent(kind, Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, "m"))
    assert search.text() == "m"
    search.repaint()
    ready()


def look_for_patients() -> None:
    """Ready once the practice is open and the list shows what it holds."""
    window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
    if window.workspace.patients.desk is not None:
        patients.stop()
        QTimer.singleShot(0, ready)


app = QApplication([sys.argv[0], *STYLE])
patients = QTimer()
if "--list" in sys.argv:
    patients.timeout.connect(look_for_patients)
    patients.start(1)
else:
    watch = when_usable(type_into)
# Another folder than the user's own, after the time it takes to find that one.
default_data_folder()
main(["--data", sys.argv[1], "--theme", "light"])
