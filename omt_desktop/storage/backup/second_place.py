"""The second folder or stick: chosen once, marked as ours, written to whenever it is there, and never waited for."""

import logging
from pathlib import Path

from omt_desktop.storage.backup.shelf import put_copy, rotate
from omt_desktop.storage.private_files import replace_private
from omt_desktop.workflow.backups.label import MadeBackup
from omt_desktop.workflow.errors import NotWritten, Refusal

MARK = "omt-desktop-backups.txt"
_WORDS = (
    b"OMT Desktop keeps encrypted backups of a practice in this folder.\n"
    b"If this file is removed, no further backups are put here.\n"
)
_log = logging.getLogger(__name__)


def mark_as_ours(folder: Path, data_folder: Path) -> None:
    """From now on the folder can take backups; Refusal where it cannot be written to or is the data folder itself.

    The mark is why an empty mount point is not mistaken for the stick that is mounted there at other times.
    """
    try:
        inside = folder.resolve().is_relative_to(data_folder.resolve())
        if not inside:
            replace_private(folder / MARK, _WORDS)
    except OSError as problem:
        raise Refusal(
            f"Backups cannot be kept in {folder} ({problem.strerror}). Nothing was changed. Choose a folder that this "
            "user may write to."
        ) from None
    if inside:
        raise Refusal(
            f"{folder} is inside the data folder: what happens to one happens to both. Choose a folder on another disk "
            "or stick."
        )


def is_there(folder: Path) -> bool:
    """Whether the folder that was marked is connected now."""
    try:
        return (folder / MARK).is_file()
    except OSError:
        return False


def copy_over(made: MadeBackup, folder: Path) -> str:
    """Puts the newest backup there and lets old ones go; what kept it from that, in words, empty for nothing."""
    if not is_there(folder):
        return f"{folder} is not connected. The newest backup is copied there once it is."
    try:
        put_copy(made, folder)
    except NotWritten as problem:
        _log.warning("a backup was not copied to the second place")
        return str(problem)
    rotate(folder, made.label.practice, made.label.made_at)
    return ""
