"""A second start brings the first window to the front; without a first one nobody waits for long."""

import threading
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.door import Door
from omt_desktop.ui import second_start
from omt_desktop.ui.second_start import REQUEST, FrontCall, called_to_front
from tests.practice import open_new_practice


def test_the_first_window_comes_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    FrontCall(window, tmp_path).begin()
    answers: list[bool] = []
    second = threading.Thread(target=lambda: answers.append(called_to_front(tmp_path)))
    second.start()
    qtbot.waitUntil(lambda: answers == [True], timeout=5000)
    second.join()
    assert not window.isMinimized() and window.isVisible()
    assert not (tmp_path / REQUEST).exists()


def test_a_first_one_that_does_not_answer_is_told(tmp_path: Path) -> None:
    second_start._PATIENCE, before = 0.1, second_start._PATIENCE
    try:
        assert not called_to_front(tmp_path)
    finally:
        second_start._PATIENCE = before
    assert not (tmp_path / REQUEST).exists()
    assert not called_to_front(tmp_path / "nowhere")


def test_without_a_folder_nothing_is_watched(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    FrontCall(window, tmp_path / "nowhere").begin()


def test_a_door_knows_that_it_is_open_elsewhere(tmp_path: Path) -> None:
    services = open_new_practice(tmp_path / "data")
    second = Door(tmp_path / "data")
    assert second.is_open_elsewhere()
    services.close()
    assert not second.is_open_elsewhere()
    second.close()
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"")
    assert not Door(blocked).is_open_elsewhere()
