"""How far the trail had come when a backup was made, in its end and under the key of the trail.

A database that was put back to an older state is noticed by any newer backup that still lies beside it. Whoever has not
the key can take such an anchor away, but not write one.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from omt_desktop.storage.audit_trail import Head
from omt_desktop.storage.backup.container import SUFFIX, read_end
from omt_desktop.storage.canonical import canonical
from omt_desktop.workflow.errors import NotOurFile

_MARK = b"backup anchor/1\0"


@dataclass(frozen=True, slots=True)
class BackupAnchor:
    """The backup of that number was made when the trail had this head, or a later one."""

    number: int
    head: Head


def anchor_in_end(key: bytes, number: int, head: Head) -> dict[str, Any]:
    """What the end of the backup says of the trail."""
    return {"line": head.seq, "mac": head.mac.hex(), "code": _code(key, number, head)}


def newest_anchor(folders: Sequence[Path], key: bytes, prefix: str) -> BackupAnchor | None:
    """The anchor of the newest backup in these folders whose name begins so; None where there is none that is genuine.

    Only the newest of each folder is read: their names end in their number.
    """
    found = [anchor for folder in folders if (anchor := _newest_in(folder, key, prefix)) is not None]
    return max(found, key=lambda anchor: anchor.number, default=None)


def _newest_in(folder: Path, key: bytes, prefix: str) -> BackupAnchor | None:
    try:
        newest = max(folder.glob(f"{prefix}*{SUFFIX}"), key=lambda path: path.stem.rpartition("-")[2], default=None)
        if newest is None:
            return None
        sealed = read_end(newest)
    except (OSError, NotOurFile):
        return None
    return _genuine(sealed.label.number, sealed.anchor, key)


def _genuine(number: int, said: Mapping[str, Any], key: bytes) -> BackupAnchor | None:
    try:
        head = Head(int(said["line"]), bytes.fromhex(said["mac"]))
        genuine = hmac.compare_digest(str(said["code"]), _code(key, number, head))
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
    return BackupAnchor(number, head) if genuine else None


def _code(key: bytes, number: int, head: Head) -> str:
    said = canonical([number, head.seq, head.mac.hex()]).encode()
    return hmac.digest(key, _MARK + said, "sha256").hex()
