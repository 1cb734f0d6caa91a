"""Commands open the practice with a passphrase from standard input or from a hidden prompt, never from an argument."""

import argparse
import io
from pathlib import Path

import pytest

from omt_desktop.cli import unlocking
from omt_desktop.cli.unlocking import add_unlocking, unlock
from omt_desktop.door import Door
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.keys.door import NotOpened
from tests.practice import DOCTOR, PASSPHRASE, open_new_practice, reopen


class Terminal(io.StringIO):
    """Standard input with a person before it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    open_new_practice(tmp_path / "data").close()
    return tmp_path / "data"


def is_free(folder: Path) -> bool:
    door = Door(folder)
    door.look()
    door.close()
    return True


def told(folder: Path, *words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_unlocking(parser)
    return parser.parse_args(["--data", str(folder), *words])


def test_the_passphrase_comes_from_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\nmore"))
    services = unlock(told(folder, "--passphrase-stdin"))
    assert services.access.person.name == DOCTOR and services.patients.count() == 0
    services.close()
    assert is_free(folder)


def test_a_person_is_asked_without_an_echo(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(unlocking.getpass, "getpass", lambda prompt: asked.append(prompt) or PASSPHRASE)
    unlock(told(folder)).close()
    assert asked == [f"Passphrase of {DOCTOR}: "]


def test_a_wrong_passphrase_and_nobody_to_ask_are_refusals_that_let_the_folder_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("wrong\n"))
    with pytest.raises(NotOpened, match="not the passphrase"):
        unlock(told(folder, "--passphrase-stdin"))
    with pytest.raises(Refusal, match="--passphrase-stdin"):
        unlock(told(folder))
    assert is_free(folder)


def test_who_opens_it_is_said_where_several_can(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services = reopen(folder)
    services.people.add("Sam (invented)", Role.FRONT_DESK)
    services.close()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    for words in ([], ["--person", "nobody"]):
        with pytest.raises(Refusal, match="«Sam"):
            unlock(told(folder, *words, "--passphrase-stdin"))
    unlock(told(folder, "--person", DOCTOR.upper(), "--passphrase-stdin")).close()


def test_a_folder_without_a_practice_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no practice with a passphrase"):
        unlock(told(tmp_path / "empty", "--passphrase-stdin"))
    assert not (tmp_path / "empty").exists(), "a folder is not made by looking for it"
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refusal, match="no practice with a passphrase"):
        unlock(told(tmp_path / "empty", "--passphrase-stdin"))
