"""The note of what was brought back: which backup, and where its trail ended, under the key of the trail.

An older database in the place of the present one is noticed by the anchor. Only this note says that it was meant, so
only somebody who had the key when the backup was taken out can have written it, and only for that state of the record.
"""

import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

_MARK = b"brought back/1\0"


def come_back_note(trail_key: bytes, number: int, line: int, mac: str) -> dict[str, Any]:
    """The note for the backup of that number, whose trail ends at that line with that code."""
    return {"number": number, "line": line, "mac": mac, "code": _code(trail_key, number, line, mac)}


def genuine_number(note: Path, trail_key: bytes, mac_of: Callable[[int], str]) -> int:
    """The number of the backup that was brought back; 0 without a note, or for one that was not written with the key.

    `mac_of` tells the code (hex) of a line of the trail as it is now: it must be that of the note.
    """
    try:
        told = json.loads(note.read_text("utf-8"))
        number, line, mac = int(told["number"]), int(told["line"]), str(told["mac"])
        genuine = hmac.compare_digest(str(told["code"]), _code(trail_key, number, line, mac))
    except (OSError, ValueError, TypeError, KeyError):
        return 0
    return number if genuine and mac_of(line) == mac else 0


def _code(trail_key: bytes, number: int, line: int, mac: str) -> str:
    return hmac.digest(trail_key, _MARK + json.dumps([number, line, mac]).encode("ascii"), "sha256").hex()
