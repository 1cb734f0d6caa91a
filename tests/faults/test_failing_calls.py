"""A disk that is full or fails at any call never damages the record, and what was not saved is said."""

from pathlib import Path

import pytest

from tests.faults.failing_calls import KINDS, Tally, fail_at
from tests.faults.figures import Figure, not_run
from tests.faults.tracing import needs_strace, why_not

SAVES = 3
IN_A_TEST = {("ftruncate", "EIO"): "1", ("openat", "EMFILE"): "3+", ("mmap", "ENOMEM"): "1+"}
"""Where not the fourth call and all after it."""
PROMISE = "A full or failing disk never damages the record"
WANTED = "0 lost, half, damaged; >= 150 surfaced; each kind"


@needs_strace
@pytest.mark.slow
def test_whatever_call_fails_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    tally = Tally()
    for kind in KINDS:
        fail_at(tmp_path, kind, IN_A_TEST.get(kind, "4+"), SAVES, tally)
    print(tally)
    assert (tally.lost, tally.half, tally.damaged, tally.odd) == (0, 0, 0, [])
    assert [kind for kind, often in tally.surfaced.items() if not often] == []


def figures(folder: Path, runs_of_each: int) -> list[Figure]:
    """All kinds of calls, the n-th once and all from the n-th, for the table."""
    if why_not():
        return [not_run(PROMISE, WANTED, why_not())]
    tally = Tally()
    for kind in KINDS:
        for number in range(1, runs_of_each + 1):
            fail_at(folder, kind, f"{number}", SAVES, tally)
            fail_at(folder, kind, f"{number}+", SAVES, tally)
    surfaced = sum(tally.surfaced.values())
    counts = f"{tally.lost} lost, {tally.half} half, {tally.damaged} damaged, {len(tally.odd)} odd"
    told = f"{counts}; {surfaced} of {tally.runs} surfaced"
    kept = not (tally.lost or tally.half or tally.damaged or tally.odd) and all(tally.surfaced.values())
    by_kind = ", ".join(f"{kind} {often}" for kind, often in tally.surfaced.items())
    return [
        Figure(PROMISE, told, WANTED, kept, surfaced >= 150),
        Figure("  how often each kind surfaced", by_kind, "each at least once", all(tally.surfaced.values())),
    ]
