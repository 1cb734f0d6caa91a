"""Prints every cost beside its floor. `--full` adds a practice of a million patients."""

import sys

from tests.bench.examining import editing, examining
from tests.bench.finding import finding
from tests.bench.printing import growth_of_memory, printing
from tests.bench.saving import saving
from tests.bench.sealing import sealing
from tests.bench.stalling import stalling
from tests.bench.starting import starting
from tests.bench.thinking import recommending
from tests.bench.unlocking import unlocking


def main(arguments: list[str]) -> int:
    """0 where every budget was kept in this run, 1 otherwise; a busy machine may need a second run."""
    sizes = (10_000, 100_000, 1_000_000) if "--full" in arguments else (10_000, 100_000)
    lines = []
    for measure in (recommending, saving, printing, sealing, examining, editing, stalling, unlocking):
        lines.append(measure())
        print(lines[-1], flush=True)
    lines.append(growth_of_memory(1_000 if "--full" in arguments else 100))
    print(lines[-1], flush=True)
    for line in (*starting(), *finding(*sizes)):
        lines.append(line)
        print(line, flush=True)
    return 0 if all(line.kept for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
