"""Keeps the backups up while a practice is open: every minute it asks whether one is due, on a worker of its own."""

import logging
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.guarded.backups import GuardedBackups

_EVERY_MS = 60_000
_FAULT = "A fault inside the program kept this from being done. The practice is as it was. Report it if it comes again."
_log = logging.getLogger(__name__)
Result = TypeVar("Result")


class BackupKeeper(QObject):
    """What takes its time with backups runs here, so that neither typing nor searching ever waits for it."""

    changed = Signal()
    """Something was done: how it stands may differ."""
    failed = Signal(str)
    """Why no backup can be made now, once for each new reason."""

    def __init__(self, backups: GuardedBackups, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups = backups
        # Not of this object: what is being written when the practice is locked is finished, and nobody waits for it.
        self._jobs = BackgroundJobs(QCoreApplication.instance())
        self._told, self._stopped = "", False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._jobs.busy

    def begin(self) -> None:
        """Looks now, and then every minute."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Nothing more is begun; what is being done is finished on its own."""
        self._timer.stop()
        self._stopped = True

    def look(self) -> None:
        """Does what is due, unless something is being done already."""
        if not self.busy:
            self.do(self.backups.keep_up, lambda _: self._tell(), self._told_failed)

    def do(
        self, act: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[str], None] | None = None
    ) -> None:
        """Carries the act out on the worker; then `changed`, and `done` or `failed` with a sentence."""

        def finished(result: Result) -> None:
            # Last comes what may end with this object: bringing a backup back closes the practice.
            self.changed.emit()
            done(result)

        def went_wrong(problem: Exception) -> None:
            self.changed.emit()
            (failed or self.failed.emit)(_sentence(problem))

        self._jobs.start(act, finished, went_wrong, self)

    def _tell(self) -> None:
        if self._stopped:
            return
        try:
            problem = self.backups.state().problem
        except Refusal as refusal:
            problem = str(refusal)
        self._told_failed(problem)

    def _told_failed(self, problem: str) -> None:
        if problem and problem != self._told:
            self.failed.emit(problem)
        self._told = problem


def _sentence(problem: Exception) -> str:
    if isinstance(problem, Refusal):
        return str(problem)
    _log.error("an act on the backups failed", exc_info=problem)
    return _FAULT
