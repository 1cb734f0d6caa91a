"""The real program without a screen: comes back to the open evaluation and types into it until it is killed.

Each time the screen says «Saved», the text that the session holds is named on the output.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from omt_desktop.ui.app import make_window
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.item_row import ItemRow
from omt_desktop.ui.main_window import MainWindow
from tests.practice import a_door, reopen

ITEM = "life.activity"


def main(folder: Path) -> None:
    """Types words for as long as it lives."""
    app = QApplication([])
    window = make_window(app, a_door(folder), "light")
    window.show()
    QTimer.singleShot(0, lambda: window.enter(reopen(folder)))
    page = _open_evaluation(app, window)
    page.bridge.saving_changed.connect(lambda: _acknowledge(page))
    page.bridge.changed.connect(lambda _: _acknowledge(page))
    editor = _editor_of(app, page)
    editor.setFocus()
    number = 0
    while True:
        QTest.keyClicks(editor, f"w{number} ", delay=3)
        number += 1
        if number % 4 == 0:
            QTest.qWait(450)


def _open_evaluation(app: QApplication, window: MainWindow) -> EvaluationPage:
    while window.workspace is None or window.workspace.evaluation is None:
        app.processEvents()
    return window.workspace.evaluation


def _editor_of(app: QApplication, page: EvaluationPage) -> QPlainTextEdit:
    while True:
        app.processEvents()
        for row in page.findChildren(ItemRow):
            editor = row.findChild(QPlainTextEdit)
            if row.item.id == ITEM and editor is not None:
                return editor


def _acknowledge(page: EvaluationPage) -> None:
    bridge = page.bridge
    if not bridge.save_state.problem:
        sys.stdout.write(f"{bridge.evaluation.facts.get(ITEM, '')}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
