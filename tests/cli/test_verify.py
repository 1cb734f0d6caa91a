"""`omt-desktop verify`: one line each, and an exit status that a script can rely on."""

import io
from pathlib import Path

import pytest

from omt_desktop.cli.main import main
from omt_desktop.storage.folder_files import DATABASE
from tests.builders import a_patient
from tests.practice import DOCTOR, PASSPHRASE, open_new_practice, reopen


def verified(folder: Path, monkeypatch: pytest.MonkeyPatch, *further: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    return main(["verify", "--data", str(folder), "--person", DOCTOR, "--passphrase-stdin", *further])


def test_a_practice_that_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    services = open_new_practice(tmp_path / "data")
    services.patients.add(a_patient())
    services.close()
    assert verified(tmp_path / "data", monkeypatch) == 0
    told = capsys.readouterr()
    assert "records: 2" in told.out and "Everything fits" in told.out and "audit " in told.out and told.err == ""


def test_an_anchor_on_paper_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    services = open_new_practice(tmp_path / "data")
    printed = services.trail.anchor()
    services.close()
    assert verified(tmp_path / "data", monkeypatch, "--anchor", printed) == 0
    assert "is a line of this trail" in capsys.readouterr().out
    assert verified(tmp_path / "data", monkeypatch, "--anchor", "audit 9999 · 7F3A-09C2-51BE-D004") == 1
    assert "already reached line 9999" in capsys.readouterr().err


def test_an_older_database_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    services = open_new_practice(folder)
    added = services.patients.add(a_patient())
    services.close()
    old = (folder / DATABASE).read_bytes()
    again = reopen(folder)
    again.patients.update(added)
    again.close()
    (folder / DATABASE).write_bytes(old)
    assert verified(folder, monkeypatch) == 1
    told = capsys.readouterr()
    assert "older copy" in told.err and "not fit" in told.out
    assert "Rivera" not in told.out + told.err
