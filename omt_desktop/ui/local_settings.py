"""What this window remembers between starts: ids and choices, nothing about a patient, because it is not encrypted."""

import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path

FILE_NAME = "window.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LocalSettings:
    """`theme` is a ThemeChoice; `open_evaluation` the id of the record to come back to, empty for none."""

    theme: str = "system"
    open_evaluation: str = ""
    recommendation_folded: bool = False
    units: str = "metric"
    """A workflow.units.Units."""
    large_targets: bool = False
    last_person: str = ""
    """The id of the person who signed in last, offered first at the door."""
    lock_minutes: int = 5
    """After so long without a key or a movement the practice locks itself; 15 at most."""
    next_announced: bool = True
    """Whether the steps with both hands at work say in large letters what comes next."""


class LocalSettingsFile:
    """The settings in the data folder. Losing them costs a click, so no fault here ever stops the doctor."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def read(self) -> LocalSettings:
        """The settings as last written; the defaults for what is absent, damaged or of another type."""
        try:
            stored = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return LocalSettings()
        if not isinstance(stored, dict):
            return LocalSettings()
        defaults = asdict(LocalSettings())
        kept = {f.name: stored[f.name] for f in fields(LocalSettings) if _fits(stored.get(f.name), defaults[f.name])}
        return LocalSettings(**kept)

    def change(self, **choices: str | bool | int) -> None:
        """Writes the settings with these fields changed."""
        self.write(LocalSettings(**{**asdict(self.read()), **choices}))

    def write(self, settings: LocalSettings) -> None:
        """Replaces the file whole, or leaves the old one where that cannot be done."""
        beside = self._path.with_suffix(".new")
        try:
            beside.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
            beside.replace(self._path)
        except OSError as problem:
            _log.warning("Window settings could not be written: %s", type(problem).__name__)


def _fits(value: object, default: object) -> bool:
    return type(value) is type(default)
