"""The data folder as it is found, without opening anything: cheap, so that the first screen knows what to ask for."""

import os
from pathlib import Path
from typing import IO

from omt_desktop.storage.data_place import prove_place
from omt_desktop.storage.folder_files import DATABASE, KEY_FILE, LOCK, MAKING, MARKER
from omt_desktop.storage.private_files import hold, make_private_folder
from omt_desktop.storage.vault.header import Header, SlotKind
from omt_desktop.storage.vault.vault_file import VAULT_FILE, read_header
from omt_desktop.workflow.errors import AlreadyOpen, NotOurFile, Refusal
from omt_desktop.workflow.keys.door import DoorState, Login, Look


class DataFolder:
    """Held for this process from the first look until it is closed, so that no second program comes in meanwhile."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: IO[bytes] | None = None

    def hold(self) -> None:
        """No other program can open the practice; Refusal where one has it open already."""
        if self._lock is None:
            prove_place(self.path)
            self._lock = take_folder(self.path)
        if self.has(MARKER):
            self._finish_bringing_back()

    def close(self) -> None:
        """Another program may open the practice now."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def look(self) -> Look:
        """What the folder holds; Refusal where another program uses it, or something of it is missing or damaged."""
        self.hold()
        database, vault, before = (self.has(name) for name in (DATABASE, VAULT_FILE, KEY_FILE))
        if self.has(MAKING):
            return Look(DoorState.NEW)
        if database and vault:
            return Look(DoorState.LOCKED, self._logins())
        if database and before:
            return Look(DoorState.FROM_BEFORE)
        if database:
            raise NotOurFile(
                f"The key file {VAULT_FILE} is missing beside the practice database in {self.path}. Without it no "
                "passphrase opens the practice. Put it back from where the folder was copied from, or from a backup; "
                "then try again."
            )
        if vault or before or self.has(f"{DATABASE}-wal"):
            raise NotOurFile(
                f"The practice database {DATABASE} is missing in {self.path}, but its keys or its write-ahead log are "
                "there. Nothing was changed and no new practice was begun. Put the database back into the folder, then "
                "try again."
            )
        return Look(DoorState.NEW)

    def has(self, name: str) -> bool:
        """Whether there is a file of that name."""
        return (self.path / name).exists()

    def _finish_bringing_back(self) -> None:
        from omt_desktop.storage.backup.bringing_back import finish

        try:
            finish(self.path)
        except OSError as problem:
            raise Refusal(
                f"A backup is being put in its place in {self.path}, and the disk refused "
                f"({os.strerror(problem.errno or 0)}). Free some space or allow writing there, then try again: it goes "
                "on where it stopped."
            ) from None

    def _logins(self) -> tuple[Login, ...]:
        try:
            header = read_header(self.path)
        except OSError:
            raise Refusal(
                f"The key file {VAULT_FILE} in {self.path} cannot be read. Nothing was changed. Allow this user to "
                "read it, then try again."
            ) from None
        return logins_of(header)


def logins_of(header: Header) -> tuple[Login, ...]:
    """Who has a passphrase in the header, by name."""
    logins = [Login(slot.person_id, slot.name) for slot in header.slots if slot.kind is SlotKind.PASSPHRASE]
    return tuple(sorted(logins, key=lambda login: login.name.casefold()))


def take_folder(folder: Path) -> IO[bytes]:
    """Holds the folder, made where there is none, until the answer is closed; Refusal where that cannot be done."""
    try:
        make_private_folder(folder)
        lock = hold(folder / LOCK)
    except OSError as problem:
        raise Refusal(
            f"The data folder {folder} cannot be used ({os.strerror(problem.errno or 0)}). Nothing was changed. Allow "
            "this user to write there, or choose another folder with --data."
        ) from None
    if lock is None:
        raise AlreadyOpen(
            f"OMT Desktop is already open with the data folder {folder}. Two programs must not write the same record. "
            "Use the window that is open, or close it first."
        )
    return lock
