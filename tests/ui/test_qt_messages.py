"""Qt's own messages are logged without their words."""

import logging

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from omt_desktop.ui.qt_messages import discreet_qt

SECRET = "Rivera"


def test_what_qt_says_is_kept_without_what_it_is_about(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.WARNING), discreet_qt():
        qWarning(f"cannot show {SECRET}")
    assert caplog.messages == ["Qt said something of default"]
    out, err = capfd.readouterr()
    assert SECRET not in caplog.text + out + err
