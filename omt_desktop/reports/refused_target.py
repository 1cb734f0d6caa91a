"""Why a report could not be written to a place: looked at before it is laid out, or told by the system."""

from pathlib import Path

from omt_desktop.workflow.target_words import A_FOLDER, NO_FILE, NO_FOLDER, NOT_A_FOLDER, cause_of, not_written


def why_no_target(target: Path) -> str:
    """What is wrong with the target before anything is laid out, or empty."""
    if target.is_dir():
        return _sentence(target, A_FOLDER)
    if target.exists() and not target.is_file():
        return _sentence(target, NO_FILE)
    if not target.parent.is_dir():
        return _sentence(target, cause_of(NOT_A_FOLDER if target.parent.exists() else NO_FOLDER, None))
    return ""


def refused(target: Path, error: OSError) -> str:
    """What the system's refusal means for the reader."""
    return _sentence(target, cause_of(error.errno, error.strerror))


def _sentence(target: Path, cause: str) -> str:
    return not_written("The report", str(target.parent), cause)
