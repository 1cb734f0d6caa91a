"""What the trail and the signatures promise, as figures for `make faults`; the check of many lines is timed too."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from omt_desktop.storage.audit_trail import Head
from omt_desktop.storage.chain_code import ChainCode
from omt_desktop.storage.tables import audit
from omt_desktop.storage.trail.chain import walk_chain
from tests.faults.figures import Figure
from tests.faults.tampering import Kept
from tests.faults.test_going_back import noticed
from tests.faults.test_trail_tampering import BY_SQL
from tests.practice import open_record
from tests.storage.conftest import SteppingClock
from tests.storage.test_what_is_signed_stays import FIVE_ATTEMPTS, OF_A_SIGNED_ONE, LifeOfAnEvaluation, signed

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


def figures(folder: Path, machines: int) -> list[Figure]:
    """Tampering, the life of an evaluation, and how long the check takes."""
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
    found = _machines(machines)
    seconds, findings = walked_in(folder / "many", LINES)
    refused = _refused_by_sql(folder / "by sql")
    return [
        Figure("The audit log cannot be edited unseen", f"{named} of 10 tamperings named", "10 of 10", named == 10),
        Figure(
            "  the whole trail is checked quickly",
            f"{LINES:,} lines in {seconds:.2f} processor seconds, {findings} findings",
            f"under {WANTED_S} s", seconds < WANTED_S and not findings,
        ),
        Figure(
            "A signed note cannot be changed", found or f"no counterexample in {machines:,} lives of an evaluation",
            "none in 2,000", not found, machines >= 2000,
        ),
        Figure(
            "  nor by SQL through the program's connections", f"{refused[0]} of {refused[1]} attempts refused",
            "all of five on each of seven tables", refused[0] == refused[1],
        ),
    ]  # fmt: skip


def _refused_by_sql(folder: Path) -> tuple[int, int]:
    """How many of the attempts on a signed evaluation were refused, and how many there were."""
    practice, refused = open_record(folder, SteppingClock()), 0
    record = signed(practice)
    for table, column in OF_A_SIGNED_ONE.items():
        for attempt in FIVE_ATTEMPTS:
            try:
                with practice.engine.begin() as connection:
                    connection.exec_driver_sql(attempt.format(table, column))
            except (DBAPIError, DriverError):
                refused += 1
    assert practice.evaluations.load(record.id) == record
    practice.close()
    return refused, len(OF_A_SIGNED_ONE) * len(FIVE_ATTEMPTS)


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
