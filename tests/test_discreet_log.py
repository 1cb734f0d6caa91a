"""The log holds ids, types and places, and never what was typed."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from omt_desktop.discreet_log import start_log

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
