"""The program as it is started, until a first line takes what is typed; with `--list`, until the patients are shown."""

import sys

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from omt_desktop.__main__ import main
from omt_desktop.bootstrap import default_data_folder
from omt_desktop.ui.gate.unlock_form import UnlockForm
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.theme import STYLE
from tests.bench.start_ready import ready, when_usable


def type_into(search: QLineEdit) -> None:
    """The first letter is in the line that is asked for first, and on the screen."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(search, QKeyEvent(kind, Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, "m"))
    assert search.text() == "m"
    search.repaint()
    ready()


def look_for_patients() -> None:
    """Unlocks as soon as it can, and is ready once the list shows what the practice holds."""
    window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
    form = window.gate.form
    if isinstance(form, UnlockForm) and form.isEnabled() and not form.passphrase.text:
        # Here and not above: it reads the whole database room, which the first screen waits for as little as a doctor.
        from tests.practice import PASSPHRASE

        form.passphrase.set_text(PASSPHRASE, shown=False)
        form.submit()
    if window.workspace is not None and window.workspace.patients.desk is not None:
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
