"""What bootstrap itself does: the log that holds no patient, the clock, the folder."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from omt_desktop.bootstrap import SystemClock, default_data_folder, open_services, sample_file, start_log
from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.errors import Refusal

CHECKOUT = Path(__file__).resolve().parents[1]
HEAVY = ("sqlalchemy", "alembic", "reportlab", "PySide6")
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
    assert "saving evaluation e-1 failed: RuntimeError RuntimeError at test_bootstrap.py:" in line
    assert ":fail_inside; after KeyError at test_bootstrap.py:" in line


def test_of_other_packages_only_that_they_said_something(data_folder: Path) -> None:
    logging.getLogger("sqlalchemy.engine").warning("INSERT %s", SECRET)
    logging.getLogger("omt_desktopping").error(SECRET)
    first, second = logged(data_folder)
    assert "WARNING sqlalchemy.engine a message from test_bootstrap:" in first
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


def test_a_practice_is_opened_kept_and_closed(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    services = open_services(folder)
    try:
        added = services.patients.add(Patient("", "Rivera (invented)", "Ana"))
        with pytest.raises(Refusal, match="already open"):
            open_services(folder)
    finally:
        services.close()
    assert [line.split(" omt_desktop ")[1].split(" by ")[0] for line in logged(folder)] == [
        "practice opened",
        "practice closed",
    ]
    assert SECRET not in " ".join(logged(folder))
    again = open_services(folder)
    try:
        assert again.patients.get(added.id) == added
    finally:
        again.close()


def test_a_folder_that_cannot_be_used_is_a_refusal_that_names_it(tmp_path: Path) -> None:
    in_the_way = tmp_path / "practice"
    in_the_way.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(Refusal, match="practice"):
        open_services(in_the_way)


@pytest.mark.slow
def test_bootstrap_itself_imports_nothing_that_costs() -> None:
    code = f"import sys, omt_desktop.bootstrap; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_clock_tells_the_offset() -> None:
    assert SystemClock().now().utcoffset() is not None


def test_the_data_folder_is_the_users_own() -> None:
    assert default_data_folder().is_relative_to(Path.home())


def test_the_sample_says_that_it_is_invented() -> None:
    assert b"(invented)" in sample_file("evaluation.json")
    assert b"(invented)" in sample_file("decision.json")
