"""A window to look around in: an invented practice that says so on every screen and leaves nothing behind."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QProgressBar, QVBoxLayout, QWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.report_export import ChooseFile
    from omt_desktop.ui.theme import Theme
    from omt_desktop.ui.workspace import Workspace

TITLE = "OMT Desktop · Sample practice"
BAND = "Sample practice: everybody in it is invented. Nothing you enter here is kept."
_MAKING = "Inventing a practice. This takes a few seconds."
_FAULT = "The sample practice could not be made. Nothing was left behind. Close this window and try again."
_log = logging.getLogger(__name__)


class SampleWindow(QMainWindow):
    """Makes the practice on the worker with `open_sample`, and removes it when it is closed."""

    opened = Signal()
    """The practice can be looked at."""

    def __init__(
        self, theme: Theme, choose_file: ChooseFile | None = None, open_sample: Callable[[], Services] | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.resize(1280, 800)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._theme, self._choose_file = theme, choose_file
        self._open_sample = open_sample or _open_sample
        self._made: list[Services] = []
        """What the worker made and the window has to close, shown already or not."""
        self.jobs = BackgroundJobs(self)
        self.workspace: Workspace | None = None
        self.word = PlainLabel(_MAKING, "muted", wrap=True)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(4)
        holder = QWidget()
        holder.setProperty("role", "page")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._band())
        self._waiting = QWidget()
        middle = QVBoxLayout(self._waiting)
        middle.setContentsMargins(160, 0, 160, 0)
        middle.addStretch(1)
        middle.addWidget(self.word)
        middle.addWidget(self._busy)
        middle.addStretch(1)
        self._column.addWidget(self._waiting, 1)
        self.setCentralWidget(holder)

    def open(self) -> None:
        """Begins to make the practice, and shows it as soon as it is there."""

        def make() -> Services:
            self._made.append(self._open_sample())
            return self._made[-1]

        self.jobs.start(make, self._show_practice, self._tell, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.hide()
        if self.workspace is not None:
            self.workspace.close_practice()
        self.jobs.finish()
        while self._made:
            self._made.pop().close()

    def _band(self) -> QFrame:
        band = QFrame()
        band.setProperty("role", "sample")
        leave = Button("Close the sample")
        leave.clicked.connect(self.close)
        row = QHBoxLayout(band)
        row.setContentsMargins(20, 6, 12, 6)
        row.addWidget(PlainLabel(BAND, "label", wrap=True), 1)
        row.addWidget(leave)
        return band

    def _show_practice(self, services: Services) -> None:
        from omt_desktop.ui.local_settings import LocalSettingsFile
        from omt_desktop.ui.workspace import Workspace

        if not self._made:
            return
        # Its settings go with it: what is chosen here is not the real window's.
        space = Workspace(LocalSettingsFile(services.data_folder), self._theme, self.jobs, self._choose_file)
        space.lock_wanted.connect(self.close)
        space.opened.connect(self.opened)
        self._waiting.hide()
        self._column.addWidget(space, 1)
        self.workspace = space
        space.open_practice(services)
        space.take_focus()

    def _tell(self, problem: Exception) -> None:
        self._busy.hide()
        if not isinstance(problem, Refusal):
            _log.error("the sample could not be made", exc_info=problem)
        self.word.setText(str(problem) if isinstance(problem, Refusal) else _FAULT)


def _open_sample() -> Services:
    from omt_desktop.sample_practice import open_sample

    return open_sample()
