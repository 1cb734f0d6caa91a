"""The file of the header: never overwritten in place, and a second copy stands beside it."""

import logging
import os
from pathlib import Path

from omt_desktop.storage.private_files import replace_private, settle_folder
from omt_desktop.storage.vault.header import Header, header_bytes, header_from
from omt_desktop.workflow.errors import NotOurFile, NotSaved

VAULT_FILE = "practice.keys"
"""Stands beside the database and, as it was then, beside every backup."""
COPY = f"{VAULT_FILE}.copy"
_OLD_ONES = "The keys from before still open the practice."
_EITHER = "It may be that the new ones count already: what opens the practice is either the old or the new passphrase."
_log = logging.getLogger(__name__)


def read_header(folder: Path) -> Header:
    """The header in the folder; NotOurFile where it is damaged, foreign or newer. OSError where it cannot be read."""
    return header_from((folder / VAULT_FILE).read_bytes(), VAULT_FILE, str(folder))


def write_header(folder: Path, header: Header) -> None:
    """The header is on the disk, with a copy; NotSaved where it could not be written, which says which one counts.

    The copy holds the old header until the new one was read back. At every moment the name leads to a whole header.
    """
    path, copy = folder / VAULT_FILE, folder / COPY
    text = header_bytes(header)
    try:
        if path.exists():
            replace_private(copy, path.read_bytes())
        replace_private(path, text)
        if read_header(folder) != header:
            raise OSError
    except OSError as problem:
        if not _is_there(folder, header):
            counts = _OLD_ONES if _is_there(folder) else _EITHER
            raise NotSaved(
                f"The key file {VAULT_FILE} could not be written to {folder} ({os.strerror(problem.errno or 0)}). "
                f"Free some space or allow writing there, then try again. {counts}"
            ) from None
    try:
        replace_private(copy, text)
    except OSError as problem:
        # The copy is that of before, and whole; the next change writes it.
        _log.warning("the copy of the key file could not be written: %s", type(problem).__name__)


def _is_there(folder: Path, wanted: Header | None = None) -> bool:
    """Whether the name leads to this header, for good; without one, whether it leads to any that can be read."""
    try:
        settle_folder(folder)
        return wanted in (None, read_header(folder))
    except (OSError, NotOurFile):
        return False
