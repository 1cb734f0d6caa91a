"""Starts the program: one application, one theme, one window that opens the practice once it is on the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from omt_desktop import __version__
from omt_desktop.discreet_log import crashes_kept, discreet_faults
from omt_desktop.door import Door
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.main_window import TITLE, MainWindow
from omt_desktop.ui.qt_messages import discreet_qt
from omt_desktop.ui.second_start import FrontCall, called_to_front
from omt_desktop.ui.theme import STYLE, Theme, ThemeChoice

if TYPE_CHECKING:
    from omt_desktop.ui.sample_window import SampleWindow


def main(data_folder: Path | None = None, theme: str | None = None) -> int:
    """Shows the window until it is closed; the exit status. `theme` overrides what was chosen, for this start."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName(TITLE)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("omt-desktop")
    door = Door(data_folder)
    door.make_process_private()
    if door.is_open_elsewhere() and called_to_front(door.data_folder):
        return 0
    window = make_window(app, door, theme)
    window.show()
    FrontCall(window, door.data_folder).begin()
    once_on_screen(window, window.open)
    window.jobs.start(_tidy, lambda _: None, lambda _: None, window)
    with discreet_faults(window.tell_of_fault), discreet_qt(), crashes_kept(door.data_folder):
        return app.exec()


def _tidy() -> None:
    """What a sample practice left when it crashed is gone."""
    from omt_desktop.sample_practice import remove_left_overs

    remove_left_overs()


def make_window(app: QApplication, door: Door, theme: str | None = None) -> MainWindow:
    """The window of the practice behind the door, dressed but not yet shown."""
    settings = LocalSettingsFile(door.data_folder)
    chosen = settings.read()
    dress = Theme(app, choice_of(theme or chosen.theme), large_targets=chosen.large_targets)
    window = MainWindow(door, settings, dress)
    window.gate.sample_wanted.connect(partial(explore, dress, []))
    return window


def explore(theme: Theme, shown: list[SampleWindow]) -> None:
    """An invented practice is shown in a window of its own, which `shown` keeps; one that is open comes forward."""
    from omt_desktop.ui.sample_window import SampleWindow

    if not shown or shown[-1].isHidden():
        shown[:] = [SampleWindow(theme)]
        shown[-1].show()
        shown[-1].open()
    shown[-1].activateWindow()


def once_on_screen(window: MainWindow, act: Callable[[], None]) -> None:
    """Calls `act` after the first paint of the shown window, so that nothing heavy comes before it."""
    if window.windowHandle().isExposed():
        act()
    else:
        QTimer.singleShot(1, lambda: once_on_screen(window, act))


def choice_of(text: str) -> ThemeChoice:
    """The theme of that name; as the system for a name that is none."""
    return ThemeChoice(text) if text in list(ThemeChoice) else ThemeChoice.SYSTEM
