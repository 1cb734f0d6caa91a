"""A check that runs beside another one, on a thread that may fail to begin."""

from _thread import start_new_thread
from collections.abc import Callable
from contextlib import suppress
from threading import Event


class CheckBeside:
    """Begins at once on a thread of its own; where that finds no memory to begin, `result` does the work itself.

    `threading` and its pools wait until a thread has begun, for ever where it died before (an mmap that fails).
    """

    def __init__(self, check: Callable[[], bool]) -> None:
        self._check = check
        self._begun, self._ended = Event(), Event()
        self._found = False
        self._fault: BaseException | None = None
        with suppress(RuntimeError):
            start_new_thread(self._run, ())

    def result(self) -> bool:
        """What the check found, once it is through; what it raised is raised here."""
        if not self._begun.is_set():
            return self._check()
        self._ended.wait()
        if self._fault is not None:
            raise self._fault
        return self._found

    def _run(self) -> None:
        try:
            self._begun.set()
            self._found = self._check()
        except BaseException as fault:
            self._fault = fault
        finally:
            self._ended.set()
