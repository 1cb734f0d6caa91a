"""What is copied out of an open practice is marked, and taken back unless something else was copied since."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from omt_desktop.ui import clipboard_guard
from omt_desktop.ui.clipboard_guard import MARKS, ClipboardGuard

COPIED = "Rivera (invented)"


@pytest.fixture
def guard(qtbot: QtBot, qapp: QApplication) -> Iterator[ClipboardGuard]:
    made = ClipboardGuard(qapp, owns=lambda: True)
    QGuiApplication.clipboard().clear()
    yield made
    made.end()
    made.deleteLater()


def copy(qtbot: QtBot, text: str = COPIED) -> None:
    line = QLineEdit(text)
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()


def test_what_is_copied_is_marked_and_gone_after_a_while(guard: ClipboardGuard, qtbot: QtBot) -> None:
    guard._timer.setInterval(30)
    guard.begin()
    copy(qtbot)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == COPIED and all(data.hasFormat(kind) for kind in MARKS)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")
    assert clipboard_guard.KEPT_MS == 20_000


def test_what_was_copied_since_by_others_stays(guard: ClipboardGuard, qtbot: QtBot) -> None:
    guard.begin()
    copy(qtbot)
    guard._on = False
    QGuiApplication.clipboard().setText("a telephone number")
    guard.clear()
    assert QGuiApplication.clipboard().text() == "a telephone number"


def test_locking_takes_it_back_and_a_closed_practice_watches_nothing(guard: ClipboardGuard, qtbot: QtBot) -> None:
    guard.begin()
    copy(qtbot)
    guard.end()
    assert QGuiApplication.clipboard().text() == ""
    copy(qtbot, "typed at the door")
    assert not QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")


class MiddleButton:
    """A clipboard of a system that keeps what is marked; there is none where tests run."""

    def __init__(self, *, ours: bool) -> None:
        self.ours = ours
        self.cleared: list[QClipboard.Mode] = []

    def supportsSelection(self) -> bool:
        return True

    def ownsSelection(self) -> bool:
        return self.ours

    def clear(self, mode: QClipboard.Mode) -> None:
        self.cleared.append(mode)


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_marked_here_cannot_be_pasted_after_the_lock(guard: ClipboardGuard, ours: bool) -> None:
    kept = MiddleButton(ours=ours)
    guard._clipboard = kept  # type: ignore[assignment]
    guard.begin()
    guard.end()
    guard.end()
    assert kept.cleared == [QClipboard.Mode.Selection] * ours
