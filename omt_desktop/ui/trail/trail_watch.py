"""Checks the whole practice once after it was opened, beside the work."""

import logging
import time

from PySide6.QtCore import QObject, Signal

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.workflow.trail.review import AuditReview, Checked
from omt_desktop.workflow.trail.standing import Standing

_PAUSE_S = 0.002
_log = logging.getLogger(__name__)


class TrailWatch(QObject):
    """On a worker of its own, so that nothing else waits for it; it gives way to whoever types."""

    changed = Signal()
    """What stands against changes of the practice may differ; on the thread of the window, whoever found it."""
    checked = Signal(object)
    """What was `Checked`, once."""

    def __init__(self, trail: AuditReview, standing: Standing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        standing.listen(self.changed.emit)
        self._trail = trail
        self._jobs = BackgroundJobs(self)
        self._stopped = False

    def begin(self) -> None:
        """Starts the check."""
        self._jobs.start(lambda: self._trail.check(self._give_way), self._done, self._failed, self)

    def stop(self) -> None:
        """Ends the check soon; nothing is told any more."""
        self._stopped = True

    def close(self) -> None:
        """Ends the check and waits for it, so that the practice can be closed."""
        self.stop()
        self._jobs.finish()

    def _give_way(self) -> None:
        if self._stopped:
            raise _Stopped
        time.sleep(_PAUSE_S)

    def _done(self, checked: Checked) -> None:
        _log.info("checked %s lines and %s records: %s findings", checked.lines, checked.records, len(checked.findings))
        self.checked.emit(checked)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, _Stopped):
            _log.error("the practice could not be checked", exc_info=problem)


class _Stopped(Exception):
    """The practice is being closed."""
