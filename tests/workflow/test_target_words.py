"""Why a file was not written: a cause the reader knows, and what to do, without the name of the file."""

import errno

import pytest

from omt_desktop.workflow.target_words import NO_FILE, cause_of, not_written


@pytest.mark.parametrize(
    ("number", "otherwise", "told"),
    [
        (errno.ENOSPC, "No space left on device", "the disk is full. Make room and export again"),
        (errno.EROFS, "Read-only", "it can only be read, not written. Choose another folder and export again"),
        (errno.ENOTCONN, "Not connected", "Not connected. Choose another folder"),
        (None, None, "the system refused. Choose another folder"),
    ],
)
def test_the_cause_is_told_with_what_to_do(number: int | None, otherwise: str | None, told: str) -> None:
    sentence = not_written("The file", "/somewhere", cause_of(number, otherwise))
    assert sentence.startswith("The file was not written to «/somewhere»: ") and told in sentence
    assert sentence.endswith("nothing half-written was left there.")


def test_what_is_no_file_has_its_own_advice() -> None:
    assert "Choose another file name and export again" in not_written("The file", "/dev", NO_FILE)
