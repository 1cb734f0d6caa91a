"""How commands print and end."""

import io
import sys

import pytest

from omt_desktop.cli.terminal import complain, ended, say, use_utf8
from omt_desktop.workflow.errors import NotOurFile

Captured = pytest.CaptureFixture[str]


def raising(problem: BaseException) -> int:
    def run() -> int:
        raise problem

    return ended(run)


def test_a_command_ends_with_its_own_status() -> None:
    assert ended(lambda: 7) == 7


def test_a_refusal_is_status_2_and_its_sentence(capsys: Captured) -> None:
    assert raising(NotOurFile("Not\nours.")) == 2
    assert capsys.readouterr() == ("", "omt-desktop: Not ours.\n")


def test_an_interrupted_command_is_silent(capsys: Captured) -> None:
    assert raising(KeyboardInterrupt()) == 130
    assert capsys.readouterr() == ("", "")


def test_a_fault_names_type_and_place_and_no_value(capsys: Captured) -> None:
    assert raising(RuntimeError("Rivera 1954-03-02")) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "RuntimeError in test_terminal.py line" in err
    assert "Rivera" not in err


class Closed(io.StringIO):
    """A standard output that fails in a given way."""

    def __init__(self, problem: OSError) -> None:
        super().__init__()
        self.problem = problem

    def flush(self) -> None:
        raise self.problem


def test_a_reader_who_left_is_no_reason_for_words(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Closed(BrokenPipeError()))
    assert ended(lambda: say("x") or 0) == 1
    assert capsys.readouterr().err == ""


def test_an_answer_that_cannot_be_kept_is_said(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Closed(OSError(28, "No space left on device")))
    assert ended(lambda: say("x") or 0) == 1
    assert "could not be written (No space left on device)" in capsys.readouterr().err


def test_a_complaint_that_nobody_can_hear_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = io.StringIO()
    silent.close()
    monkeypatch.setattr(sys, "stderr", silent)
    complain("x")


def test_standard_streams_become_utf8_whatever_the_code_page(monkeypatch: pytest.MonkeyPatch) -> None:
    bytes_out, bytes_err = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(bytes_out, "cp1252", newline="\r\n"))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(bytes_err, "ascii"))
    use_utf8()
    say("● Ο Ж ế")
    complain("● \ud800")
    assert bytes_out.getvalue() == "● Ο Ж ế\n".encode()
    assert bytes_err.getvalue() == "omt-desktop: ● \\ud800\n".encode()
