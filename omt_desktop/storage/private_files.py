"""What differs between operating systems about files: who may read them, and who holds them. The only such place."""

import errno
import os
import sys
from pathlib import Path
from typing import IO


def _try_lock(handle: IO[bytes]) -> None:
    """Locks the file for this process without waiting; OSError where another process has it."""
    if sys.platform == "win32":
        import msvcrt

        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def create_private(path: Path, content: bytes) -> None:
    """Writes a new file that only this user may read, and returns once it is on the disk.

    FileExistsError where there is one already.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if os.write(handle, content) != len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)
    settle_folder(path.parent)


def replace_private(path: Path, content: bytes) -> None:
    """Writes the file whole beside `path` and then in its place; on the disk when it returns."""
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    create_private(beside, content)
    beside.replace(path)
    settle_folder(path.parent)


def make_private_folder(folder: Path) -> None:
    """Makes the folder, and those above it, for this user alone where the system knows that."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def settle_file(path: Path) -> None:
    """Returns once what was written to the file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Returns once the names in the folder are on the disk, where the system can promise that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hold(path: Path) -> IO[bytes] | None:
    """Holds the file for this process until it is closed; None where another process holds it. A crash lets go."""
    handle = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    try:
        _try_lock(handle)
    except OSError:
        handle.close()
        return None
    return handle
