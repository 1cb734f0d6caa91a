"""Three-valued truth: an unanswered question is never a no."""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """The three values of Kleene's logic, as decision.md section 1 uses them."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def truth_of(known: bool) -> Truth:
    """YES or NO for something that is known."""
    return Truth.YES if known else Truth.NO


def all_of(parts: Iterable[Truth]) -> Truth:
    """NO if one part is no, else UNKNOWN if one is unknown, else YES (also for no parts at all)."""
    return _decided(parts, Truth.NO, Truth.YES)


def any_of(parts: Iterable[Truth]) -> Truth:
    """YES if one part is yes, else UNKNOWN if one is unknown, else NO (also for no parts at all)."""
    return _decided(parts, Truth.YES, Truth.NO)


def _decided(parts: Iterable[Truth], deciding: Truth, otherwise: Truth) -> Truth:
    found = otherwise
    for part in parts:
        if part is deciding:
            return deciding
        if part is Truth.UNKNOWN:
            found = Truth.UNKNOWN
    return found


def negation(part: Truth) -> Truth:
    """Yes and no change places; unknown stays unknown."""
    if part is Truth.UNKNOWN:
        return Truth.UNKNOWN
    return Truth.NO if part is Truth.YES else Truth.YES
