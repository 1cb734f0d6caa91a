"""Timing two things side by side, so that a busy machine is busy for both."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Line:
    """One line of the table: what was measured, beside what, and the most it may be."""

    what: str
    measured: str
    floor: str
    ratio: float | None
    at_most: str
    kept: bool

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}x"
        budget = f"at most {self.at_most}"
        return f"{self.what:<52} {self.measured:>12} {self.floor:>14} {ratio:>8}  {budget:<16} {self.verdict}"

    @property
    def verdict(self) -> str:
        """Whether the budget was kept in this run."""
        return "kept" if self.kept else "OVER"


def side_by_side(ours: Callable[[], None], floor: Callable[[], None], rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each, taken in turns; the first round of both warms up and does not count."""
    ours_ms, floor_ms = [], []
    for _ in range(rounds + 1):
        ours_ms.append(milliseconds(ours))
        floor_ms.append(milliseconds(floor))
    return ours_ms[1:], floor_ms[1:]


def milliseconds(act: Callable[[], None]) -> float:
    """How long it took, once."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def compared(what: str, ours: list[float], floor: list[float], at_most: float, share: float = 0.5) -> Line:
    """A line that compares the medians, or another percentile."""
    mine, least = percentile(ours, share), percentile(floor, share)
    ratio = mine / least
    return Line(what, f"{mine:.2f} ms", f"{least:.2f} ms", ratio, f"{at_most:.1f}x", ratio <= at_most)


def absolute(what: str, values: list[float], at_most_ms: float) -> Line:
    """A line for a cost with no floor: its median."""
    mine = median(values)
    return Line(what, f"{mine:.2f} ms", "-", None, f"{at_most_ms:g} ms", mine <= at_most_ms)
