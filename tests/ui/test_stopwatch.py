"""The stopwatch: time from its clock and never from ticks, acts when pressed down, is never too small for a thumb."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.ui.stopwatch import Stopwatch
from omt_desktop.ui.theme import Theme, ThemeChoice
from tests.ui.hands import press, settle, show
from tests.ui.manual_clock import ManualClock

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def watch(qtbot: QtBot, clock: ManualClock) -> Stopwatch:
    made = Stopwatch(clock)
    made.resize(560, made.sizeHint().height())
    show(qtbot, made)
    made.setFocus()
    return made


def times(watch: Stopwatch) -> list[float]:
    heard: list[float] = []
    watch.stopped.connect(heard.append)
    return heard


def test_space_starts_and_stops_with_the_time_of_the_clock(watch: Stopwatch, clock: ManualClock) -> None:
    heard = times(watch)
    press(" ")
    assert watch.running and heard == []
    clock.pass_by(12.34)
    assert watch.seconds == pytest.approx(12.34)
    press(" ")
    assert not watch.running and heard == [pytest.approx(12.34)]
    clock.pass_by(5)
    assert watch.seconds == pytest.approx(12.34), "the last time stays in sight"
    press(Qt.Key.Key_Return)
    clock.pass_by(1)
    assert watch.seconds == pytest.approx(1)


def test_a_key_held_down_acts_once(watch: Stopwatch) -> None:
    press(" ")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
    QApplication.sendEvent(watch, held)
    assert watch.running


def test_other_keys_and_chords_do_nothing(watch: Stopwatch) -> None:
    press("x", Qt.Key.Key_Left)
    QTest.keyClick(watch, Qt.Key.Key_Space, CTRL)
    assert not watch.running


def test_a_touch_acts_when_it_begins(watch: Stopwatch, clock: ManualClock) -> None:
    heard = times(watch)
    QTest.mousePress(watch, LEFT)
    assert watch.running
    QTest.mouseRelease(watch, LEFT)
    assert watch.running
    clock.pass_by(0.3)
    QTest.mouseDClick(watch, LEFT)
    assert heard == [pytest.approx(0.3)], "a quick second touch counts too"
    QTest.mouseClick(watch, Qt.MouseButton.RightButton)
    assert not watch.running


def test_a_press_of_an_assistive_tool_acts(watch: Stopwatch) -> None:
    watch.click()
    assert watch.running


def test_it_runs_on_while_it_is_out_of_sight(watch: Stopwatch, clock: ManualClock) -> None:
    press(" ")
    assert watch.is_ticking
    watch.hide()
    clock.pass_by(100)
    assert watch.running and not watch.is_ticking
    watch.show()
    assert watch.is_ticking and watch.seconds == pytest.approx(100)
    watch.start_or_stop()
    assert not watch.is_ticking
    watch.hide()
    watch.start_or_stop()
    assert watch.running and not watch.is_ticking, "nothing is painted out of sight"


def test_without_room_for_a_time_it_can_only_be_stopped(watch: Stopwatch, clock: ManualClock) -> None:
    watch.can_begin = False
    press(" ")
    assert not watch.running
    watch.can_begin = True
    press(" ")
    watch.can_begin = False
    clock.pass_by(3)
    press(" ")
    assert not watch.running and watch.seconds == pytest.approx(3)


def test_a_clock_that_goes_back_gives_no_negative_time(watch: Stopwatch, clock: ManualClock) -> None:
    press(" ")
    clock.pass_by(-10)
    assert watch.seconds == 0


def test_cleared_it_shows_zero_and_a_running_one_runs_on(watch: Stopwatch, clock: ManualClock) -> None:
    press(" ")
    clock.pass_by(4)
    watch.clear()
    assert watch.seconds == pytest.approx(4)
    press(" ")
    watch.clear()
    assert watch.seconds == 0


def test_what_is_timed_is_said_to_everybody(watch: Stopwatch) -> None:
    watch.show_target("Next", "Tandem stance", "Trial 2 of 3")
    assert watch.words == ("Next", "Tandem stance", "Trial 2 of 3")
    assert watch.accessibleName() == "Next: Tandem stance. Trial 2 of 3. Space or touch: start"


def test_it_is_large_enough_for_a_thumb_at_any_width(watch: Stopwatch) -> None:
    assert watch.minimumSizeHint().height() >= 96
    watch.resize(watch.minimumSizeHint())
    assert watch.height() >= 96


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_ready_running_and_full_look_different(
    watch: Stopwatch, clock: ManualClock, qapp: QApplication, theme: ThemeChoice
) -> None:
    Theme(qapp, theme)
    watch.show_target("Next", "Single-leg stance, eyes closed, right leg, and words that need many more lines", "")
    ready = watch.grab().toImage()
    watch.can_begin = False
    full = watch.grab().toImage()
    watch.can_begin = True
    press(" ")
    running = watch.grab().toImage()
    clock.pass_by(36_000)
    later = watch.grab().toImage()
    watch.clearFocus()
    settle()
    assert len({bytes(p.constBits()) for p in (ready, full, running, later, watch.grab().toImage())}) == 5
