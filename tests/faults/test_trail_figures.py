"""What the trail and the signatures promise, as figures for `make faults`; the check of many lines is timed too."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import insert

from omt_desktop.storage.audit_trail import Head
from omt_desktop.storage.chain_code import ChainCode
from omt_desktop.storage.tables import audit
from omt_desktop.storage.trail.chain import walk_chain
from tests.faults.figures import Figure
from tests.faults.tampering import Kept
from tests.faults.test_going_back import cut_in_half, delete_log, flip_a_bit, honest_sessions, left_in_the_log, noticed
from tests.faults.test_trail_tampering import BY_SQL
from tests.practice import open_record
from tests.storage.conftest import SteppingClock
from tests.storage.test_what_is_signed_stays import LifeOfAnEvaluation

LINES = 100_000
WANTED_S = 1.0


def walked_in(folder: Path, lines: int) -> tuple[float, int]:
    """Processor seconds that walking so many lines takes, the best of three, and how many findings there were."""
    practice = open_record(folder, SteppingClock())
    key = practice.trail.trail.key
    with practice.engine.begin() as connection:
        row = dict(connection.execute(audit.select()).mappings().one())
        head, chain, rows = Head(1, row["mac"]), ChainCode(key), []
        for number in range(2, lines + 1):
            line = {
                **row,
                "seq": number,
                "kind": "evaluation.changed",
                "subject_id": f"e-{number % 999}",
                "code": head.mac,
            }
            head = Head(number, chain.of_row(head.mac, line))
            rows.append({**line, "mac": head.mac})
        connection.execute(insert(audit), rows)
    taken = []
    with practice.engine.connect() as connection:
        for _ in range(3):
            begun = time.process_time()
            walked = walk_chain(connection, key)
            taken.append(time.process_time() - begun)
    practice.close()
    assert walked.lines == lines
    return min(taken), len(walked.findings)


@pytest.mark.slow
def test_many_lines_are_walked_without_a_finding(tmp_path: Path) -> None:
    """The time itself is for `make faults`: here other programs run beside it."""
    _, findings = walked_in(tmp_path / "data", 20_000)
    assert findings == 0


def figures(folder: Path, machines: int, sessions: int) -> list[Figure]:
    """Tampering, going back, honest sessions, the life of an evaluation, and how long the check takes."""
    named = 0
    for tampering, kind in BY_SQL:
        kept = Kept(folder / tampering.__name__)
        kept.by_sql(tampering)
        named += kind in {finding.kind for finding in kept.checked()[0].findings}
    kept = Kept(folder / "yesterday")
    yesterday = kept.copy("yesterday copy")
    kept.work(10)
    kept.put_back(yesterday)
    named += bool(noticed(kept))
    lost = 0
    for loss in (delete_log, flip_a_bit, cut_in_half):
        kept = Kept(folder / loss.__name__)
        left_in_the_log(kept)
        loss(kept.database.with_name(f"{kept.database.name}-wal"))
        lost += bool(noticed(kept))
    alarms = honest_sessions(Kept(folder / "honest"), sessions)
    found = _machines(machines)
    seconds, findings = walked_in(folder / "many", LINES)
    return [
        Figure("The audit log cannot be edited unseen", f"{named} of 10 tamperings named", "10 of 10", named == 10),
        Figure("A lost write-ahead log is noticed", f"{lost} of 3 noticed behind an anchor", "3 of 3", lost == 3),
        Figure(
            "An honest session raises no alarm", f"{alarms} alarms in {sessions} sessions, half of them killed",
            "0 in 1,000", alarms == 0, sessions >= 1000,
        ),
        Figure(
            "A signed note cannot be changed", found or f"no counterexample in {machines} lives of an evaluation",
            "none in 2,000", not found, machines >= 2000,
        ),
        Figure(
            "The whole trail is checked quickly",
            f"{LINES:,} lines in {seconds:.2f} processor seconds, {findings} findings",
            f"under {WANTED_S} s", seconds < WANTED_S and not findings,
        ),
    ]  # fmt: skip


def _machines(count: int) -> str:
    """The first counterexample as a word, empty for none."""
    wanted = settings(
        max_examples=count, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
    )
    try:
        run_state_machine_as_test(LifeOfAnEvaluation, settings=wanted)
    except Exception as problem:  # any way to break is the figure
        return f"counterexample: {type(problem).__name__}"
    return ""
