"""The window: first the opening page, then the practice. It only composes, and closing it loses nothing."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from omt_desktop.bootstrap import Services
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.opening_page import OpeningPage
from omt_desktop.ui.report_export import ChooseFile, ask_for_file
from omt_desktop.ui.theme import Theme
from omt_desktop.workflow.errors import Refusal

if TYPE_CHECKING:
    from omt_desktop.ui.workspace import Workspace

TITLE = "OMT Desktop"
"""Never a patient's name: titles are seen in task bars and screen shares."""
_SMALLEST = (840, 480)
"""Fits a full-HD screen at 200 %."""
_log = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """Opens the practice with `open_practice` once it is on the screen."""

    def __init__(
        self,
        open_practice: Callable[[], Services],
        settings: LocalSettingsFile,
        theme: Theme,
        choose_file: ChooseFile = ask_for_file,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*_SMALLEST)
        self.resize(1280, 800)
        self._open_practice = open_practice
        self._settings = settings
        self._theme = theme
        self._choose_file = choose_file
        self._opened: list[Services] = []
        """What the worker opened and the window has to close, shown already or not."""
        self._may_close = False
        self.jobs = BackgroundJobs(self)
        self.workspace: Workspace | None = None
        self.opening = OpeningPage()
        self.opening.again.connect(self.open)
        self.opening.quit_wanted.connect(self.close)
        self._places = QStackedWidget()
        self._places.addWidget(self.opening)
        self.setCentralWidget(self._places)

    def open(self) -> None:
        """Opens the practice in the background and then shows it; a refusal is shown in its place."""
        self.opening.show_opening()

        def open_and_keep() -> Services:
            self._opened.append(self._open_practice())
            return self._opened[-1]

        self.jobs.start(open_and_keep, self._show_practice, self._show_refusal, self)

    def tell_of_fault(self) -> None:
        """Says that something went wrong inside the program and that what was entered is safe."""
        if self.workspace is not None:
            self.workspace.messages.say(
                "Something went wrong inside the program. What is shown as saved is safe. If this happens again, "
                "restart the program and report it.",
                MessageKind.DANGER,
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        unsaved = self.workspace.unsaved() if self.workspace is not None and not self._may_close else ""
        if unsaved and self.workspace is not None:
            event.ignore()
            actions = [("Keep open", self._stay), ("Close without it", self._close_anyway)]
            self.workspace.messages.say(unsaved, MessageKind.DANGER, actions)
            return
        event.accept()
        self.hide()
        # A PDF that is being written is finished first, and the practice is closed last.
        self.jobs.finish()
        while self._opened:
            self._opened.pop().close()

    def _show_practice(self, services: Services) -> None:
        # Here and not above: the opening page is on the screen before the other pages are even read.
        from omt_desktop.ui.workspace import Workspace

        if not self._opened:
            return
        self.workspace = Workspace(services, self._settings, self._theme, self.jobs, self._choose_file)
        self._places.addWidget(self.workspace)
        self._places.setCurrentWidget(self.workspace)
        self.workspace.take_focus()

    def _show_refusal(self, problem: Exception) -> None:
        if isinstance(problem, Refusal):
            self.opening.show_refusal(str(problem))
            return
        _log.error("the practice could not be opened", exc_info=problem)
        self.opening.show_refusal(
            "A fault inside the program keeps it from opening. Nothing was changed. Try again; if it happens again, "
            "install OMT Desktop again and report it. Patient data is not affected."
        )

    def _stay(self) -> None:
        if self.workspace is not None:
            self.workspace.take_focus()

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()
