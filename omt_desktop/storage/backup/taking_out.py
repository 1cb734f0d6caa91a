"""Taking a backup out beside the practice, with a key that opens it, every page checked; nothing is replaced."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from omt_desktop.storage.backup.come_back import come_back_note
from omt_desktop.storage.backup.container import read_end, take_out
from omt_desktop.storage.backup.sealed_copy import administrators, change_key, checked, trail_of
from omt_desktop.storage.folder_files import DATABASE, MARKER
from omt_desktop.storage.private_files import create_private, make_private_folder, settle_folder
from omt_desktop.storage.vault.vault_file import VAULT_FILE, read_header
from omt_desktop.workflow.backups.label import Contents
from omt_desktop.workflow.errors import NeedsItsOwnKey, NotOurFile, NotWritten

STAGING = "restoring"
BESIDE = frozenset({VAULT_FILE})
"""The files that come back with a database; whatever else a backup names is left in it."""
NOTE = "note"
"""Says which backup was taken out, for the trail of the practice that it becomes."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A backup that was taken out and checked."""

    contents: Contents
    number: int
    with_its_keys: bool
    """Whether its own passphrases and recovery key come back with it; if not, those of the present practice stay."""


def staged_with_its_keys(
    backup: Path, folder: Path, keys_of: Callable[[Mapping[str, bytes]], tuple[str, bytes]]
) -> Staged:
    """Takes the backup out into a private folder inside `folder`; its keys come back with it.

    `keys_of` opens what lies beside the database in the backup and returns the key of the database and that of its
    trail; what it raises goes through. NotOurFile where the backup is damaged; NotWritten where there is no room.
    """
    with _Staging(backup, folder) as staging:
        key, trail_key = keys_of(staging.sealed.beside)
        contents = staging.take_out((key,))[0]
        staging.add_its_keys()
        staging.add_note(key, trail_key)
        return Staged(contents, staging.sealed.label.number, with_its_keys=True)


def staged_under_present_keys(backup: Path, folder: Path, keys: Sequence[str], trail_key: bytes) -> Staged:
    """The same with the key of the open practice, the first of `keys`, or one it had before.

    Today's passphrases stay, so that whoever was shut out since is not let in again by it. Only where nobody who may
    administer the practice as it was then could open it any more, its own keys come back. NeedsItsOwnKey where none of
    the keys opens it.
    """
    with _Staging(backup, folder) as staging:
        contents, key = staging.take_out(keys)
        database = staging.place / DATABASE
        staging.add_note(key, trail_key)
        stays = administrators(database, key)
        with_its_keys = stays is not None and not stays & _people_with_keys(folder)
        if with_its_keys:
            staging.add_its_keys()
        elif key != keys[0]:
            change_key(database, key, keys[0])
            checked(database, keys[0])
        return Staged(contents, staging.sealed.label.number, with_its_keys)


def drop_staged(folder: Path) -> None:
    """Forgets what was taken out and not decided on; what was decided on stays."""
    if not (folder / MARKER).exists():
        shutil.rmtree(folder / STAGING, ignore_errors=True)


class _Staging:
    """A private folder for one backup; gone again where anything goes wrong."""

    def __init__(self, backup: Path, folder: Path) -> None:
        self._backup = backup
        self._folder = folder
        self.place = folder / STAGING

    def __enter__(self) -> "_Staging":
        drop_staged(self._folder)
        try:
            self.sealed = read_end(self._backup)
            _prove_room(self._folder, 2 * self.sealed.database_bytes)
            make_private_folder(self.place)
        except OSError as problem:
            raise self._not_taken_out(problem) from None
        return self

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        if problem is None:
            try:
                settle_folder(self._folder)
            except OSError as unsettled:
                drop_staged(self._folder)
                raise self._not_taken_out(unsettled) from None
            return
        drop_staged(self._folder)
        if isinstance(problem, OSError):
            raise self._not_taken_out(problem) from None

    def take_out(self, keys: Sequence[str]) -> tuple[Contents, str]:
        """What is in it, every page checked, and the one of the keys that opens it."""
        database = self.place / DATABASE
        take_out(self._backup, self.sealed, database)
        for key in keys[:-1]:
            try:
                return checked(database, key)[0], key
            except NeedsItsOwnKey:
                continue
        return checked(database, keys[-1])[0], keys[-1]

    def add_its_keys(self) -> None:
        """The files beside the database are taken out too."""
        for name in BESIDE & self.sealed.beside.keys():
            create_private(self.place / name, self.sealed.beside[name])

    def add_note(self, key: str, trail_key: bytes) -> None:
        """What the opening needs to know that this state is meant."""
        note = come_back_note(trail_key, self.sealed.label.number, *trail_of(self.place / DATABASE, key))
        create_private(self.place / NOTE, json.dumps(note).encode("ascii"))

    def _not_taken_out(self, problem: OSError) -> NotWritten:
        return NotWritten(
            f"The backup could not be taken out in {self._folder} ({problem.strerror}). Nothing was changed. Check the "
            "disk, then try again."
        )


def _prove_room(folder: Path, needed: int) -> None:
    if shutil.disk_usage(folder).free < needed:
        raise NotWritten(
            f"There is not enough room in {folder} to bring this backup back: it needs {needed // 1_000_000 + 1} MB. "
            "Nothing was changed. Free some space, then try again."
        )


def _people_with_keys(folder: Path) -> frozenset[str]:
    """The ids of those whose passphrase opens the present practice."""
    try:
        return frozenset(slot.person_id for slot in read_header(folder).slots)
    except (OSError, NotOurFile):
        return frozenset()
