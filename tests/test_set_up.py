"""What `make run` and `make test` decide before anything is installed."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import display
import environment
import pytest
import system_packages
import verify

CHECKOUT = Path(__file__).resolve().parents[1]
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is asked about only on Linux")


@on_linux
def test_without_a_display_named_there_is_none() -> None:
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in (display.why_no_window({}) or "")


@on_linux
@pytest.mark.parametrize(
    "named", [{"DISPLAY": ":4321"}, {"DISPLAY": "localhost:4321.0"}, {"WAYLAND_DISPLAY": "gone-0"}]
)
def test_a_display_that_does_not_answer_counts_as_none(named: dict[str, str]) -> None:
    assert "does not answer" in (display.why_no_window(named) or "")


@on_linux
def test_a_display_that_answers_is_one(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "wayland-0"))
        listening.listen()
        named = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert display.why_no_window(named) is None


def test_what_cannot_be_installed_is_named_as_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "install", lambda packages: False)
    system_packages.provide(["libegl1", "libxcb-cursor0"], "The window")
    assert "sudo apt-get install -y libegl1 libxcb-cursor0" in capsys.readouterr().out


def test_nothing_is_said_when_nothing_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    system_packages.provide([], "The window")
    assert capsys.readouterr().out == ""


@on_linux
def test_a_library_that_the_loader_does_not_find_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "X11_WINDOW", {"libnowhere-to-be-found.so.9": "libnowhere9"})
    assert "libnowhere9" in system_packages.missing_for_window()


@pytest.fixture
def pip_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """An environment folder of this test's own, with what pip would have been asked to do."""
    calls: list[tuple[str, ...]] = []
    checkout = tmp_path / "house"
    checkout.mkdir()
    for name in (environment.FOR_USE, environment.FOR_TESTS, environment.PROJECT):
        (checkout / name).write_text(name, "utf-8")
    monkeypatch.setattr(environment, "CHECKOUT", checkout)
    monkeypatch.setattr(environment, "VENV", checkout / ".venv")
    monkeypatch.setattr(environment, "STATE", checkout / ".venv" / "omt-ready.json")
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(environment, "_create", lambda: _made(checkout / ".venv", calls))
    monkeypatch.setattr(environment, "_pip", lambda *arguments: calls.append(arguments))
    return calls


def _made(folder: Path, calls: list[tuple[str, ...]]) -> None:
    folder.mkdir(exist_ok=True)
    calls.append(("new",))


NEW, PROJECT = ("new",), ("--no-index", "--no-build-isolation", "--no-deps", "--force-reinstall", "--editable", ".")


def _pinned(lock: str) -> tuple[str, ...]:
    return ("--require-hashes", "--no-deps", "--requirement", lock)


def test_a_second_run_does_nothing(pip_calls: list[tuple[str, ...]]) -> None:
    environment.make_ready(environment.FOR_USE)
    assert pip_calls == [NEW, _pinned(environment.FOR_USE), PROJECT]
    pip_calls.clear()
    environment.make_ready(environment.FOR_USE)
    assert pip_calls == []


def test_testing_adds_to_what_use_installed_and_use_needs_nothing_after_it(pip_calls: list[tuple[str, ...]]) -> None:
    environment.make_ready(environment.FOR_USE)
    pip_calls.clear()
    environment.make_ready(environment.FOR_TESTS)
    environment.make_ready(environment.FOR_USE)
    assert pip_calls == [_pinned(environment.FOR_TESTS)]


def _lock_changes(house: Path) -> None:
    (house / environment.FOR_USE).write_text("another", "utf-8")


def _was_moved(house: Path) -> None:
    _rewrite(house, folder="/another/folder")


def _python_changed(house: Path) -> None:
    _rewrite(house, python="3.11.0 of last year")


def _broke_off(house: Path) -> None:
    (house / ".venv" / "omt-ready.json").unlink()


def _was_garbled(house: Path) -> None:
    (house / ".venv" / "omt-ready.json").write_text("{", "utf-8")


def _rewrite(house: Path, **changed: str) -> None:
    state = house / ".venv" / "omt-ready.json"
    state.write_text(json.dumps({**json.loads(state.read_text("utf-8")), **changed}), "utf-8")


@pytest.mark.parametrize("happens", [_lock_changes, _was_moved, _python_changed, _broke_off, _was_garbled])
def test_a_stale_environment_is_made_again_from_nothing(
    happens: Callable[[Path], None], pip_calls: list[tuple[str, ...]]
) -> None:
    environment.make_ready(environment.FOR_USE)
    pip_calls.clear()
    happens(environment.CHECKOUT)
    environment.make_ready(environment.FOR_USE)
    assert pip_calls == [NEW, _pinned(environment.FOR_USE), PROJECT]


def test_a_changed_project_is_installed_again_alone(pip_calls: list[tuple[str, ...]]) -> None:
    environment.make_ready(environment.FOR_USE)
    pip_calls.clear()
    (environment.CHECKOUT / environment.PROJECT).write_text("another", "utf-8")
    environment.make_ready(environment.FOR_USE)
    assert pip_calls == [PROJECT]


@pytest.mark.parametrize(
    ("report", "status", "expected"),
    [
        ('<testsuites><testsuite tests="5" failures="1" errors="1" skipped="1"/></testsuites>', 1, (2, 2, 1)),
        ('<testsuites><testsuite tests="5" failures="0" errors="0" skipped="0"/></testsuites>', 0, (5, 0, 0)),
        ('<testsuites><testsuite tests="5" failures="0" errors="0" skipped="0"/></testsuites>', 3, (5, 1, 0)),
        ("<testsuites><testsu", 139, (0, 1, 0)),
        (None, 4, (0, 1, 0)),
    ],
)
def test_tests_are_counted_and_a_crash_is_a_failure(
    tmp_path: Path, report: str | None, status: int, expected: tuple[int, int, int]
) -> None:
    if report is not None:
        (tmp_path / "report.xml").write_text(report, "utf-8")
    counted = verify.counted(tmp_path / "report.xml", status)
    assert (counted.passed, counted.failed, counted.skipped) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for sh")
def test_a_machine_without_python_is_told_so_in_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", CHECKOUT / "tools" / "python.sh"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "needs Python 3.11 or later" in done.stderr
