"""The log holds ids, types and places, and never what was typed."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from omt_desktop.discreet_log import crashes_kept, discreet_faults, start_log

LOG = logging.getLogger("omt_desktop.ui.main_window")
SECRET = "Rivera"


@pytest.fixture
def data_folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "practice"
    stop = start_log(folder)
    yield folder
    stop()


def logged(data_folder: Path) -> list[str]:
    return (data_folder / "log" / "omt-desktop.log").read_text("utf-8").splitlines()


def fail_inside(text: str) -> None:
    try:
        raise KeyError(text)
    except KeyError as problem:
        raise RuntimeError(f"about {text}") from problem


def test_what_we_log_is_one_line_with_time_level_and_place(data_folder: Path) -> None:
    LOG.info("evaluation %s opened at\nstep %s", "e-1", "review")
    (line,) = logged(data_folder)
    assert line.endswith("INFO omt_desktop.ui.main_window evaluation e-1 opened at step review")
    assert line[:4].isdigit()


def test_an_exception_is_logged_by_type_and_place_and_never_by_its_words(data_folder: Path) -> None:
    try:
        fail_inside(SECRET)
    except RuntimeError as problem:
        LOG.exception("saving evaluation %s failed: %s", "e-1", problem)
    (line,) = logged(data_folder)
    assert SECRET not in line
    assert "saving evaluation e-1 failed: RuntimeError RuntimeError at test_discreet_log.py:" in line
    assert ":fail_inside; after KeyError at test_discreet_log.py:" in line


def test_of_other_packages_only_that_they_said_something(data_folder: Path) -> None:
    logging.getLogger("sqlalchemy.engine").warning("INSERT %s", SECRET)
    logging.getLogger("omt_desktopping").error(SECRET)
    first, second = logged(data_folder)
    assert "WARNING sqlalchemy.engine a message from test_discreet_log:" in first
    assert SECRET not in first + second


def test_an_exception_that_is_its_own_cause_is_logged_once(data_folder: Path) -> None:
    first, second = ValueError(), TypeError()
    first.__context__, second.__context__ = second, first
    LOG.error("odd", exc_info=first)
    (line,) = logged(data_folder)
    assert line.count("ValueError") == 1


def test_nothing_is_logged_after_the_end(data_folder: Path, tmp_path: Path) -> None:
    stop = start_log(tmp_path / "second")
    stop()
    LOG.info("after")
    assert logged(tmp_path / "second") == []


def test_without_a_writable_folder_the_program_goes_on(tmp_path: Path) -> None:
    in_the_way = tmp_path / "practice"
    in_the_way.write_text("a file where the folder should be", "utf-8")
    stop = start_log(in_the_way)
    LOG.info("unheard")
    stop()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_the_log_is_for_its_user_only(data_folder: Path) -> None:
    assert (data_folder / "log").stat().st_mode & 0o077 == 0


def fail() -> None:
    raise ValueError(SECRET)


class FailsWhenCleared:
    def __del__(self) -> None:
        raise ValueError(SECRET)


def test_whatever_nobody_caught_is_logged_without_its_words(
    data_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    told = []
    with discreet_faults(lambda: told.append("told")):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        FailsWhenCleared()
        try:
            fail()
        except ValueError as problem:
            sys.excepthook(ValueError, problem, problem.__traceback__)
    lines = logged(data_folder)
    assert ["in a thread" in lines[0], "in clearing away" in lines[1], "unexpected ValueError Val" in lines[2]] == [
        True
    ] * 3
    assert all(":fail" in line or ":__del__" in line for line in lines)
    out, err = capfd.readouterr()
    assert SECRET not in " ".join(lines) + out + err
    assert told == ["told"]


def test_before_there_is_a_log_file_standard_error_is_as_discreet(capfd: pytest.CaptureFixture[str]) -> None:
    record = logging.LogRecord("omt_desktop.x", logging.ERROR, "x.py", 1, "failed", (), None)
    with discreet_faults():
        try:
            fail()
        except ValueError as problem:
            record.exc_info = (ValueError, problem, problem.__traceback__)
        assert logging.lastResort is not None
        text = logging.lastResort.format(record)
    assert SECRET not in text and "ValueError at" in text
    assert SECRET in logging.lastResort.format(record), "afterwards it is as it was"


CRASH = """
import ctypes, sys
from pathlib import Path
from omt_desktop.discreet_log import crashes_kept
def examine(name):
    ctypes.string_at(0)
with crashes_kept(Path(sys.argv[1])):
    examine("Ri" + "vera")
"""


@pytest.mark.slow
def test_a_crash_of_the_process_leaves_places_and_no_values(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASH, str(tmp_path)], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode != 0
    kept = (tmp_path / "log" / "crashes.log").read_text("utf-8")
    assert "examine" in kept
    assert SECRET not in kept + done.stdout + done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["log"], "no core file"


def test_without_a_place_for_crashes_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be", "utf-8")
    with crashes_kept(tmp_path):
        pass
