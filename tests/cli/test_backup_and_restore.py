"""Backups from the command line: made, copied, looked at, brought back, also on a new computer."""

import io
from pathlib import Path

import pytest

from omt_desktop.cli.main import main
from omt_desktop.cli.terminal import DONE, REFUSED
from tests.builders import a_patient
from tests.practice import PASSPHRASE, open_new_practice, reopen

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A practice with one patient."""
    services = open_new_practice(tmp_path / "data")
    services.patients.add(a_patient(id=""))
    services.close()
    return tmp_path / "data"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> object:
    def command(*words: object, passphrase: str = PASSPHRASE) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{passphrase}\n"))
        return main([*map(str, words), "--passphrase-stdin"])

    return command


def patients_in(folder: Path) -> int:
    services = reopen(folder)
    try:
        return services.patients.count()
    finally:
        services.close()


def made(folder: Path, run: object) -> Path:
    assert callable(run) and run("backup", "--data", folder) == DONE
    return sorted((folder / "backups").iterdir())[-1]


def one_more_patient(folder: Path) -> None:
    services = reopen(folder)
    services.patients.add(a_patient(id="", mrn="B-2"))
    services.close()


def test_a_backup_is_made_copied_and_named(folder: Path, run: object, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "stick").mkdir()
    assert callable(run) and run("backup", "--data", folder, "--to", tmp_path / "stick") == DONE
    out = capsys.readouterr().out
    assert "1 patient, 0 evaluations" in out and "opened and checked" in out
    (copy,) = (tmp_path / "stick").iterdir()
    assert f"{copy}: copied and read back." in out


def test_a_preview_changes_nothing_and_a_restore_does(folder: Path, run: object, capsys: Captured) -> None:
    backup = made(folder, run)
    one_more_patient(folder)
    assert callable(run) and run("restore", backup, "--preview", "--data", folder) == DONE
    assert "No longer there afterwards: 1 patient." in capsys.readouterr().out
    assert patients_in(folder) == 2
    assert run("restore", backup, "--data", folder) == DONE
    assert "The backup is back." in capsys.readouterr().out
    assert patients_in(folder) == 1


def test_on_a_new_computer_the_passphrase_of_then_opens_it(
    folder: Path, run: object, tmp_path: Path, capsys: Captured
) -> None:
    backup = made(folder, run)
    new = tmp_path / "new"
    assert callable(run) and run("restore", backup, "--data", new, passphrase="not this one") == REFUSED
    assert "does not open the backup" in capsys.readouterr().err
    assert run("restore", backup, "--data", new, "--preview") == DONE
    assert not (new / "practice.db").exists()
    assert run("restore", backup, "--data", new) == DONE
    assert patients_in(new) == 1


def test_with_its_own_key_the_present_files_are_set_aside(folder: Path, run: object) -> None:
    backup = made(folder, run)
    one_more_patient(folder)
    assert callable(run) and run("restore", backup, "--its-own-key", "--data", folder) == DONE
    assert patients_in(folder) == 1 and (folder / "set-aside-1" / "practice.db").exists()


def test_what_is_no_backup_is_refused_in_one_line(folder: Path, run: object, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "photo.backup").write_bytes(b"GIF89a")
    assert callable(run) and run("restore", tmp_path / "photo.backup", "--data", folder) == REFUSED
    assert len(capsys.readouterr().err.splitlines()) == 1 and patients_in(folder) == 1
