"""`omt-desktop verify`: one line each, and an exit status that a script can rely on."""

import io
from pathlib import Path

import pytest

from omt_desktop.cli.main import main
from omt_desktop.storage.folder_files import DATABASE
from tests.builders import a_patient
from tests.practice import DOCTOR, PASSPHRASE, open_new_practice, reopen


def verified(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    return main(["verify", "--data", str(folder), "--person", DOCTOR, "--passphrase-stdin"])


def test_a_practice_that_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    services = open_new_practice(tmp_path / "data")
    services.patients.add(a_patient())
    services.close()
    assert verified(tmp_path / "data", monkeypatch) == 0
    told = capsys.readouterr()
    assert "records: 1" in told.out and "Everything fits" in told.out and "audit " in told.out and told.err == ""


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
