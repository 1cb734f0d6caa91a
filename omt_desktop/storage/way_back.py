"""The way back for a closed practice or an empty folder: a backup, one of its own passphrases, and then its place."""

import os
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from omt_desktop.storage.backup.bringing_back import decide, finish
from omt_desktop.storage.backup.container import read_end
from omt_desktop.storage.backup.stored_backups import read_backup
from omt_desktop.storage.backup.taking_out import drop_staged, staged_with_its_keys
from omt_desktop.storage.data_folder import DataFolder, logins_of
from omt_desktop.storage.folder_files import DATABASE, KEY_FILE
from omt_desktop.storage.vault.header import Header, header_from
from omt_desktop.storage.vault.vault import Vault, vault_of_passphrase, vault_of_recovery_key
from omt_desktop.storage.vault.vault_file import VAULT_FILE
from omt_desktop.storage.vault.wrapping import WrongKey
from omt_desktop.workflow.backups.comparison import Comparison
from omt_desktop.workflow.backups.found import FoundBackup
from omt_desktop.workflow.errors import NotOurFile, Refusal
from omt_desktop.workflow.keys.door import NotOpened


class WayBack:
    """Brings a backup into a data folder whose practice is not open."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder

    def look_at(self, path: Path) -> FoundBackup:
        """What the file says of itself; Refusal where it is no backup or cannot be read."""
        made = read_backup(path)
        return FoundBackup(made, logins_of(self._header(path, read_end(path).beside)))

    def open_with_passphrase(self, found: FoundBackup, person_id: str, passphrase: str) -> Comparison:
        """Takes the backup out and checks it; NotOpened where this is not the passphrase of then."""
        return self._take_out(
            found, lambda header: vault_of_passphrase(self._folder.path, header, person_id, passphrase)
        )

    def open_with_recovery_key(self, found: FoundBackup, typed: str) -> Comparison:
        """The same with the recovery key of then."""
        place = self._folder.path
        return self._take_out(found, lambda header: vault_of_recovery_key(place, header, typed))

    def drop(self) -> None:
        """Forgets what was taken out."""
        drop_staged(self._folder.path)

    def bring_back(self, *, present_is_kept: bool = False) -> None:
        """What was taken out is the practice of the folder from now on. The practice must be closed.

        Unless the present state is kept in a backup, its files are moved into a folder `set-aside-1` (or the next
        number) in the data folder. Refusal where another program has the folder, or the disk refuses.
        """
        self._folder.hold()
        path = self._folder.path
        set_aside = "" if present_is_kept or not self._holds_something() else _free_name(path)
        try:
            decide(path, set_aside=set_aside)
            finish(path)
        except OSError as problem:
            raise Refusal(
                f"The backup could not be put in its place in {path} ({os.strerror(problem.errno or 0)}). What is "
                "there is either the practice as it was or, from the next start on, the backup; never a mix. Check the "
                "disk, then try again."
            ) from None

    def _take_out(self, found: FoundBackup, open_header: Callable[[Header], Vault]) -> Comparison:
        self._folder.hold()
        path = found.made.place

        def keys_of(beside: Mapping[str, bytes]) -> tuple[str, bytes]:
            try:
                vault = open_header(self._header(path, beside))
            except WrongKey:
                raise NotOpened(
                    "This does not open the backup. It opens with a passphrase or the recovery key of the time when it "
                    "was made."
                ) from None
            return vault.keys.db, vault.keys.audit_mac

        staged = staged_with_its_keys(path, self._folder.path, keys_of)
        return Comparison(None, staged.contents, with_its_keys=True, sets_aside=self._holds_something())

    def _holds_something(self) -> bool:
        return any(self._folder.has(name) for name in (DATABASE, VAULT_FILE, KEY_FILE))

    def _header(self, path: Path, beside: Mapping[str, bytes]) -> Header:
        if VAULT_FILE not in beside:
            raise NotOurFile(
                f"{path.name} holds no keys, so no passphrase opens it. Nothing was changed. Choose another backup."
            )
        return header_from(beside[VAULT_FILE], VAULT_FILE, str(path.parent))


def _free_name(folder: Path) -> str:
    return next(name for n in count(1) if not (folder / (name := f"set-aside-{n}")).exists())
