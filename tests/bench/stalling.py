"""How long the window ever stands still while a whole evaluation is entered, from the first screen to the review."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measuring import Line
from tests.bench.starting import environment_in

AT_MOST_MS = 50
ROUNDS = 3
"""The quietest of them counts: what another program does to one of them is not ours."""


def stalling() -> Line:
    """The longest gap between two beats of the event loop, in the real window on a real, encrypted practice."""
    with TemporaryDirectory() as name:
        runs = [_evaluate(Path(name), number) for number in range(ROUNDS)]
    answers, longest, doing, _ = min(runs, key=lambda run: run[1])
    worked = min(run[3] for run in runs)
    what = f"longest stall of the window, {answers} answers, {worked:.0f} ms of it at work"
    return Line(what, f"{longest:.0f} ms", doing[:14], None, f"{AT_MOST_MS} ms", longest <= AT_MOST_MS)


def _evaluate(folder: Path, number: int) -> tuple[int, float, str, float]:
    """How many answers, the longest gap in milliseconds, what was being done, and the longest work in a gap."""
    child = subprocess.run(
        [sys.executable, "-m", "tests.bench.stall_child", str(folder / f"data-{number}")],
        env=environment_in(folder), stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    told = json.loads(child.stdout)
    longest, doing = told["longest"][0]
    return told["answers"], longest, doing, told["work"][0][0]
