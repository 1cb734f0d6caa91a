"""Files that leave the database: exported where the user says, or lent to another program from a private folder."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from omt_desktop.exchange.whole_file import write_whole_bytes
from omt_desktop.workflow.errors import NotWritten

LENT = "opened-elsewhere"


class FilesOutside:
    """Fulfils workflow.handing_out.OutsideFiles; `folder` is the data folder."""

    def __init__(self, folder: Path) -> None:
        self._lent = folder / LENT

    def save(self, path: Path, data: bytes) -> None:
        """The file stands at `path` whole, or NotWritten says why and what stood there before is untouched."""
        write_whole_bytes(path, data)

    def lend(self, name: str, data: bytes) -> Path:
        """A new file that only this user may read, in a folder of its own."""
        path = self._lent / token_hex(8) / name
        try:
            self._lent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
        except OSError as problem:
            _remove(path)
            reason = problem.strerror or type(problem).__name__
            raise NotWritten(
                f"The file could not be made for another program ({reason}). Free some space, or export it instead."
            ) from None
        return path

    def take_back(self) -> None:
        """Removes every lent file. One that another program holds open on Windows goes the next time."""
        with suppress(OSError):
            for path in sorted(self._lent.glob("*/*")):
                _remove(path)
            self._lent.rmdir()


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()
