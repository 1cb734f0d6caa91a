"""A full disk, a locked or moved file: one sentence, the text stays with the doctor, the record stays whole."""

from pathlib import Path

import pytest
from sqlalchemy import event
from sqlcipher3 import dbapi2

from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.edits import Answer
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.session import EvaluationSession
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import database_key
from tests.storage.full_disk import limit_pages


def a_session(practice: Practice) -> EvaluationSession:
    patient = practice.patients.add(a_patient())
    record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")
    return EvaluationSession(record, CONTENT, practice.evaluations)


def test_a_full_disk_keeps_the_text_and_can_be_retried(practice: Practice) -> None:
    session = a_session(practice)
    limit_pages(practice.engine, 1)
    session.apply(Answer("life.activity", "x" * 200_000))
    assert "is full" in session.save_state.problem and "kept here" in session.save_state.problem
    assert practice.evaluations.load(session.record.id).evaluation == HEALTHY
    assert session.evaluation.facts["life.activity"] == "x" * 200_000
    limit_pages(practice.engine, 1_000_000)
    assert session.retry_saving().problem == ""
    assert practice.evaluations.load(session.record.id).evaluation == session.evaluation


def test_a_file_moved_away_is_noticed_before_it_is_written_to(practice: Practice, folder: Path) -> None:
    session = a_session(practice)
    moved = (folder / DATABASE).rename(folder / "elsewhere.db")
    session.apply(Answer("life.activity", "rows"))
    assert "moved or replaced" in session.save_state.problem
    (folder / DATABASE).write_bytes(b"another file")
    assert "moved or replaced" in session.retry_saving().problem
    moved.replace(folder / DATABASE)
    assert session.retry_saving().problem == ""


def test_another_program_that_writes_is_named(practice: Practice, folder: Path) -> None:
    session = a_session(practice)
    event.listen(practice.engine, "checkout", lambda c, *_: c.execute("PRAGMA busy_timeout = 10"))
    other = dbapi2.connect(str(folder / DATABASE), isolation_level=None)
    other.set_key(f"x'{database_key(folder)}'")
    other.execute("BEGIN IMMEDIATE")
    session.apply(Answer("life.activity", "rows"))
    assert "Another program" in session.save_state.problem
    other.execute("ROLLBACK")
    other.close()
    assert session.retry_saving().problem == ""


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("SQLITE_READONLY", "cannot be written to"),
        ("SQLITE_CANTOPEN", "cannot be written to"),
        ("SQLITE_IOERR_WRITE", "could not be written"),
        ("SQLITE_CORRUPT", "damaged"),
        ("SQLITE_NOMEM", "could not be written"),
    ],
)
def test_every_failure_has_its_sentence(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, name: str, word: str
) -> None:
    session = a_session(practice)

    def fail(*_: object) -> None:
        problem = dbapi2.OperationalError("Rivera")
        problem.sqlite_errorname = name
        raise problem

    event.listen(practice.engine, "begin", fail)
    with pytest.raises(NotSaved) as refusal:
        practice.evaluations.save(session.record.id, HEALTHY, HEALTHY.with_fact("hx.copd", "stable"))
    event.remove(practice.engine, "begin", fail)
    assert word in str(refusal.value) and "kept here" in str(refusal.value) and "Rivera" not in str(refusal.value)
