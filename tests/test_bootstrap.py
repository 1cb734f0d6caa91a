"""What bootstrap itself does: the practice, the clock, the folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from omt_desktop.bootstrap import SystemClock, default_data_folder, sample_file
from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.errors import Refusal
from tests.practice import reopen

CHECKOUT = Path(__file__).resolve().parents[1]
HEAVY = ("sqlalchemy", "alembic", "reportlab", "PySide6")
SECRET = "Rivera"


def logged(data_folder: Path) -> list[str]:
    return (data_folder / "log" / "omt-desktop.log").read_text("utf-8").splitlines()


def test_a_practice_is_opened_kept_and_closed(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    services = reopen(folder)
    try:
        added = services.patients.add(Patient("", "Rivera (invented)", "Ana"))
        with pytest.raises(Refusal, match="already open"):
            reopen(folder)
    finally:
        services.close()
    assert [line.split(" omt_desktop ")[1].split(" by ")[0] for line in logged(folder)] == [
        "practice opened",
        "practice closed",
    ]
    assert SECRET not in " ".join(logged(folder))
    again = reopen(folder)
    try:
        assert again.patients.get(added.id) == added
    finally:
        again.close()


def test_a_folder_that_cannot_be_used_is_a_refusal_that_names_it(tmp_path: Path) -> None:
    in_the_way = tmp_path / "practice"
    in_the_way.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(Refusal, match="practice"):
        reopen(in_the_way)


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
