"""`make faults`: breaks things on purpose, for as long as it takes, and prints what each promise measured.

`ARGS=--small` runs every kind of fault on a small scale, to see that the harness works; the figures wanted are then not
reached, and it says so. `ARGS="kills drill"` tries only those; their names are in `faults_of`.
"""

import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import test_everything_is_told
from tests.faults import (
    held_by_tests,
    test_created_files,
    test_damage,
    test_every_record,
    test_failing_calls,
    test_felt_costs,
    test_going_back_figures,
    test_key_exchange_kills,
    test_kill,
    test_killed_restore,
    test_planted_names,
    test_power_cut,
    test_restore_drill,
    test_trail_figures,
    test_way_in_figures,
    test_wrong_clock,
)
from tests.faults.figures import Figure
from tests.storage.backup import test_backup_anchor
from tests.ui import test_session_bus


@dataclass(frozen=True)
class Scale:
    """How often each fault is tried."""

    kills: int
    exchanges: int
    saves: int
    calls: int
    flips: int
    answers: int
    patients: int
    timed: int
    machines: int
    sessions: int


WHOLE = Scale(
    kills=1000, exchanges=50, saves=40, calls=5, flips=200, answers=20_000, patients=100_000, timed=1000,
    machines=2000, sessions=1000,
)  # fmt: skip
SMALL = Scale(
    kills=20, exchanges=3, saves=4, calls=1, flips=20, answers=500, patients=2000, timed=50, machines=20, sessions=20
)


Fault = Callable[[Path], list[Figure]]


def faults_of(scale: Scale) -> dict[str, Fault]:
    """Each kind of fault by its name, in the order of the promises."""
    return {
        "kills": lambda folder: test_kill.figures(folder, scale.kills),
        "power": lambda folder: test_power_cut.figures(folder, scale.saves),
        "calls": lambda folder: test_failing_calls.figures(folder, scale.calls),
        "costs": lambda folder: test_felt_costs.figures(folder, scale.timed, scale.patients),
        "names": test_planted_names.figures,
        "created": test_created_files.figures,
        "damage": lambda folder: test_damage.figures(folder, scale.flips),
        "back": lambda folder: test_going_back_figures.figures(folder, scale.sessions),
        "trail": lambda folder: test_trail_figures.figures(folder, scale.machines),
        "records": test_every_record.figures,
        "backup-anchor": test_backup_anchor.figures,
        "told": test_everything_is_told.figures,
        "drill": lambda folder: test_restore_drill.figures(folder, scale.answers),
        "restore": test_killed_restore.figures,
        "exchange": lambda folder: test_key_exchange_kills.figures(folder, scale.exchanges),
        "way-in": test_way_in_figures.figures,
        "bus": test_session_bus.figures,
        "clock": test_wrong_clock.figures,
        "tests": held_by_tests.figures,
    }


def main(arguments: Sequence[str]) -> int:
    """0 where every promise was kept and tried as often as it wants, 1 otherwise."""
    scale = SMALL if "--small" in arguments else WHOLE
    only = [word for word in arguments if not word.startswith("--")]
    found: list[Figure] = []
    print(Figure("promise", "figure", "wanted", kept=True), flush=True)
    for name, fault in faults_of(scale).items():
        if only and name not in only:
            continue
        for figure in _figures(name, fault):
            print(figure, flush=True)
            found.append(figure)
    broken, skipped = [f for f in found if not f.kept], [f for f in found if f.skipped]
    few = [f for f in found if f.kept and not f.enough]
    kept = len(found) - len(broken) - len(skipped) - len(few)
    print(f"{kept} kept, {len(few)} kept so far (more must be tried), {len(broken)} broken, {len(skipped)} skipped")
    return 1 if broken or not found or (few and scale is WHOLE) else 0


def _figures(name: str, fault: Fault) -> list[Figure]:
    """What it measured; a row that is broken where it could not come to its end."""
    with tempfile.TemporaryDirectory(prefix="omt-faults-") as folder:
        try:
            return fault(Path(folder))
        except Exception as problem:  # the other promises are tried all the same
            traceback.print_exc()
            return [Figure(name, f"{type(problem).__name__}: {problem}", "to come to its end", kept=False)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
