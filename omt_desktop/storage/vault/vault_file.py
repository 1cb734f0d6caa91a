"""The file of the header: never overwritten in place, and a second copy stands beside it."""

import os
from pathlib import Path

from omt_desktop.storage.private_files import replace_private
from omt_desktop.storage.vault.header import Header, header_bytes, header_from
from omt_desktop.workflow.errors import NotSaved

VAULT_FILE = "practice.keys"
"""Stands beside the database and, as it was then, beside every backup."""
COPY = f"{VAULT_FILE}.copy"


def read_header(folder: Path) -> Header:
    """The header in the folder; NotOurFile where it is damaged, foreign or newer. OSError where it cannot be read."""
    return header_from((folder / VAULT_FILE).read_bytes(), VAULT_FILE, str(folder))


def write_header(folder: Path, header: Header) -> None:
    """The header is on the disk, twice; NotSaved where it could not be written, and the old one counts then.

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
        replace_private(copy, text)
    except OSError as problem:
        raise NotSaved(
            f"The key file {VAULT_FILE} could not be written to {folder} ({os.strerror(problem.errno or 0)}). Free "
            "some space or allow writing there, then try again. The keys from before still open the practice."
        ) from None
