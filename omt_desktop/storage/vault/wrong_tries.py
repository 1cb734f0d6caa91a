"""Wrong tries to open the practice: counted in a file, so that a restart forgets none; a growing delay after five."""

import json
import logging
from datetime import datetime, timedelta
from pathlib import Path

from omt_desktop.storage.private_files import replace_private
from omt_desktop.workflow.ports import Clock

TRIES_FILE = "practice.tries"
FREE_TRIES = 5
_FIRST_SECONDS, _MOST_SECONDS = 30, 15 * 60
_unwritten: dict[Path, tuple[int, datetime]] = {}
"""Counted by this process alone: a full disk must keep nobody out of the practice, and frees nobody from the delay."""
_log = logging.getLogger(__name__)


class WrongTries:
    """Counted before each try and forgotten after a right one: ending the program in between saves nothing.

    It slows down a person at this computer. Against somebody who copied the files only the passphrase helps.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / TRIES_FILE
        self._clock = clock

    @property
    def count(self) -> int:
        """How many tries were wrong since the last right one."""
        return self._read()[0]

    def wait(self) -> int:
        """The seconds until the next try, 0 for at once; a clock set back starts the delay anew."""
        count, last = self._read()
        delay = delay_after(count)
        if not delay:
            return 0
        now = self._clock.now()
        if now < last:
            self._write(count, now)
            return delay
        left = last + timedelta(seconds=delay) - now
        return max(0, -(-left // timedelta(seconds=1)))

    def one_more(self) -> None:
        """Counts a try that is about to be made."""
        self._write(self.count + 1, self._clock.now())

    def forget(self) -> int:
        """Forgets the tries after a right one; how many were wrong before it."""
        count = max(0, self.count - 1)
        _unwritten.pop(self._path, None)
        try:
            self._path.unlink(missing_ok=True)
        except OSError as problem:
            _log.warning("the wrong tries could not be forgotten: %s", type(problem).__name__)
        return count

    def _read(self) -> tuple[int, datetime]:
        if self._path in _unwritten:
            return _unwritten[self._path]
        try:
            said = json.loads(self._path.read_bytes())
            return int(said["wrong"]), datetime.fromisoformat(said["last"])
        except (OSError, ValueError, TypeError, KeyError):
            return 0, self._clock.now()

    def _write(self, count: int, last: datetime) -> None:
        try:
            replace_private(self._path, json.dumps({"wrong": count, "last": last.isoformat()}).encode("ascii"))
        except OSError as problem:
            _log.warning("a try could not be counted on the disk: %s", type(problem).__name__)
            _unwritten[self._path] = count, last
        else:
            _unwritten.pop(self._path, None)


def delay_after(wrong: int) -> int:
    """The seconds to wait after so many wrong tries: none up to four, 30 after five, then twice as long each time."""
    if wrong < FREE_TRIES:
        return 0
    return int(min(_FIRST_SECONDS * 2 ** min(wrong - FREE_TRIES, 10), _MOST_SECONDS))
