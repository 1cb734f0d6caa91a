"""How much a foreign file may hold, counted on the bytes that were really read and never on what a header claims."""

import os
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from omt_desktop.workflow.errors import NotOurFile

MB = 1024 * 1024
LARGEST_TABLE = 200 * MB
LARGEST_JSON = 64 * MB
"""Python's objects take some ten times the bytes of their JSON, and the reading process has one gigabyte."""
LARGEST_ENTRY = 64 * MB
LARGEST_ARCHIVE = 2048 * MB
MOST_ENTRIES = 5_000
HIGHEST_RATIO = 200
"""What was read against what it took in the archive; text packs 5 to 20 times, a bomb a thousand times."""
_RATIO_COUNTS_FROM = MB
_PIECE = 256 * 1024


def checked_size(path: Path, most: int, what: str) -> int:
    """The size of the file in bytes; NotOurFile where it is no ordinary file, empty, or larger than `most`."""
    try:
        found = path.stat()
    except OSError as problem:
        raise NotOurFile(f"The file cannot be read ({os.strerror(problem.errno or 0)}). Choose it again.") from None
    if not stat.S_ISREG(found.st_mode):
        raise NotOurFile("This is a folder or a device, not a file. Choose the file itself.")
    if found.st_size == 0:
        raise NotOurFile("The file is empty. Export it again from the other program.")
    if found.st_size > most:
        raise NotOurFile(
            f"The file has {found.st_size // MB:,} MB; {what} of up to {most // MB:,} MB can be read. Export it in "
            "parts."
        )
    return found.st_size


class Archive:
    """A zip file read with every limit counted. Nothing is ever unpacked to the disk."""

    def __init__(self, path: Path) -> None:
        checked_size(path, LARGEST_ARCHIVE, "an archive")
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(path)
            entries = self._zip.infolist()
        except Exception:
            # A damaged directory fails in many ways, struct.error and IndexError among them.
            raise NotOurFile("This is not a whole zip archive; it may be cut off. Export it again.") from None
        if len(entries) > MOST_ENTRIES:
            raise NotOurFile(f"The archive holds {len(entries):,} files; at most {MOST_ENTRIES:,} are read.")
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            self._take(entry)

    def close(self) -> None:
        """Lets the file go."""
        self._zip.close()

    def names(self) -> tuple[str, ...]:
        """The names of its files, in the order of the archive."""
        return tuple(self._entries)

    def read(self, name: str, most: int = LARGEST_ENTRY) -> bytes:
        """The bytes of one file; NotOurFile where there is none of that name, it is damaged, or over a limit."""
        entry = self._entries.get(name)
        if entry is None:
            raise NotOurFile(f"The archive has no {name}, which its other parts speak of.")
        try:
            with self._zip.open(entry) as stream:
                return b"".join(self._pieces(stream, entry, most))
        except NotOurFile:
            raise
        except Exception:
            # zlib, bz2 and lzma each fail in their own words, and the library lets all of them through.
            raise NotOurFile(f"{name} in the archive is damaged. Export it again.") from None

    def _take(self, entry: zipfile.ZipInfo) -> None:
        if entry.filename.endswith("/"):
            return
        name, mode = entry.filename, entry.external_attr >> 16
        parts = PurePosixPath(name).parts
        outside = not parts or name.startswith("/") or ".." in parts or "\\" in name or ":" in name or "\0" in name
        if outside or stat.S_ISLNK(mode):
            raise NotOurFile("The archive holds a file whose name leads outside of it. Nothing was read.")
        if name in self._entries:
            raise NotOurFile(f"The archive holds {PurePosixPath(name).name} twice; it cannot be told which one counts.")
        if entry.flag_bits & 0x1:
            raise NotOurFile("The archive is locked with a password. Export it without one.")
        self._entries[name] = entry

    def _pieces(self, stream: IO[bytes], entry: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
        read, packed = 0, max(entry.compress_size, 1)
        while piece := stream.read(_PIECE):
            read += len(piece)
            self._read += len(piece)
            if read > most or self._read > LARGEST_ARCHIVE:
                raise NotOurFile(
                    f"{entry.filename} in the archive is larger than {most // MB} MB. Nothing was taken over."
                )
            if read > _RATIO_COUNTS_FROM and read > HIGHEST_RATIO * packed:
                raise NotOurFile("The archive unpacks to far more than such an archive holds. Nothing was taken over.")
            yield piece
