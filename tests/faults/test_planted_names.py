"""A stolen data folder shows no name: fifty planted ones are in no file that a whole session wrote."""

from pathlib import Path

import pytest

from tests.faults.figures import Figure
from tests.faults.planted_names import NAMES, Session, entropy, hits, whole_session
from tests.faults.tracing import why_not
from tests.practice import PASSPHRASE

PROMISE = "Without the passphrase the files are noise"
WANTED = "0 hits of 50 names in all files, ~8 bits/byte"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return whole_session(tmp_path_factory.mktemp("planted") / "home")


@pytest.mark.slow
def test_the_session_did_what_it_should(session: Session) -> None:
    assert session.failures == 30, session.output[-3000:]
    assert session.status != 0, "it ends in a crash"
    assert sum(path.suffix == ".pdf" for path in session.exports.iterdir()) == 5
    assert hits(b"".join(path.read_bytes() for path in session.exports.glob("*.json"))) == NAMES, "the search finds"


@pytest.mark.slow
def test_no_planted_name_is_in_any_file_that_was_written(session: Session) -> None:
    found = {str(path): hits(path.read_bytes()) for path in session.written}
    assert {path: names for path, names in found.items() if names} == {}
    assert [path for path in session.written if PASSPHRASE.encode() in path.read_bytes()] == []
    names = {path.name for path in session.written}
    assert names >= {"practice.db", "window.json", "omt-desktop.log", "crashes.log", "backups.json"}


@pytest.mark.slow
def test_no_planted_name_is_in_a_file_name_or_on_the_outputs(session: Session) -> None:
    assert hits("\n".join(map(str, session.written)).encode()) == []
    assert hits(session.output.encode("utf-8", "replace")) == []
    assert "title: OMT Desktop" in session.output


@pytest.mark.slow
def test_the_database_and_the_backups_look_like_noise(session: Session) -> None:
    assert entropy((session.data / "practice.db").read_bytes()) > 7.99
    for backup in (session.data / "backups").iterdir():
        assert entropy(backup.read_bytes()[:-8192]) > 7.99


@pytest.mark.slow
@pytest.mark.skipif(bool(why_not()), reason=why_not() or "system calls can be watched")
def test_nothing_is_written_outside_the_folders_of_the_user(session: Session) -> None:
    outside = {path for path in session.opened_for_writing if not path.is_relative_to(session.home)}
    assert outside == set()


@pytest.mark.slow
def test_nothing_is_left_in_the_temp_folder(session: Session) -> None:
    assert list((session.home / "tmpdir").rglob("*")) == []


def figures(folder: Path) -> list[Figure]:
    """The search in all files, and in the logs and outputs of what failed, for the table."""
    session = whole_session(folder / "home")
    logs = [path for path in session.written if path.suffix == ".log" or "log" in path.parts]
    found = sum(len(hits(path.read_bytes())) for path in session.written)
    in_logs = sum(len(hits(path.read_bytes())) for path in logs) + len(hits(session.output.encode("utf-8", "replace")))
    cores = [path for path in folder.rglob("core*") if path.is_file()]
    bits = entropy((session.data / "practice.db").read_bytes())
    told = f"{found} hits of {len(NAMES)} names in {len(session.written)} files; {bits:.4f} bits/byte"
    failed = f"{in_logs} hits in {len(logs)} logs and outputs of {session.failures} failures and a crash"
    failed += f"; {len(cores)} core files"
    return [
        Figure(PROMISE, told, WANTED, found == 0 and bits > 7.99),
        Figure(
            "Logs and crash reports hold no patient data", failed, "0 hits, 30 failures + SIGSEGV, no core file",
            in_logs == 0 and session.failures == 30 and session.status not in (0, 1) and len(logs) >= 2 and not cores,
        ),
    ]  # fmt: skip
