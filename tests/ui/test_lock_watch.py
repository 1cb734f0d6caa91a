"""When the practice is asked to lock: by a clock that the test moves, never by waiting."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from omt_desktop.ui.lock_watch import LockReason, LockWatch
from omt_desktop.ui.session_signals import SessionSignals
from omt_desktop.ui.user_switch import switched_away


class Bench:
    """A watch with a clock of its own, and what it asked for."""

    def __init__(self, qapp: QApplication) -> None:
        self.now, self.minutes = 1_000_000.0, 5
        self.asked: list[LockReason] = []
        self.away = False
        self.watch = LockWatch(lambda: self.minutes, lambda: self.now, qapp, away=lambda: self.away)
        self.watch.wanted.connect(self.asked.append)
        self.watch.begin()

    def pass_seconds(self, seconds: int, step: float = 1.0) -> None:
        for _ in range(int(seconds / step)):
            self.now += step
            self.watch.beat()


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[Bench]:
    made = Bench(qapp)
    yield made
    made.watch.end()
    made.watch.deleteLater()


def test_it_locks_after_five_minutes_without_a_key_or_a_movement(bench: Bench, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    bench.pass_seconds(200)
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    bench.pass_seconds(299)
    assert bench.asked == []
    bench.pass_seconds(1)
    assert bench.asked == [LockReason.IDLE]


def test_another_user_in_front_locks_once_and_not_again_while_that_lasts(bench: Bench) -> None:
    bench.pass_seconds(2)
    assert bench.asked == []
    bench.away = True
    bench.pass_seconds(3)
    assert bench.asked == [LockReason.SESSION]
    bench.watch.begin()
    bench.pass_seconds(3)
    assert bench.asked == [LockReason.SESSION], "whoever unlocks from afar is not locked out again"
    bench.away = False
    bench.pass_seconds(1)
    bench.away = True
    bench.pass_seconds(1)
    assert bench.asked == [LockReason.SESSION, LockReason.SESSION]


@pytest.mark.parametrize(
    ("sessions", "in_front", "away"), [(2, 1, False), (2, 0, True), (0, 0, False), (-61, -61, False), (1, -61, False)]
)
def test_away_is_who_has_sessions_and_none_in_front(sessions: int, in_front: int, away: bool) -> None:
    assert switched_away(lambda user, active, names: in_front if active else sessions) is away


def test_the_login_manager_of_this_system_is_asked_without_a_fault() -> None:
    assert switched_away() in (True, False)


def test_the_minutes_are_those_that_were_chosen(bench: Bench) -> None:
    bench.minutes = 15
    bench.pass_seconds(899)
    assert bench.asked == []
    bench.pass_seconds(1)
    assert bench.asked == [LockReason.IDLE]


def test_a_beat_that_comes_late_means_that_the_computer_slept(bench: Bench) -> None:
    bench.pass_seconds(31, step=31)
    assert bench.asked == [LockReason.ASLEEP]


def test_a_clock_set_back_never_makes_the_wait_longer(bench: Bench) -> None:
    bench.pass_seconds(100)
    bench.now -= 5000
    bench.watch.beat()
    bench.pass_seconds(300)
    assert bench.asked == [LockReason.IDLE]


def test_nothing_is_asked_while_the_practice_is_closed(bench: Bench) -> None:
    bench.watch.end()
    bench.pass_seconds(400)
    assert bench.asked == []


def test_what_the_desktop_tells_locks_too(bench: Bench, qapp: QApplication) -> None:
    session = bench.watch._session
    assert session is not None
    session.sleeps(False)
    session.covered(False)
    assert bench.asked == []
    session.sleeps(True)
    session.covered(True)
    session.locked()
    assert bench.asked == [LockReason.ASLEEP, LockReason.SESSION, LockReason.SESSION]


def test_without_a_bus_nothing_is_heard_and_nothing_fails(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert isinstance(SessionSignals(qapp).heard, list)
