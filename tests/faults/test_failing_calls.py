"""A disk that is full or fails at any call never damages the record, and what was not done is said."""

from pathlib import Path

import pytest

from tests.faults.failing_acts import ACTS, Act
from tests.faults.failing_calls import try_all
from tests.faults.figures import Figure, not_run
from tests.faults.tracing import needs_strace, why_not

PROMISE = "A full or failing disk never damages the record"
WANTED = "0 lost, half, damaged; >= 150 surfaced; each kind"


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS[:3], ids=lambda act: act.name)
def test_whatever_call_fails_nothing_acknowledged_is_lost(act: Act, tmp_path: Path) -> None:
    """One place of each kind of call; `make faults` tries many, and the exchange of the key too."""
    tally = try_all(tmp_path, 1, [act])
    print(tally)
    assert (dict(tally.wrong), tally.odd) == ({}, [])
    assert sum(tally.surfaced.values()) > 8


def figures(folder: Path, places: int) -> list[Figure]:
    """All kinds of calls in all acts, the n-th once and all from the n-th, for the table."""
    if why_not():
        return [not_run(PROMISE, WANTED, why_not())]
    tally = try_all(folder, places)
    for line in tally.odd:
        print(f"  odd: {line}")
    surfaced = sum(tally.surfaced.values())
    counts = ", ".join(f"{tally.wrong[word]} {word}" for word in ("lost", "half", "damaged"))
    silent = [kind for kind in tally.tried if not tally.surfaced[kind]]
    by_kind = ", ".join(f"{kind} {tally.surfaced[kind]}" for kind in tally.tried)
    kept = not tally.wrong and not tally.odd
    return [
        Figure(
            PROMISE, f"{counts}, {len(tally.odd)} odd; {surfaced:,} of {tally.runs:,} surfaced", WANTED,
            kept, surfaced >= 150,
        ),
        Figure("  how often each kind surfaced", by_kind, "each at least once", not silent),
    ]  # fmt: skip
