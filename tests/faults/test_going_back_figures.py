"""The catalogue of going back in time, each with the anchor where it was, as figures for `make faults`."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.faults.figures import Figure
from tests.faults.tampering import PAGE, Kept
from tests.faults.test_going_back import (
    cut_in_half,
    delete_log,
    flip_a_bit,
    honest_sessions,
    left_in_the_log,
    noticed,
    replayed,
    what_is_held,
)

Way = Callable[[Kept], None]


def _of_the_log(loss: Callable[[Path], None]) -> Way:
    def go(kept: Kept) -> None:
        left_in_the_log(kept)
        loss(kept.database.with_name(f"{kept.database.name}-wal"))

    return go


def _by_sql(*statements: str) -> Way:
    def act(connection: Any) -> None:
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            connection.execute(statement)

    return lambda kept: kept.by_sql(act)


def _old_file(kept: Kept) -> None:
    old = kept.database.read_bytes()
    kept.work(5)
    kept.database.write_bytes(old)


def _old_folder(kept: Kept) -> None:
    yesterday = kept.copy("yesterday")
    kept.work(10)
    kept.put_back(yesterday)


def _old_file_with_the_log_of_now(kept: Kept) -> None:
    old = kept.database.read_bytes()
    left_in_the_log(kept)
    kept.database.write_bytes(old)
    kept.database.with_name(f"{kept.database.name}-wal").unlink()


def _old_rows(kept: Kept) -> None:
    """The pages that hold the answers, as they were before the last session."""
    old = kept.database.read_bytes()
    practice = kept.open()
    evaluation = practice.evaluations.load(kept.record.id).evaluation
    practice.evaluations.save(kept.record.id, evaluation, evaluation.with_fact("hx.cancer", "current"))
    practice.close()
    new, anchor, held = kept.database.read_bytes(), kept.anchor.read_bytes(), what_is_held(kept)
    for page in range(1, len(old) // PAGE):
        changed = replayed(old, new, page)
        if changed != new:
            kept.database.write_bytes(changed)
            try:
                differs = what_is_held(kept) != held
            except Exception:  # a page that no longer fits the others is the damage that is looked for
                differs = True
            if differs:
                kept.anchor.write_bytes(anchor)
                return
    raise AssertionError("no page of the session holds anything")


def _old_patient(kept: Kept) -> None:
    practice = kept.open()
    patient = practice.patients.get(kept.record.patient.id)
    practice.patients.update(replace(patient, mrn="A-9999"))
    practice.close()
    _by_sql(f"UPDATE patients SET mrn = '{patient.mrn}'")(kept)


CATALOGUE: dict[str, Way] = {
    "log deleted": _of_the_log(delete_log),
    "one bit of the log": _of_the_log(flip_a_bit),
    "log cut in half": _of_the_log(cut_in_half),
    "old database, folder of now": _old_file,
    "old folder": _old_folder,
    "old database, log of now gone": _old_file_with_the_log_of_now,
    "old page of answers": _old_rows,
    "old row of a patient": _old_patient,
    "answer deleted": _by_sql("DELETE FROM answers WHERE fact_id = 'hx.cancer'"),
    "answer as before": _by_sql("UPDATE answers SET value = '\"walks 3\"' WHERE fact_id = 'life.activity'"),
    "evaluation under another id": _by_sql("UPDATE evaluations SET id = 'e-new'"),
    "end of the trail cut off": _by_sql("DELETE FROM audit WHERE seq > 20"),
}


def unnoticed(folder: Path) -> list[str]:
    """The names of those that nobody was told of."""
    passed = []
    for number, (name, go) in enumerate(CATALOGUE.items()):
        kept = Kept(folder / f"{number}")
        go(kept)
        if not noticed(kept):
            passed.append(name)
    return passed


@pytest.mark.slow
def test_every_way_of_going_back_is_noticed(tmp_path: Path) -> None:
    assert unnoticed(tmp_path) == []


def figures(folder: Path, sessions: int) -> list[Figure]:
    """The catalogue and the honest sessions, for the table."""
    passed = unnoticed(folder / "catalogue")
    alarms = honest_sessions(Kept(folder / "honest"), sessions)
    told = f"{len(CATALOGUE) - len(passed)} of {len(CATALOGUE)} noticed{''.join(f'; not: {name}' for name in passed)}"
    return [
        Figure("An older copy passed off as current is noticed", told, "100 % of 12 cases", not passed),
        Figure(
            "  an honest session raises no alarm", f"{alarms} alarms in {sessions:,} sessions, half of them killed",
            "0 in 1,000", alarms == 0, sessions >= 1000,
        ),
    ]  # fmt: skip
