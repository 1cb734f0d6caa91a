"""Why a report could not be written to a place, in a sentence that says what to do."""

import errno
from pathlib import Path

_CAUSES = {
    errno.ENOSPC: "the disk is full. Make room",
    errno.EDQUOT: "your share of the disk is used up. Make room",
    errno.EROFS: "it can only be read, not written",
    errno.EACCES: "you may not write there, or another program has the file open. Close it",
    errno.EPERM: "you may not write there, or another program has the file open. Close it",
    errno.ENOENT: "the folder does not exist",
    errno.ENOTDIR: "a part of the path is a file and not a folder",
    errno.ENAMETOOLONG: "the file name is too long. Choose a shorter one",
    errno.EIO: "the disk reports an error",
}


def why_no_target(target: Path) -> str:
    """What is wrong with the target before anything is laid out, or empty."""
    if target.is_dir():
        return _sentence(target, "a folder of that name is already there. Choose another file name")
    if not target.parent.is_dir():
        return _sentence(target, _CAUSES[errno.ENOTDIR if target.parent.exists() else errno.ENOENT])
    return ""


def refused(target: Path, error: OSError) -> str:
    """What the system's refusal means for the reader."""
    return _sentence(target, _CAUSES.get(error.errno or 0, error.strerror or "the system refused"))


def _sentence(target: Path, cause: str) -> str:
    # The folder is named and the file is not: its name is often the patient's.
    advice = "" if ". " in cause else ". Choose another folder"
    again = f"{advice} and export again; nothing half-written was left there."
    return f"The report was not written to «{target.parent}»: {cause}{again}"
