"""Commands as real processes: what they import, how they stream, and what a pipe that breaks does to them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_assess import CASE, EVALUATION

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).resolve().parents[2]
QT = ("PySide6", "shiboken6", "omt_desktop.ui")
SLOW = ("sqlalchemy", "alembic", "sqlcipher3", "sqlite3", "reportlab", "PIL", "platformdirs")
LINE = json.dumps(EVALUATION).encode() + b"\n"
PROGRAM = (sys.executable, "-m", "omt_desktop.cli.main")


def without(modules: tuple[str, ...], *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Runs a command in a Python in which these modules cannot be imported."""
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({modules!r})); "
        "from omt_desktop.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def evaluation(tmp_path: Path) -> str:
    path = tmp_path / "evaluation.json"
    path.write_bytes(LINE)
    return str(path)


@pytest.mark.parametrize("lines", [[], ["--lines"]])
def test_assess_needs_no_window_no_database_and_no_pdf(lines: list[str], evaluation: str) -> None:
    done = without(QT + SLOW, "assess", *lines, evaluation)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["outcome"] == "suitable"
    assert done.stderr == ""


def test_check_content_needs_no_window_no_database_and_no_pdf() -> None:
    assert without(QT + SLOW, "check-content").returncode == 0


def test_the_sample_needs_no_window_and_leaves_only_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    target = tmp_path / "sample.pdf"
    done = without(QT, "sample", "-o", str(target))
    assert done.returncode == 0, done.stderr
    assert "SUITABLE WITH MODIFICATIONS" in done.stdout
    assert f"Chart report written: {target}" in done.stdout
    assert done.stderr == ""
    assert target.stat().st_size > 10_000
    assert list(temporary.iterdir()) == []


def test_the_report_needs_no_window_and_no_database(evaluation: str, tmp_path: Path) -> None:
    database = ("sqlalchemy", "alembic", "sqlcipher3")
    done = without(QT + database, "report", evaluation, "-o", str(tmp_path / "chart.pdf"))
    assert done.returncode == 0, done.stderr


def test_a_refusal_is_status_2_with_nothing_on_standard_output(tmp_path: Path) -> None:
    path = tmp_path / "evaluation.json"
    path.write_text(CASE.read_text("utf-8"), "utf-8")
    done = subprocess.run([*PROGRAM, "assess", path], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "omt-desktop: format: is missing; an evaluation file says omt-evaluation/1 there\n"


def test_answers_come_while_more_lines_are_awaited() -> None:
    command = [*PROGRAM, "assess", "--lines", "-"]
    with subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(3):
            process.stdin.write(LINE)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["outcome"] == "suitable"
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(30) == 0


def test_a_reader_who_leaves_ends_the_command_quietly() -> None:
    command = [*PROGRAM, "assess", "--lines", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=CHECKOUT, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(LINE)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(LINE)
        process.stdin.flush()
        assert process.stderr.read() == b""
        assert process.wait(30) == 1


def test_output_is_utf8_in_a_terminal_that_is_not(tmp_path: Path) -> None:
    path = tmp_path / "evaluation.json"
    path.write_text('{"format": "omt-evaluation/1", "évalué": "Ж"}', "utf-8")
    environment = os.environ | {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    command = [*PROGRAM, "assess", path]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert "évalué: is not a key that belongs there" in done.stderr.decode()
    assert done.stderr.endswith(b"\n")
