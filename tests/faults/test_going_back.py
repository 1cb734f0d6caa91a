"""Going back in time: old pages, a lost write-ahead log, an older file. Each is noticed; honest sessions never are."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.storage.evaluation_rows import PARTS
from omt_desktop.workflow.errors import NotOurFile, NotSaved
from omt_desktop.workflow.signature import Meaning
from omt_desktop.workflow.trail.finding import FindingKind
from tests.clinic import CONTENT, HEALTHY
from tests.faults.tampering import PAGE, Kept
from tests.how_often import THOROUGH
from tests.practice import database_key


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "data")


def replayed(old: bytes, new: bytes, page: int) -> bytes:
    """The new file with the old copy of that page, counted from 0."""
    place = page * PAGE
    return new[:place] + old[place : place + PAGE] + new[place + PAGE :]


def what_is_held(kept: Kept) -> list[list[str]]:
    """All that is tied to the trail, row by row."""
    connection = dbapi2.connect(str(kept.database))
    connection.set_key(f"x'{database_key(kept.folder)}'")
    held = [
        sorted(map(repr, connection.execute(f"SELECT * FROM {table} NOT INDEXED").fetchall()))
        for table in ("audit", "patients", "patient_details", "evaluations", *(part.name for part in PARTS))
    ]
    connection.close()
    return held


def noticed(kept: Kept) -> str:
    """What was found, in words; empty where nothing was."""
    try:
        found, closed = kept.checked()
    except NotOurFile as refusal:
        return str(refusal)
    return (closed and found.findings[0].words) or " ".join(finding.words for finding in found.findings)


def test_the_old_copy_of_any_page_is_noticed(kept: Kept) -> None:
    """Each page that a session wrote, put back alone: noticed, or nothing of what is tied to the trail differs."""
    old = kept.database.read_bytes()
    practice = kept.open()
    evaluation = practice.evaluations.load(kept.record.id).evaluation
    changed = evaluation.with_fact("life.activity", "runs").with_finding("seg.L3", None).with_region("LUMB", None)
    practice.evaluations.save(kept.record.id, evaluation, replace(changed, decision=Decision(Stance.AGREE)))
    practice.patients.update(replace(practice.patients.get(kept.record.patient.id), mrn="A-9999"))
    practice.close()
    new, anchor, held = kept.database.read_bytes(), kept.anchor.read_bytes(), what_is_held(kept)
    # The first page counts the pages and changes: without it the file is another, and refused or seen as damaged.
    written = [page for page in range(len(old) // PAGE) if replayed(old, new, page) != new]
    seen, harmless = [], []
    for page in written:
        kept.database.write_bytes(replayed(old, new, page))
        kept.anchor.write_bytes(anchor)
        (seen if noticed(kept) else harmless).append(page)
        if page in harmless:
            kept.database.write_bytes(replayed(old, new, page))
            assert what_is_held(kept) == held, f"the old copy of page {page} was not noticed"
    print(f"going back: {len(written)} old pages put back one by one: {len(seen)} noticed, {len(harmless)} the same")
    assert len(seen) >= 4


def left_in_the_log(kept: Kept, saves: int = 20) -> None:
    """Saves that are only in the write-ahead log, with an anchor behind them, as after a crash."""
    practice = kept.open()
    kept.save(practice, saves, "only in the log")
    practice.trail.anchoring.move()
    crashed = kept.copy("crashed")
    practice.close()
    anchor = kept.anchor.read_bytes()
    kept.put_back(crashed)
    kept.anchor.write_bytes(anchor)


def delete_log(log: Path) -> None:
    log.unlink()


def flip_a_bit(log: Path) -> None:
    content = bytearray(log.read_bytes())
    content[len(content) // 4] ^= 1
    log.write_bytes(bytes(content))


def cut_in_half(log: Path) -> None:
    content = log.read_bytes()
    log.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("loss", [delete_log, flip_a_bit, cut_in_half])
def test_a_lost_write_ahead_log_is_noticed(kept: Kept, loss: Callable[[Path], None]) -> None:
    left_in_the_log(kept)
    loss(kept.database.with_name(f"{kept.database.name}-wal"))
    said = noticed(kept)
    assert "ends at line" in said
    print(f"going back: {loss.__name__.replace('_', ' ')}: {said}")


def test_the_log_that_is_whole_is_no_alarm(kept: Kept) -> None:
    left_in_the_log(kept)
    assert noticed(kept) == ""


def test_the_database_of_before_without_its_folder_is_noticed(kept: Kept) -> None:
    old = kept.database.read_bytes()
    kept.work(5)
    kept.database.write_bytes(old)
    said = noticed(kept)
    assert "older copy" in said
    print(f"going back: whole database: {said}")


def test_a_row_deleted_or_edited_by_sql_is_noticed_when_it_is_opened(kept: Kept) -> None:
    def take_away(connection: Any) -> None:
        connection.execute("DELETE FROM answers WHERE fact_id = 'hx.cancer'")

    kept.by_sql(take_away)
    practice = kept.open()
    record = practice.evaluations.load(kept.record.id)
    with pytest.raises(NotSaved, match="not what the audit trail"):
        practice.evaluations.save(record.id, record.evaluation, record.evaluation.with_fact("life.sleep", "good"))
    practice.close()
    assert "not what the audit trail last recorded" in record.doubt and record.closed
    print(f"going back: deleted answer: {record.doubt}")


def test_a_whole_evaluation_deleted_or_put_in_is_noticed(kept: Kept) -> None:
    def take_away(connection: Any) -> None:
        connection.execute("PRAGMA foreign_keys=OFF")
        for table in ("answers", "region_findings", "findings", "chosen_techniques"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE evaluations SET id = 'e-new'")

    kept.by_sql(take_away)
    found, _ = kept.checked()
    assert {FindingKind.RECORD_MISSING, FindingKind.RECORD_UNKNOWN} <= {finding.kind for finding in found.findings}


def test_a_closed_practice_is_read_and_not_changed_until_it_is_accepted(kept: Kept) -> None:
    old = kept.database.read_bytes()
    kept.work(5)
    kept.database.write_bytes(old)
    practice = kept.open()
    assert practice.evaluations.load(kept.record.id).evaluation.facts
    with pytest.raises(NotSaved, match="reading only"):
        practice.patients.update(practice.patients.get(kept.record.patient.id))
    with practice.engine.connect() as connection, pytest.raises(Exception, match=r"readonly|authorized"):
        connection.exec_driver_sql("UPDATE evaluations SET plan = 'x'")
    practice.trail.acceptance.accept("The disk was replaced (invented).")
    kept.save(practice, 2)
    assert practice.trail.check.run().findings == ()
    practice.close()
    assert noticed(kept) == ""


def test_what_was_tampered_with_and_accepted_is_no_alarm_again(kept: Kept) -> None:
    def tamper(connection: Any) -> None:
        connection.execute("UPDATE audit SET person_id = 'x' WHERE seq = 5")
        connection.execute("DELETE FROM answers WHERE fact_id = 'hx.cancer'")

    kept.by_sql(tamper)
    practice = kept.open()
    assert len(practice.trail.check.run().findings) == 2 and practice.trail.standing.closed
    practice.trail.acceptance.accept("Known (invented).")
    practice.close()
    assert noticed(kept) == ""
    kept.work(2)
    assert noticed(kept) == ""


def honest_sessions(kept: Kept, sessions: int) -> int:
    """How many alarms so many sessions raised: saved, signed, closed, or killed at any moment."""
    chance, alarms = random.Random(20261120), 0
    for number in range(sessions):
        practice = kept.open()
        alarms += bool(practice.trail.standing.findings)
        kept.save(practice, chance.randint(0, 12), f"session {number}")
        if chance.random() < 0.2:
            record = practice.evaluations.create(kept.record.patient, HEALTHY, CONTENT.stamp, "review")
            decided = replace(HEALTHY, decision=Decision(Stance.AGREE))
            practice.evaluations.save(record.id, HEALTHY, decided)
            practice.signatures.sign(record.id, decided, "Ada Okafor, DO (invented)", Meaning.AUTHOR)
        if chance.random() < 0.5:
            practice.close()
            continue
        # As a killed process leaves it: the files as they are, nothing closed, the anchor where it was.
        killed, anchor = kept.copy("killed"), kept.anchor.read_bytes()
        practice.close()
        kept.put_back(killed)
        kept.anchor.write_bytes(anchor)
    return alarms + bool(noticed(kept))


def test_honest_sessions_raise_no_alarm(kept: Kept) -> None:
    """What was committed is never before the anchor."""
    sessions = THOROUGH // 4
    assert honest_sessions(kept, sessions) == 0
    print(f"going back: {sessions} honest sessions, half of them killed: 0 alarms")
