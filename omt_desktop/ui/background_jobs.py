"""Work off the UI thread: plain callables go in, their results come back on the UI thread by one queued signal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Delivery:
    owner: QObject
    hand_over: Callable[[], None]


class BackgroundJobs(QObject):
    """One worker, first come first served. A job owns no QObject and touches no widget."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: ThreadPoolExecutor | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._waiting = 0

    @property
    def busy(self) -> bool:
        """Whether a job has not been delivered yet."""
        return self._waiting > 0

    def start(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        """Runs `job` on the worker, then `done` or `failed` on the UI thread; neither where `owner` is gone by then."""
        self._waiting += 1

        def run() -> None:
            try:
                result = job()
            # Whatever went wrong is the owner's to tell; the worker must live on.
            except Exception as problem:  # the name is unbound when the block ends, so it is kept under another
                kept = problem
                self._finished.emit(_Delivery(owner, lambda: failed(kept)))
            else:
                self._finished.emit(_Delivery(owner, lambda: done(result)))

        if self._worker is None:
            # Here and not above: the first job starts when the window is on the screen.
            from concurrent.futures import ThreadPoolExecutor

            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="omt-job")
        self._worker.submit(run)

    def finish(self) -> None:
        """Takes no more jobs and returns when the last one has run; their results are not delivered any more."""
        if self._worker is not None:
            self._worker.shutdown(wait=True)

    def _deliver(self, delivery: _Delivery) -> None:
        self._waiting -= 1
        if shiboken6.isValid(delivery.owner):
            delivery.hand_over()
