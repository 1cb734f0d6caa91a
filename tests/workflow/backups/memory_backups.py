"""Backups without files."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from omt_desktop.workflow.audit_event import AuditEvent
from omt_desktop.workflow.backups.due import Rehearsal
from omt_desktop.workflow.backups.label import Contents, MadeBackup, Reason
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.ports import Clock
from tests.workflow.backups.labels import NOON, a_label


@dataclass
class MemoryBackups:
    """Fulfils BackupStore; `fault` is what every new backup fails with."""

    clock: Clock
    all: list[MadeBackup] = field(default_factory=list)
    second: list[MadeBackup] = field(default_factory=list)
    current_mark: str = "1-aa"
    fault: str = ""
    no_room: str = ""
    second_folder: Path | None = None
    second_problem: str = ""
    last_rehearsal: Rehearsal | None = None
    done: list[str] = field(default_factory=list)

    def mark(self) -> str:
        return self.current_mark

    def contents(self) -> Contents:
        return Contents(9, 9, NOON)

    def made(self) -> Sequence[MadeBackup]:
        return tuple(reversed(self.all))

    def make(self, reason: Reason) -> MadeBackup:
        if self.fault:
            raise NotWritten(self.fault)
        label = a_label(len(self.all) + 1, self.clock.now(), reason, self.current_mark)
        self.all.append(MadeBackup(Path(f"{label.number}.backup"), label, 10))
        return self.all[-1]

    def keep_room(self) -> str:
        return self.no_room

    def copy_to(self, made: MadeBackup, folder: Path) -> None:
        self.done.append(f"copied {made.label.number} to {folder}")

    def choose_second_folder(self, folder: Path | None) -> None:
        self.second_folder = folder

    def catch_up(self) -> None:
        self.done.append("caught up")

    def in_second_place(self) -> Sequence[MadeBackup]:
        return self.second

    def read(self, path: Path) -> MadeBackup:
        return MadeBackup(path, a_label(), 1)

    def stage(self, made: MadeBackup) -> tuple[Contents, bool]:
        self.done.append(f"staged {made.label.number}")
        return made.label.contents, False

    def drop_staged(self) -> None:
        self.done.append("dropped")

    def rehearse(self) -> Rehearsal:
        self.last_rehearsal = Rehearsal(self.clock.now(), 5)
        self.done.append("rehearsed")
        return self.last_rehearsal


class Unheard:
    """An audit log that keeps nothing."""

    def record(self, event: AuditEvent) -> None:
        """Nothing."""
