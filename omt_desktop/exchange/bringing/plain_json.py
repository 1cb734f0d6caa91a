"""Foreign JSON as plain values, without what Python would settle in silence."""

import math
from typing import Any

from omt_desktop.exchange.bringing.limits import LARGEST_JSON
from omt_desktop.exchange.json_strict import RepeatedKey, parse_json
from omt_desktop.exchange.refusals import printable
from omt_desktop.workflow.errors import NotOurFile

DEEPEST = 60


def plain_json(data: bytes, expected: str) -> Any:
    """The value in the bytes; NotOurFile for what is not JSON, over 64 MB, nested over 60 deep, or ambiguous.

    Ambiguous are a key that stands twice in one object (which allergy counts?), numbers that are none, and half
    characters.
    """
    value = parse_json(data, expected, LARGEST_JSON)
    waiting: list[tuple[object, int]] = [(value, 1)]
    while waiting:
        found, depth = waiting.pop()
        if isinstance(found, float) and not math.isfinite(found):
            raise NotOurFile("The file holds a number that is none (NaN or infinity). Export it again.")
        if isinstance(found, str):
            _prove_whole(found)
        if isinstance(found, dict | list):
            if depth > DEEPEST:
                raise NotOurFile(f"The lists and objects are nested too deeply to be {expected}.")
            if isinstance(found, RepeatedKey):
                raise NotOurFile(
                    f"«{printable(found.key)}» stands twice in one object; it cannot be told which one counts."
                )
            if isinstance(found, dict):
                waiting += [(key, depth) for key in found]
            waiting += [(member, depth + 1) for member in (found.values() if isinstance(found, dict) else found)]
    return value


def text_under(members: object, *path: str | int) -> str:
    """The text that a path of keys and places leads to, stripped; empty where there is none."""
    found: Any = members
    for step in path:
        if isinstance(step, int):
            found = found[step] if isinstance(found, list) and len(found) > step else None
        else:
            found = found.get(step) if isinstance(found, dict) else None
    if isinstance(found, int | float) and not isinstance(found, bool):
        return str(found)
    return found.strip() if isinstance(found, str) else ""


def list_under(members: object, key: str) -> list[Any]:
    """The list under a key; an empty one where there is none."""
    found = members.get(key) if isinstance(members, dict) else None
    return found if isinstance(found, list) else []


def _prove_whole(text: str) -> None:
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise NotOurFile("The file holds half of a character, which cannot be stored. Export it again.")
