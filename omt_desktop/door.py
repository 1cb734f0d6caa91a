"""The way into a practice, for the window and for commands: what a folder holds, and opening it with the right key.

What it imports of storage is imported inside, so that the first screen waits for neither database nor cryptography.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from omt_desktop.bootstrap import SystemClock, default_data_folder, services_for, suggested_passphrase

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.storage.front_door import Entered, FrontDoor
    from omt_desktop.storage.vault.derivation import Derivation
    from omt_desktop.storage.way_back import WayBack
    from omt_desktop.workflow.keys.door import Exchanged, Look
    from omt_desktop.workflow.ports import Clock


@dataclass(frozen=True, slots=True)
class Opened:
    """The services of a practice that was opened just now, and a recovery key to print where one was made."""

    services: Services
    recovery_key: str = field(default="", repr=False)


class Door:
    """The way into the practice of a folder, for the window and for commands. Everything but `look` takes its time."""

    def __init__(
        self, data_folder: Path | None = None, clock: Clock | None = None, work: Callable[[], Derivation] | None = None
    ) -> None:
        from omt_desktop.storage.data_folder import DataFolder

        self.data_folder = data_folder or default_data_folder()
        self._clock = clock or SystemClock()
        self._work = work
        self._folder = DataFolder(self.data_folder)

    def look(self) -> Look:
        """What the folder, held from now on, is found to be and who can sign in; Refusal where it cannot be used.

        What a program that died had lent to another one is taken back: no other program of ours has the folder.
        """
        from omt_desktop.exchange.outside_files import FilesOutside

        self._folder.hold()
        FilesOutside(self.data_folder).take_back()
        return self._folder.look()

    def is_open_elsewhere(self) -> bool:
        """Whether another program has the practice open; if none has, none can from now on."""
        from omt_desktop.workflow.errors import AlreadyOpen, Refusal

        try:
            self._folder.hold()
        except AlreadyOpen:
            return True
        except Refusal:
            # Why it cannot be used otherwise is said in the window.
            return False
        return False

    def close(self) -> None:
        """Lets the folder go, once its practice is closed."""
        self._folder.close()

    def accept_place(self) -> None:
        """The practice may lie in a synchronised folder: somebody decided so. Refusal where that cannot be kept."""
        from omt_desktop.storage.data_place import accept_place

        accept_place(self.data_folder)

    def way_back(self) -> WayBack:
        """What brings a backup into the folder while its practice is closed."""
        from omt_desktop.storage.way_back import WayBack

        return WayBack(self._folder)

    def now(self) -> datetime:
        """The time."""
        return self._clock.now()

    def wait(self) -> int:
        """The seconds until the next try to open the practice; 0 for at once."""
        return self._front_door().wait()

    def create(self, name: str, passphrase: str) -> Opened:
        """A new practice, open for its first person; Refusal where it cannot be made."""
        return self._opened(self._front_door().create(name, passphrase))

    def take_over(self, name: str, passphrase: str) -> Opened:
        """A practice from before passphrases, open for its first person; Refusal where it cannot be used."""
        return self._opened(self._front_door().take_over(name, passphrase))

    def unlock(self, person_id: str, passphrase: str) -> Opened:
        """The practice, open for the person; NotOpened where the passphrase is wrong or it is too early."""
        self.make_process_private()
        return self._opened(self._front_door().unlock(person_id, passphrase))

    def unlock_with_recovery_key(self, person_id: str, recovery_key: str, passphrase: str) -> Opened:
        """The practice, open for the person, whose passphrase is this one from now on; NotOpened for a wrong key."""
        return self._opened(self._front_door().unlock_with_recovery_key(person_id, recovery_key, passphrase))

    def exchange_data_key(self, person_id: str, passphrase: str) -> Exchanged:
        """The closed practice is encrypted anew; what has to be printed and handed over. Refusal as for `unlock`."""
        return self._front_door().exchange_data_key(person_id, passphrase, suggested_passphrase)

    def recovery_was_checked(self) -> None:
        """Letters of the recovery sheet were typed back while the practice is locked."""
        from dataclasses import replace

        from omt_desktop.storage.vault.vault_file import read_header, write_header

        write_header(self.data_folder, replace(read_header(self.data_folder), recovery_checked=True))

    def read_ahead(self) -> None:
        """What opening needs is imported, while a person still types."""
        import argon2.low_level  # noqa: F401  # read here so that unlocking does not wait for it

        from omt_desktop.bootstrap import content_only

        self._front_door()
        content_only()

    def make_process_private(self) -> None:
        """A crash leaves no image of this process, and other programs of this user may not read its memory."""
        from omt_desktop.storage.private_process import make_private

        make_private()

    def _front_door(self) -> FrontDoor:
        from omt_desktop.storage.front_door import FrontDoor
        from omt_desktop.storage.vault.derivation import calibrated

        return FrontDoor(self._folder, self._clock, self._work or calibrated)

    def _opened(self, entered: Entered) -> Opened:
        try:
            services = services_for(entered.practice, entered.person, self.data_folder, self._clock, entered.vault)
        except BaseException:
            entered.close()
            raise
        return Opened(services, entered.recovery_key)
