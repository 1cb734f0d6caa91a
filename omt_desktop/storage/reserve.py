"""Room kept back on the disk: a file that is given up when the disk fills, so that what is being typed still fits."""

import logging
import os
import shutil
from pathlib import Path

FILE = "reserve"
"""Holds noise and nothing else."""
_BYTES = 32 * 1024 * 1024
_GIVEN_UP_BELOW = 8 * 1024 * 1024
"""Free bytes; a save and the checkpoint after it need about half of that."""
_MADE_ABOVE = 512 * 1024 * 1024
_TOLD_BELOW = 200_000_000
_PIECE = 1024 * 1024
_log = logging.getLogger(__name__)


class Reserve:
    """The reserve of one data folder. No fault in keeping it ever keeps anything from being saved."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def keep(self) -> str:
        """The reserve stands there if the disk has room to spare; how full the disk is, as a sentence, if it has not.

        Empty where all is well, or where the system does not tell how much is free.
        """
        folder = self._path.parent
        try:
            free = shutil.disk_usage(folder).free
            if free > _MADE_ABOVE and not self._path.exists():
                self._make()
        except OSError as problem:
            _log.warning("no room could be kept back on the disk: %s", type(problem).__name__)
            return ""
        if free >= _TOLD_BELOW:
            return ""
        return (
            f"The disk that holds {folder} has less than {_TOLD_BELOW // 1_000_000} MB left. Free some space now: when "
            "it is full, nothing new can be saved."
        )

    def make_room(self) -> None:
        """Gives the reserve up where the disk has hardly any room left."""
        try:
            if shutil.disk_usage(self._path.parent).free < _GIVEN_UP_BELOW:
                self.give_up()
        except OSError:
            # A folder that is gone is told of by whatever is saved next.
            return

    def give_up(self) -> None:
        """The reserve is gone, and its room is free."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as problem:
            _log.warning("the room kept back could not be given up: %s", type(problem).__name__)

    def _make(self) -> None:
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            # Written out, so that the room is taken where the file system would keep a hole or pack zeros together.
            for _ in range(_BYTES // _PIECE):
                os.write(handle, os.urandom(_PIECE))
        except OSError:
            self.give_up()
            raise
        finally:
            os.close(handle)
