"""`make faults`: breaks things on purpose, for as long as it takes, and prints what each promise measured.

`ARGS=--small` runs every kind of fault on a small scale, to see that the harness works; the figures wanted are then not
reached, and it says so.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults import (
    test_damage,
    test_failing_calls,
    test_kill,
    test_killed_restore,
    test_planted_names,
    test_power_cut,
    test_restore_drill,
    test_trail_figures,
    test_wrong_clock,
)
from tests.faults.figures import Figure


@dataclass(frozen=True)
class Scale:
    """How often each fault is tried."""

    kills: int
    saves: int
    calls: int
    flips: int
    patients: int
    machines: int
    sessions: int


WHOLE = Scale(kills=1000, saves=40, calls=20, flips=200, patients=20_000, machines=2000, sessions=1000)
SMALL = Scale(kills=20, saves=4, calls=2, flips=20, patients=500, machines=20, sessions=20)


def main(arguments: Sequence[str]) -> int:
    """0 where every promise was kept, 1 otherwise."""
    scale = SMALL if "--small" in arguments else WHOLE
    faults: tuple[Callable[[Path], list[Figure]], ...] = (
        lambda folder: test_kill.figures(folder, scale.kills),
        lambda folder: test_power_cut.figures(folder, scale.saves),
        lambda folder: test_failing_calls.figures(folder, scale.calls),
        lambda folder: test_damage.figures(folder, scale.flips),
        test_killed_restore.figures,
        lambda folder: test_restore_drill.figures(folder, scale.patients),
        test_planted_names.figures,
        test_wrong_clock.figures,
        lambda folder: test_trail_figures.figures(folder, scale.machines, scale.sessions),
    )
    print(Figure("promise", "figure", "wanted", kept=True), flush=True)
    found: list[Figure] = []
    for fault in faults:
        with tempfile.TemporaryDirectory(prefix="omt-faults-") as folder:
            for figure in fault(Path(folder)):
                print(figure, flush=True)
                found.append(figure)
    broken, skipped = [f for f in found if not f.kept], [f for f in found if f.skipped]
    few = [f for f in found if f.kept and not f.enough]
    kept = len(found) - len(broken) - len(skipped) - len(few)
    print(f"{kept} kept, {len(few)} kept so far (more must be tried), {len(broken)} broken, {len(skipped)} skipped")
    return 1 if broken or (few and scale is WHOLE) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
