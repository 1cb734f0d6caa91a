"""The cost of starting: wall time and memory to the first usable screen, against a bare window with twenty fields.

Usable means: painted, with the hand on a line. Ours has also taken a letter, shown in the search by then, and it is
started as a doctor starts it, through `python -m omt_desktop`. The list of patients follows on an empty practice; its
time only informs.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.measuring import Line
from tests.practice import open_new_practice

ROUNDS = 7
AT_MOST = 2.0


PROGRAMS = {"ours": ["start_ours"], "list": ["start_ours", "--list"], "floor": ["start_floor"]}


def starting() -> Iterator[Line]:
    """The programs started in turns, each in a process of its own, without a screen."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    memory: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    with TemporaryDirectory() as folder:
        open_new_practice(Path(folder) / "data").close()
        for round_number in range(ROUNDS + 1):
            for name, program in PROGRAMS.items():
                seconds, kib = _start(program, Path(folder))
                if round_number:
                    times[name].append(seconds * 1000)
                    memory[name].append(kib / 1024)
    yield _line("start to the first usable screen, wall", times, "ours", "ms")
    yield _line("start to the first usable screen, memory", memory, "ours", "MiB")
    yield _line("start to the list of patients, wall", times, "list", "ms", informs=True)
    yield _line("start to the list of patients, memory", memory, "list", "MiB", informs=True)


def _line(what: str, values: dict[str, list[float]], name: str, unit: str, *, informs: bool = False) -> Line:
    ours, floor = median(values[name]), median(values["floor"])
    ratio = ours / floor
    at_most = "-" if informs else f"{AT_MOST:.1f}x"
    return Line(what, f"{ours:.0f} {unit}", f"{floor:.0f} {unit}", ratio, at_most, informs or ratio <= AT_MOST)


def _start(program: Sequence[str], folder: Path) -> tuple[float, int]:
    """Seconds from starting the process to its word, and the KiB it had used by then."""
    module, *options = program
    begun = time.perf_counter()
    child = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", str(folder / "data"), *options],
        env=environment_in(folder), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True,
    )  # fmt: skip
    return time.perf_counter() - begun, int(child.stdout)


def environment_in(folder: Path) -> dict[str, str]:
    """No screen, and modules compiled once, as those of an installed program are; the first round compiles them."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
