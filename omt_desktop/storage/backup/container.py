"""The form of a backup file: the database, then what lies beside it, the label and a mark at the very end.

The end comes last on purpose: SQLite writes the database straight into the file, and a file that was cut off
anywhere has no end, so it is refused before anything is opened.
"""

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from omt_desktop.storage.private_files import create_private
from omt_desktop.workflow.backups.label import Contents, Label, Reason
from omt_desktop.workflow.errors import NotOurFile

SUFFIX = ".backup"
_FORMAT = "omt-backup/1"
_END = b"OMTBACK1"
_LENGTH_BYTES = 8
_MOST_BYTES = 4 * 1024 * 1024
"""Of label and keys together; more than this is not a backup of this program."""
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the end of a backup file says of it."""

    label: Label
    beside: Mapping[str, bytes]
    """The files that belong beside the database, by name: the wrapped keys."""
    database_bytes: int
    database_sha256: str
    anchor: Mapping[str, Any] = field(default_factory=dict)
    """How far the audit trail had come (backup_anchor.py); empty in backups of earlier versions."""


def seal(
    path: Path, label: Label, beside: Mapping[str, bytes], anchor: Mapping[str, Any] = MappingProxyType({})
) -> None:
    """Appends the end to a file that holds the database alone; on the disk when it returns."""
    with path.open("r+b") as file:
        size, sha256 = _measured(file, path.stat().st_size)
        told = {
            "format": _FORMAT,
            "label": _label_json(label),
            "database": {"bytes": size, "sha256": sha256},
            "anchor": dict(anchor),
            "beside": {name: base64.b64encode(content).decode("ascii") for name, content in sorted(beside.items())},
        }
        text = json.dumps(told, sort_keys=True).encode("utf-8")
        file.seek(0, os.SEEK_END)
        file.write(text + len(text).to_bytes(_LENGTH_BYTES, "big") + _END)
        file.flush()
        os.fsync(file.fileno())


def read_end(path: Path) -> Sealed:
    """What the file says of itself; NotOurFile where it is no backup or is cut off, OSError where it is unreadable."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        tail_bytes = _LENGTH_BYTES + len(_END)
        file.seek(max(0, size - tail_bytes))
        tail = file.read(tail_bytes)
        length = int.from_bytes(tail[:_LENGTH_BYTES], "big")
        if not tail.endswith(_END) or length > min(_MOST_BYTES, size - tail_bytes):
            raise NotOurFile(_not_whole(path))
        file.seek(size - tail_bytes - length)
        text = file.read(length)
    try:
        told = json.loads(text)
        found = Sealed(
            _label_from(told["label"]),
            {str(name): base64.b64decode(content, validate=True) for name, content in told["beside"].items()},
            int(told["database"]["bytes"]),
            str(told["database"]["sha256"]),
            told.get("anchor", {}),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotOurFile(_not_whole(path)) from None
    if told.get("format") != _FORMAT or found.database_bytes != size - tail_bytes - length:
        raise NotOurFile(_not_whole(path))
    return found


def take_out(path: Path, sealed: Sealed, target: Path) -> None:
    """Copies the database out into a new private file; NotOurFile where it is not the one that was sealed."""
    create_private(target, b"")
    hashed = hashlib.sha256()
    with path.open("rb") as source, target.open("r+b") as copy:
        for piece in _pieces(source, sealed.database_bytes):
            hashed.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    if hashed.hexdigest() != sealed.database_sha256:
        raise NotOurFile(_not_whole(path))


def is_intact(path: Path) -> bool:
    """Whether the file reads back as it was sealed, every byte of the database included."""
    try:
        sealed = read_end(path)
        with path.open("rb") as file:
            return _measured(file, sealed.database_bytes)[1] == sealed.database_sha256
    except (NotOurFile, OSError):
        return False


def _measured(file: IO[bytes], size: int) -> tuple[int, str]:
    file.seek(0)
    hashed = hashlib.sha256()
    for piece in _pieces(file, size):
        hashed.update(piece)
    return size, hashed.hexdigest()


def _pieces(file: IO[bytes], left: int) -> Any:
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        left -= len(piece)
        yield piece


def _not_whole(path: Path) -> str:
    return (
        f"{path.name} in {path.parent} is not a whole backup of OMT Desktop: it is another kind of file, or it was cut "
        "off or changed. Nothing was changed. Choose another backup."
    )


def _label_json(label: Label) -> dict[str, Any]:
    last_saved = label.contents.last_saved
    return {
        "number": label.number,
        "made_at": label.made_at.isoformat(),
        "reason": label.reason.value,
        "patients": label.contents.patients,
        "evaluations": label.contents.evaluations,
        "last_saved": last_saved.isoformat() if last_saved else None,
        "version": label.version,
        "mark": label.mark,
        "practice": label.practice,
    }


def _label_from(told: Mapping[str, Any]) -> Label:
    last_saved = told["last_saved"]
    moment = datetime.fromisoformat(str(told["made_at"]))
    if moment.tzinfo is None:
        raise ValueError("a moment without its offset")
    contents = Contents(
        int(told["patients"]),
        int(told["evaluations"]),
        datetime.fromisoformat(str(last_saved)).astimezone() if last_saved else None,
    )
    return Label(
        int(told["number"]),
        moment.astimezone(),
        Reason(told["reason"]),
        contents,
        str(told["version"]),
        str(told["mark"]),
        str(told["practice"]),
    )
