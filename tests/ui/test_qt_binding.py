"""Qt gives back what it borrows: a binding that miscounts None or True aborts the program after some thousand calls.

On Python 3.11 these are ordinary counted objects. PySide6 6.12.0 loses one reference with every call that returns them.
"""

import sys

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

CALLS = 500


@pytest.mark.parametrize("borrowed", [None, True, False])
def test_calls_leave_the_count_of_constants_alone(qtbot: QtBot, borrowed: object) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    def call() -> None:
        QApplication.processEvents()
        widget.setEnabled(True)
        assert widget.isEnabled()
        assert not widget.isHidden() or widget.isHidden()

    call()
    before = sys.getrefcount(borrowed)
    for _ in range(CALLS):
        call()
    assert abs(sys.getrefcount(borrowed) - before) < CALLS / 5
