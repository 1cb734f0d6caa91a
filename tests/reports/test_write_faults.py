"""A report that cannot be written: one clear sentence, what stood there untouched, nothing half-written left."""

import errno
import os
from pathlib import Path

import pytest

from omt_desktop.reports import PdfReportWriter
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.ports import ReportWriter
from tests.builders import a_patient, an_evaluation
from tests.reports.paper import write_report
from tests.reports.small_content import SMALL

NAMED = a_patient(family_name="Secretname")


def refusal(target: Path) -> str:
    """The sentence with which the report on Secretname is refused."""
    with pytest.raises(NotWritten) as caught:
        write_report(target, an_evaluation(), SMALL, NAMED)
    assert "Secretname" not in str(caught.value)
    return str(caught.value)


def failing(code: int) -> object:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code), "Secretname.pdf")

    return fail


def test_it_is_what_the_workflow_asks_for() -> None:
    writer: ReportWriter = PdfReportWriter()
    assert writer is not None


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "Secretname.pdf").mkdir()
    assert refusal(tmp_path / "Secretname.pdf").startswith(
        f"The report was not written to «{tmp_path}»: a folder of that name is already there. Choose another file name"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs something that is no ordinary file")
def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "pipe"
    os.mkfifo(target)
    assert "no ordinary file" in refusal(target)
    assert target.is_fifo()


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert "the folder does not exist. Choose another folder" in refusal(tmp_path / "gone" / "r.pdf")


def test_a_file_in_the_path_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "a part of the path is a file and not a folder" in refusal(tmp_path / "file" / "r.pdf")


@pytest.mark.parametrize(
    ("step", "code", "said"),
    [
        ("fsync", errno.ENOSPC, "the disk is full. Make room and export again"),
        ("fsync", errno.EIO, "the disk reports an error. Choose another folder and export again"),
        ("fsync", errno.EBADMSG, "Choose another folder and export again"),
        ("replace", errno.EACCES, "you may not write there, or another program has the file open. Close it"),
    ],
)
def test_a_fault_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, said: str
) -> None:
    target = tmp_path / "r.pdf"
    target.write_bytes(b"an earlier report")
    monkeypatch.setattr(os, step, failing(code))
    sentence = refusal(target)
    assert said in sentence
    assert "nothing half-written was left there" in sentence
    assert target.read_bytes() == b"an earlier report"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_may_not_be_written_to_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.mkstemp", failing(errno.EROFS))
    assert "it can only be read, not written" in refusal(tmp_path / "r.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_report_replaces_an_earlier_one_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    target.write_bytes(b"old")
    write_report(target, an_evaluation(), SMALL)
    assert target.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [target]
