"""Signs and amends the open evaluation on the worker, because proving a passphrase takes its time."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.signing import Signing

_HELD = "This evaluation is being signed. Wait a moment."
_log = logging.getLogger(__name__)


class SigningDesk(QObject):
    """One act at a time; while it runs nothing of the evaluation can be changed."""

    busy_changed = Signal(bool)
    refused = Signal(str)
    """Why the last act was not carried out, as a sentence."""
    done = Signal()

    def __init__(self, bridge: SessionBridge, signing: Signing, jobs: BackgroundJobs) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._signing = signing
        self._jobs = jobs
        self._busy = False

    def sign(self, passphrase: str) -> None:
        """Signs what is stored, which must be what is on the screen."""
        bridge = self._bridge
        record, recommendation, content = bridge.record, bridge.recommendation, bridge.content
        self._start(lambda: self._signing.sign(record, recommendation, content, passphrase))

    def amend(self, reason: str, text: str, passphrase: str) -> None:
        """Adds a signed addendum."""
        record = self._bridge.record
        self._start(lambda: self._signing.amend(record, reason, text, passphrase))

    def _start(self, act: Callable[[], EvaluationRecord]) -> None:
        if self._busy:
            return
        self._set_busy(True)
        self._jobs.start(act, self._succeeded, self._failed, self)

    def _succeeded(self, record: EvaluationRecord) -> None:
        self._set_busy(False)
        self._bridge.close(record)
        self.done.emit()

    def _failed(self, problem: Exception) -> None:
        self._set_busy(False)
        if isinstance(problem, Refusal):
            self.refused.emit(str(problem))
            return
        _log.error("signing failed", exc_info=problem)
        self.refused.emit(
            "Nothing was signed because of a fault in the program. The evaluation is saved; try again, and report it "
            "if it happens again."
        )

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._bridge.hold(_HELD if busy else "")
        self.busy_changed.emit(busy)
