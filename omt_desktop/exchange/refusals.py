"""The one line that says what is wrong in a file and under which key."""

import math

from omt_desktop.workflow.errors import NotOurFile

_LONGEST_SHOWN = 40


def wrong(path: str, problem: str) -> NotOurFile:
    """The refusal of what stands at `path`, a dotted key such as `facts.hx.cancer` or `findings[2].side`."""
    return NotOurFile(f"{path}: {problem}")


def missing(path: str, what: str) -> NotOurFile:
    """The refusal of a file that lacks a key it must have."""
    return wrong(path, f"is missing; {what}")


def shown(value: object) -> str:
    """A value of a file in a few printable characters on one line, as it would stand in JSON."""
    if isinstance(value, str):
        return f'"{printable(value)}"'
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int | float):
        return _shown_number(value)
    return "a list" if isinstance(value, list) else "an object"


def printable(text: str) -> str:
    """Text from a file with everything invisible escaped, cut to 40 characters."""
    cut = text[:_LONGEST_SHOWN]
    visible = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in cut)
    return visible if cut == text else f"{visible}…"


def _shown_number(number: float) -> str:
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "a number too large to mean anything"
    text = repr(number)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
