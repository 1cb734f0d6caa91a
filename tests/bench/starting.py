"""The cost of starting: wall time and memory to the first usable screen, against a bare window with twenty fields."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.measuring import Line

ROUNDS = 7
AT_MOST = 2.0


def starting() -> Iterator[Line]:
    """Both programs started in turns, each in a process of its own, without a screen."""
    times: dict[str, list[float]] = {"start_ours": [], "start_floor": []}
    memory: dict[str, list[float]] = {"start_ours": [], "start_floor": []}
    with TemporaryDirectory() as folder:
        for round_number in range(ROUNDS + 1):
            for program, so_far in times.items():
                seconds, kib = _start(program, Path(folder))
                if round_number:
                    so_far.append(seconds * 1000)
                    memory[program].append(kib / 1024)
    yield _line("start to the first usable screen, wall", times, "ms")
    yield _line("start to the first usable screen, memory", memory, "MiB")


def _line(what: str, values: dict[str, list[float]], unit: str) -> Line:
    ours, floor = median(values["start_ours"]), median(values["start_floor"])
    ratio = ours / floor
    return Line(what, f"{ours:.0f} {unit}", f"{floor:.0f} {unit}", ratio, f"{AT_MOST:.1f}x", ratio <= AT_MOST)


def _start(program: str, folder: Path) -> tuple[float, int]:
    """Seconds from starting the process to its word, and the KiB it had used by then."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    begun = time.perf_counter()
    child = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{program}", str(folder)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True,
    )  # fmt: skip
    return time.perf_counter() - begun, int(child.stdout)
