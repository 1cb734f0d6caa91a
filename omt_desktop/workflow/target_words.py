"""Why a file could not be written to a place, in a sentence that says what to do."""

import errno

NO_FOLDER, NOT_A_FOLDER = errno.ENOENT, errno.ENOTDIR
_CAUSES = {
    errno.ENOSPC: "the disk is full. Make room",
    errno.EDQUOT: "your share of the disk is used up. Make room",
    errno.EROFS: "it can only be read, not written",
    errno.EACCES: "you may not write there, or another program has the file open. Close it",
    errno.EPERM: "you may not write there, or another program has the file open. Close it",
    NO_FOLDER: "the folder does not exist",
    NOT_A_FOLDER: "a part of the path is a file and not a folder",
    errno.EISDIR: "a folder of that name is already there. Choose another file name",
    errno.ENAMETOOLONG: "the file name is too long. Choose a shorter one",
    errno.EIO: "the disk reports an error",
}
A_FOLDER = _CAUSES[errno.EISDIR]
NO_FILE = "what is there is no ordinary file and is not replaced. Choose another file name"


def cause_of(number: int | None, otherwise: str | None) -> str:
    """What the system's refusal of that number means for the reader."""
    return _CAUSES.get(number or 0, otherwise or "the system refused")


def not_written(what: str, folder: str, cause: str) -> str:
    """The sentence. The folder is named and the file is not: its name is often the patient's."""
    advice = "" if ". " in cause else ". Choose another folder"
    again = f"{advice} and export again; nothing half-written was left there."
    return f"{what} was not written to «{folder}»: {cause}{again}"
