"""Looking around in a sample practice: it says what it is on every screen, and closing it removes it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from omt_desktop.ui.destinations import DESTINATIONS
from omt_desktop.ui.gate.first_start_form import FirstStartForm
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.sample_window import BAND, SampleWindow
from omt_desktop.ui.theme import Theme, ThemeChoice
from omt_desktop.workflow.errors import Refusal
from tests.ui.fakes import FULL_DISK, Practice


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    made = Practice(tmp_path)
    made.patient()
    return made


def shown(practice: Practice, qtbot: QtBot, qapp: object) -> SampleWindow:
    window = SampleWindow(Theme(qapp, ThemeChoice.LIGHT), open_sample=lambda: practice.services)  # type: ignore[arg-type]
    practice.windows.append(window)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.opened, timeout=10_000):
        window.open()
    return window


def band(window: SampleWindow) -> PlainLabel:
    return next(label for label in window.findChildren(PlainLabel) if label.text() == BAND)


def test_every_screen_says_that_it_is_a_sample(practice: Practice, qtbot: QtBot, qapp: object) -> None:
    window = shown(practice, qtbot, qapp)
    assert "invented" in BAND and window.workspace is not None
    for destination in DESTINATIONS:
        window.workspace.show_page(destination.id)
        qtbot.wait(1)
        assert band(window).isVisible(), destination.id
    window.close()
    assert practice.closed == 1


def test_a_sample_that_cannot_be_made_is_said(practice: Practice, qtbot: QtBot, qapp: object) -> None:
    def fail() -> None:
        raise Refusal(FULL_DISK)

    window = SampleWindow(Theme(qapp, ThemeChoice.LIGHT), open_sample=fail)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    window.open()
    qtbot.waitUntil(lambda: window.word.text() == FULL_DISK)
    window.close()


def test_the_first_start_offers_it_and_a_practice_from_before_does_not(qtbot: QtBot) -> None:
    for from_before in (False, True):
        form = FirstStartForm(lambda *_: None, str, None, from_before=from_before)  # type: ignore[arg-type]
        qtbot.addWidget(form)
        form.show()
        assert form.sample.isVisible() is not from_before
        if not from_before:
            with qtbot.waitSignal(form.sample_wanted):
                qtbot.mouseClick(form.sample, Qt.MouseButton.LeftButton)
