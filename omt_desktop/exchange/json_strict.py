"""JSON as the standard library reads it, without what it lets through in silence.

Python keeps the last of two equal keys, reads NaN and 1e999, and fails in its own words on deep nesting. Here equal
keys are remembered for whoever reads the object and knows its path; numbers beyond any measure become infinite and are
refused where a number is expected.
"""

import json
from typing import Any

from omt_desktop.workflow.errors import NotOurFile

LARGEST_BYTES = 16 * 1024 * 1024
"""An evaluation has some ten kilobytes; a file beyond this is not one, and is not read into memory."""
_MOST_DIGITS = 300


class RepeatedKey(dict[str, Any]):
    """An object in which `key` stood more than once."""

    key = ""


def parse_json(data: bytes, expected: str = "an evaluation", most: int = LARGEST_BYTES) -> object:
    """The value that the bytes hold, as UTF-8 JSON with or without a byte order mark; `expected` is what it should be.

    An object with equal keys is a RepeatedKey. NotOurFile where it is not JSON, not UTF-8, too large or nested too
    deeply.
    """
    if len(data) > most:
        raise too_large(expected, most)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise NotOurFile(f"The text is not UTF-8 at byte {problem.start + 1}; save it as UTF-8.") from None
    if not text.strip():
        raise NotOurFile(f"There is nothing in it; {expected} in JSON was expected.")
    try:
        value: object = _DECODER.decode(text)
    except json.JSONDecodeError as problem:
        raise NotOurFile(f"This is not JSON: {problem.msg} at line {problem.lineno}, column {problem.colno}.") from None
    except RecursionError:
        raise NotOurFile(f"The lists and objects are nested too deeply to be {expected}.") from None
    return value


def too_large(expected: str = "an evaluation", most: int = LARGEST_BYTES) -> NotOurFile:
    """The refusal of more bytes than any evaluation has."""
    return NotOurFile(f"It is larger than {most // 1024**2} MB; {expected} is far smaller.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    repeated = RepeatedKey(members)
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            repeated.key = key
            break
        seen.add(key)
    return repeated


def _whole_number(digits: str) -> float:
    return int(digits) if len(digits) <= _MOST_DIGITS else float("inf")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole_number)
