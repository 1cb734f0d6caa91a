"""Costs of the record: saving an answer, finding a patient, opening one, at several sizes of the practice."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlcipher3 import dbapi2

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.open_practice import DATABASE, Practice
from omt_desktop.workflow.edits import Answer
from omt_desktop.workflow.folded_names import folded_name, search_words
from omt_desktop.workflow.session import EvaluationSession
from tests.bench.measuring import Line, compared, percentile, side_by_side
from tests.clinic import CONTENT, HEALTHY
from tests.practice import database_key, open_record
from tests.storage.conftest import SteppingClock

NOW = "2026-11-20T15:42:07.000000+00:00"
SYLLABLES = "an bel cor dan el far gor hil im jo kel lin mar nor ol per quin ros sam tor ul vin wes yar zim".split()
TYPED = ("mar", "linro", "corb", "torv jo", "samel hil", "zim wes")


def saving() -> Line:
    """One changed answer through the session, against the same bytes and statements on the raw driver."""
    with _practice(0) as (practice, raw):
        patient = practice.patients.add(Patient("", "Bench (invented)", "Pat"))
        record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")
        session = EvaluationSession(record, CONTENT, practice.evaluations)
        count = iter(range(1_000_000))

        def ours() -> None:
            practice.evaluations.save(
                record.id,
                session.evaluation,
                Answer("life.sleep", f"hours {next(count)}").applied_to(session.evaluation),
            )

        def floor() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(
                "INSERT INTO answers VALUES (?, 'life.sleep', ?)"
                " ON CONFLICT (evaluation_id, fact_id) DO UPDATE SET value = excluded.value",
                (record.id, f'"hours {next(count)}"'),
            )
            ((seq,),) = raw.execute("SELECT seq FROM audit ORDER BY seq DESC LIMIT 1")
            line = (seq + 1, NOW, "", "evaluation.changed", patient.id, record.id, '{"rows":1}', bytes(32), bytes(32))
            raw.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", line)
            raw.execute("UPDATE evaluations SET saved_at = ?, audit_seq = ? WHERE id = ?", (NOW, seq + 1, record.id))
            raw.execute("COMMIT")

        return compared("autosave of one changed answer", *side_by_side(ours, floor, 400), at_most=2.0)


def searching(size: int) -> tuple[Line, float, float]:
    """Keystroke to rows against the same query on the raw driver; also our p95 of search and of opening a patient."""
    with _practice(size) as (practice, raw):
        typed = iter(random.Random(7).choices(TYPED, k=100_000))
        query = (
            "SELECT p.*, (SELECT max(e.evaluated_on) FROM evaluations e WHERE e.patient_id = p.id) FROM patients p"
            " JOIN patient_words w ON w.patient_id = p.id WHERE w.word >= ? AND w.word < ?"
            " AND instr(w.folded_name, ?) > 0"
            " ORDER BY w.word, w.folded_name LIMIT 200"
        )

        def ours() -> None:
            practice.patients.find(next(typed))

        def floor() -> None:
            words = sorted(next(typed).split(), key=len, reverse=True)
            lead, other = words[0], words[-1]
            raw.execute(query, (lead, lead + "\U0010ffff", f" {other}")).fetchall()

        mine, least = side_by_side(ours, floor, 300)
        some_id = practice.patients.find("mar")[0].patient.id

        def opening() -> None:
            practice.patients.get(some_id)
            practice.evaluations.of_patient(some_id)

        opened, _ = side_by_side(opening, lambda: None, 200)
        line = compared(f"patient search, {size:,} patients, p95", mine, least, at_most=2.0, share=0.95)
        return line, percentile(mine, 0.95), percentile(opened, 0.95)


def growth(smallest: int, largest: int) -> Iterator[Line]:
    """Search and opening at the largest practice against the smallest."""
    _, small_search, small_open = searching(smallest)
    line, large_search, large_open = searching(largest)
    yield line
    for what, large, small in (("search", large_search, small_search), ("opening a patient", large_open, small_open)):
        ratio = large / small
        name = f"growth of {what}, {smallest:,} to {largest:,}"
        yield Line(name, f"{large:.2f} ms", f"{small:.2f} ms", ratio, "2.0x", ratio <= 2.0)


@contextmanager
def _practice(patients: int) -> Iterator[tuple[Practice, Any]]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        practice = open_record(folder, SteppingClock())
        raw = dbapi2.connect(str(folder / DATABASE), isolation_level=None)
        raw.set_key(f"x'{database_key(folder)}'")
        raw.execute("PRAGMA synchronous = FULL")
        _fill(raw, patients)
        try:
            yield practice, raw
        finally:
            raw.close()
            practice.close()


def _fill(raw: Any, count: int) -> None:
    chance = random.Random(1)
    raw.execute("BEGIN IMMEDIATE")
    for number in range(count):
        family, given = ("".join(chance.choices(SYLLABLES, k=parts)).title() for parts in (3, 2))
        patient = Patient(f"id{number}", family, given, f"B-{number}")
        name = folded_name(patient)
        raw.execute(
            "INSERT INTO patients (id, family_name, given_name, mrn, folded_name) VALUES (?, ?, ?, ?, ?)",
            (patient.id, family, given, patient.mrn, name),
        )
        raw.executemany(
            "INSERT INTO patient_words VALUES (?, ?, ?)", [(w, name, patient.id) for w in search_words(patient)]
        )
    raw.execute("COMMIT")
