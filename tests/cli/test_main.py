"""The command line as a whole: versions, help, wrong commands."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from omt_desktop import __version__
from omt_desktop.__main__ import main as start
from omt_desktop.cli.main import COMMANDS, main

CHECKOUT = Path(__file__).resolve().parents[2]
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("run", [main, start])
def test_the_version_is_printed(run: object, capsys: Captured) -> None:
    assert callable(run)
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"OMT Desktop {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: Captured) -> None:
    assert main([command, "--help"]) == 0
    assert f"usage: omt-desktop {command}" in capsys.readouterr().out


def test_the_window_has_help_that_names_the_commands(capsys: Captured) -> None:
    assert start(["--help"]) == 0
    out = capsys.readouterr().out
    assert "--data DIR" in out
    assert all(command in out for command in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], f"A command is missing: {', '.join(COMMANDS)}."),
        (["treat"], "'treat'"),
        (["assess"], "FILE"),
        (["assess", "--line", "-", "x"], "x"),
        (["report", "x.json"], "-o/--output"),
        (["--verison"], "verison"),
    ],
)
def test_a_wrong_command_is_one_line(arguments: list[str], said: str, capsys: Captured) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("omt-desktop: ")
    assert said in err
    assert len(err.splitlines()) == 1


def test_the_content_is_checked_and_named(capsys: Captured) -> None:
    assert main(["check-content"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Clinical content ")
    assert "rules" in out


def test_a_window_without_its_libraries_is_one_line(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "omt_desktop.ui.app", None)
    assert start(["--data", "nowhere"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "The window cannot be opened" in err
    assert len(err.splitlines()) == 1


def test_the_window_gets_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Path | None, str | None]] = []
    window = ModuleType("omt_desktop.ui.app")
    monkeypatch.setattr(window, "main", lambda folder, theme: asked.append((folder, theme)) or 0, raising=False)
    monkeypatch.setitem(sys.modules, "omt_desktop.ui.app", window)
    assert start(["--data", "here"]) == 0
    assert start([]) == 0
    assert start(["--date", "here"]) == 2
    assert start(["--theme", "dark"]) == 0
    assert start(["treat"]) == 2
    assert asked == [(Path("here"), None), (None, None), (None, "dark")]


@pytest.mark.slow
def test_the_window_waits_for_no_command() -> None:
    heavy = ["omt_desktop.domain", "omt_desktop.cli.main", "omt_desktop.bootstrap"]
    code = f"import sys, omt_desktop.__main__; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
