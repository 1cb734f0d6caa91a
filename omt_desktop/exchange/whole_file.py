"""A file that is written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from omt_desktop.workflow.errors import NotWritten


def write_whole(path: Path, text: str) -> None:
    """The text stands at `path` as UTF-8, or NotWritten says why and what stood there before is untouched."""
    write_whole_bytes(path, text.encode("utf-8"))


def write_whole_bytes(path: Path, data: bytes) -> None:
    """The bytes stand at `path`, or NotWritten says why and what stood there before is untouched."""
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
        reason = problem.strerror or type(problem).__name__
        raise NotWritten(
            f"The file {path.name} was not written to {path.parent} ({reason}). Choose another folder and try again."
        ) from problem
