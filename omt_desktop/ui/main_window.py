"""The window: the first screen at once, the practice in it as soon as it is open. Closing it loses nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.theme import Theme
from omt_desktop.ui.workspace import Workspace
from omt_desktop.workflow.errors import Refusal

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.refusal_page import RefusalPage
    from omt_desktop.ui.report_export import ChooseFile

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
        choose_file: ChooseFile | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*_SMALLEST)
        self.resize(1280, 800)
        self._open_practice = open_practice
        self._opened: list[Services] = []
        """What the worker opened and the window has to close, shown already or not."""
        self._may_close = False
        self.jobs = BackgroundJobs(self)
        self.workspace = Workspace(settings, theme, self.jobs, choose_file)
        self.refusal: RefusalPage | None = None
        """Why the practice is not open; None while it is being opened and once it is open."""
        self._places = QStackedWidget()
        self._places.addWidget(self.workspace)
        self.setCentralWidget(self._places)
        self.workspace.take_focus()

    def open(self) -> None:
        """Opens the practice in the background and then fills the first screen; a refusal is shown in its place."""
        if self.refusal is not None:
            self._places.setCurrentWidget(self.workspace)
            self._places.removeWidget(self.refusal)
            self.refusal.deleteLater()
            self.refusal = None
            self.workspace.take_focus()

        def open_and_keep() -> Services:
            self._opened.append(self._open_practice())
            return self._opened[-1]

        self.jobs.start(open_and_keep, self._show_practice, self._show_refusal, self)

    def tell_of_fault(self) -> None:
        """Says that something went wrong inside the program and that what was entered is safe."""
        self.workspace.messages.say(
            "Something went wrong inside the program. What is shown as saved is safe. If this happens again, "
            "restart the program and report it.",
            MessageKind.DANGER,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        unsaved = "" if self._may_close else self.workspace.unsaved()
        if unsaved:
            event.ignore()
            self._places.setCurrentWidget(self.workspace)
            actions = [("Keep open", self._stay), ("Close without it", self._close_anyway)]
            self.workspace.messages.say(unsaved, MessageKind.DANGER, actions)
            return
        event.accept()
        self.hide()
        self.workspace.close_practice()
        # A PDF that is being written is finished first, and the practice is closed last.
        self.jobs.finish()
        while self._opened:
            self._opened.pop().close()

    def _show_practice(self, services: Services) -> None:
        if self._opened:
            self.workspace.open_practice(services)

    def _show_refusal(self, problem: Exception) -> None:
        from omt_desktop.ui.refusal_page import RefusalPage

        sentence = str(problem)
        if not isinstance(problem, Refusal):
            _log.error("the practice could not be opened", exc_info=problem)
            sentence = (
                "A fault inside the program keeps it from opening. Nothing was changed. Try again; if it happens "
                "again, install OMT Desktop again and report it. Patient data is not affected."
            )
        self.refusal = RefusalPage(sentence)
        self.refusal.again.connect(self.open)
        self.refusal.quit_wanted.connect(self.close)
        self._places.addWidget(self.refusal)
        self._stay()

    def _stay(self) -> None:
        if self.refusal is not None:
            self._places.setCurrentWidget(self.refusal)
            self.refusal.try_again.setFocus()
        else:
            self.workspace.take_focus()

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()
