"""What a fault measured, beside what is wanted of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One row of the table that `make faults` prints."""

    promise: str
    figure: str
    wanted: str
    kept: bool
    enough: bool = True
    """Whether as much was tried as the promise wants."""
    skipped: bool = False

    def __str__(self) -> str:
        state = "skipped" if self.skipped else "BROKEN" if not self.kept else "kept" if self.enough else "kept so far"
        return f"{self.promise:<58} | {self.figure:<74} | {self.wanted:<44} | {state}"


def not_run(promise: str, wanted: str, why: str) -> Figure:
    """A row for what this system cannot try."""
    return Figure(promise, f"not tried here: {why}", wanted, kept=True, skipped=True)
