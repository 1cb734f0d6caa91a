"""One export on the worker: how far it is, and that it is not wanted any more."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.exports import ExportCancelled, Exports, Wanted

_LOOK_MS = 200
_log = logging.getLogger(__name__)


class _Standing:
    """How far the export is. Written by the worker and read by the window; a number at a time needs no lock."""

    def __init__(self) -> None:
        self.done, self.of, self.cancelled = 0, 0, False

    def tell(self, done: int, of: int) -> None:
        """Is called by the export; ExportCancelled where it is not wanted any more."""
        self.done, self.of = done, of
        if self.cancelled:
            raise ExportCancelled("The export was cancelled. Nothing was written.")


class ExportRun(QObject):
    """Makes one export at a time and tells in the messages how far it is."""

    finished = Signal()

    def __init__(self, exports: Exports, jobs: BackgroundJobs, messages: MessageBar) -> None:
        super().__init__(messages)
        self._exports = exports
        self._jobs = jobs
        self._messages = messages
        self._standing: _Standing | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def running(self) -> bool:
        """Whether an export is being made."""
        return self._standing is not None

    def start(self, wanted: Wanted, save: Callable[[bytes], str]) -> None:
        """Makes the export, then `save` writes it on the worker and returns what is told. Nothing while one runs."""
        if self.running:
            return
        standing = self._standing = _Standing()
        self._tell()
        self._timer.start()

        def make_and_save() -> str:
            data = self._exports.make(wanted, standing.tell)
            standing.tell(standing.of, standing.of)
            return save(data)

        self._jobs.start(
            make_and_save,
            lambda told: self._end(told, MessageKind.OK),
            self._failed,
            self,
        )

    def cancel(self) -> None:
        """The export stops at its next part, and nothing is written."""
        if self._standing is not None:
            self._standing.cancelled = True

    def _tell(self) -> None:
        if self._standing is not None:
            far = f" {self._standing.done} of {self._standing.of} parts done." if self._standing.of > 1 else ""
            self._messages.say(f"Making the export …{far}", actions=[("Cancel", self.cancel)])

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, ExportCancelled):
            self._end(str(problem), MessageKind.OK)
        elif isinstance(problem, Refusal):
            self._end(str(problem), MessageKind.DANGER)
        else:
            _log.error("an export failed", exc_info=problem)
            told = "The export failed because of a fault in the program. Nothing was written; please report it."
            self._end(told, MessageKind.DANGER)

    def _end(self, told: str, kind: MessageKind) -> None:
        self._timer.stop()
        self._standing = None
        self._messages.say(told, kind)
        self.finished.emit()
