"""Anchors: how far the trail had come, noted in a file outside the data folder.

An older copy of the whole database is whole in itself. Only what is kept elsewhere can tell that it was newer before:
this note in the user's settings, the anchor printed on every signed report, and the one inside each backup. Whoever can
put back all of them at once is not noticed.
"""

import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from omt_desktop.storage.audit_trail import Head
from omt_desktop.storage.canonical import canonical
from omt_desktop.storage.private_files import make_private_folder, replace_private

_MARK = b"anchor/1\0"
_NAME = b"practice/1\0"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is noted: the trail had this head at this moment (UTC). `genuine` is False where the note was changed."""

    head: Head
    at: str = ""
    genuine: bool = True


def anchor_folder() -> Path:
    """Where anchors are kept: among the user's settings, not beside the data."""
    from platformdirs import user_config_path

    return user_config_path("omt-desktop", appauthor=False) / "anchors"


class AnchorFile:
    """The note of one practice. It is found by the trail's key, so that it does not depend on the database."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._key = key
        self.path = folder / f"{hmac.digest(key, _NAME, 'sha256').hex()[:32]}.json"

    def read(self) -> Anchor | None:
        """The note; None where there is none on this computer."""
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeError):
            return Anchor(Head(), genuine=False)
        try:
            noted = json.loads(text)
            head = Head(noted["line"], bytes.fromhex(noted["mac"]))
            genuine = hmac.compare_digest(str(noted["code"]), self._code(head, str(noted["at"])))
        except (ValueError, TypeError, KeyError, OverflowError):
            return Anchor(Head(), genuine=False)
        return Anchor(head, str(noted["at"]), genuine)

    def write(self, head: Head, at: str) -> None:
        """Returns once the note is on the disk in the place of the one before; OSError where it cannot be."""
        make_private_folder(self.path.parent)
        noted = {"line": head.seq, "mac": head.mac.hex(), "at": at, "code": self._code(head, at)}
        replace_private(self.path, canonical(noted).encode())

    def _code(self, head: Head, at: str) -> str:
        said = canonical([head.seq, head.mac.hex(), at]).encode()
        return hmac.digest(self._key, _MARK + said, "sha256").hex()


def in_print(head: Head) -> str:
    """The head as one short line that a reader can compare: `audit 100231 · 7F3A-09C2-51BE-D004`."""
    digits = head.mac.hex().upper()[:16]
    return f"audit {head.seq} · " + "-".join(digits[place : place + 4] for place in range(0, 16, 4))
