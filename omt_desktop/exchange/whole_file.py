"""A file that is written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.target_words import A_FOLDER, NO_FILE, cause_of, not_written


def write_whole(path: Path, text: str) -> None:
    """The text stands at `path` as UTF-8, or NotWritten says why and what stood there before is untouched."""
    write_whole_bytes(path, text.encode("utf-8"))


def write_whole_bytes(path: Path, data: bytes) -> None:
    """The bytes stand at `path`, or NotWritten says why and what stood there before is untouched."""
    if path.exists() and not path.is_file():
        # A folder, or a device that would be replaced by a file.
        raise NotWritten(not_written("The file", str(path.parent), A_FOLDER if path.is_dir() else NO_FILE))
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(prefix=".omt-", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except OSError as problem:
        if beside:
            with suppress(OSError):
                Path(beside).unlink()
        cause = cause_of(problem.errno, problem.strerror)
        raise NotWritten(not_written("The file", str(path.parent), cause)) from problem
