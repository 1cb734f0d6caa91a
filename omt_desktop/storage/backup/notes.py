"""What is remembered of the backups outside the database, so that bringing an old one back does not forget it."""

import json
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from omt_desktop.storage.private_files import replace_private
from omt_desktop.workflow.backups.due import Rehearsal

FILE = "backups.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notes:
    """`last_number` is the highest number ever given; `second_folder` is empty where none was chosen."""

    last_number: int = 0
    second_folder: str = ""
    rehearsal: Rehearsal | None = None


class NotesFile:
    """The notes in the data folder. Without them backups are made all the same, so a fault here stops nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self) -> Notes:
        """The notes as last written; empty ones where the file is absent or damaged."""
        try:
            return _notes_from(json.loads(self._path.read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Notes()

    def change(self, **changes: Any) -> None:
        """Writes the notes with these fields changed, or leaves the old ones where that cannot be done."""
        changed = replace(self.read(), **changes)
        rehearsal = changed.rehearsal
        told = {
            "last_number": changed.last_number,
            "second_folder": changed.second_folder,
            "rehearsal": rehearsal
            and {"at": rehearsal.at.isoformat(), "records": rehearsal.records, "problem": rehearsal.problem},
        }
        try:
            replace_private(self._path, json.dumps(told, indent=1).encode("utf-8"))
        except OSError as problem:
            _log.warning("the notes of the backups could not be written: %s", type(problem).__name__)


def _notes_from(told: Any) -> Notes:
    rehearsal = told.get("rehearsal")
    return Notes(
        int(told["last_number"]),
        str(told["second_folder"]),
        rehearsal
        and Rehearsal(
            datetime.fromisoformat(rehearsal["at"]).astimezone(), int(rehearsal["records"]), str(rehearsal["problem"])
        ),
    )
