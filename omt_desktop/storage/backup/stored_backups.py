"""The backups of the open practice: making, listing, the second place, rehearsing. Fulfils BackupStore."""

import logging
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from omt_desktop.storage.backup.container import read_end
from omt_desktop.storage.backup.making import Source, make_backup, mark_of
from omt_desktop.storage.backup.notes import NotesFile
from omt_desktop.storage.backup.sealed_copy import contents_of
from omt_desktop.storage.backup.second_place import copy_over, is_there, mark_as_ours
from omt_desktop.storage.backup.shelf import backups_in, newest_number, put_copy, rotate
from omt_desktop.storage.backup.taking_out import Staged, drop_staged, staged_under_present_keys
from omt_desktop.storage.faults import reading
from omt_desktop.storage.private_files import make_private_folder
from omt_desktop.storage.reserve import Reserve
from omt_desktop.workflow.backups.due import Rehearsal
from omt_desktop.workflow.backups.label import Contents, MadeBackup, Reason
from omt_desktop.workflow.errors import NotOurFile, NotWritten, Refusal
from omt_desktop.workflow.ports import Clock

FOLDER = "backups"
REHEARSAL = "rehearsal"
_log = logging.getLogger(__name__)


class StoredBackups:
    """Made one at a time, from any thread. Nothing here ever writes to the practice's database."""

    def __init__(self, source: Source, clock: Clock) -> None:
        self._source = source
        self._clock = clock
        self._data = source.database.parent
        self._folder = self._data / FOLDER
        self._notes = NotesFile(self._data)
        self._one_at_a_time = threading.Lock()
        self._second_problem = ""
        self._closed = False

    def mark(self) -> str:
        """The state of the practice now, to be compared with that of a label."""
        with self._looking():
            return mark_of(self._source.engine)

    def contents(self) -> Contents:
        """How much the open practice holds."""
        with self._looking():
            return contents_of(self._source.engine)

    def made(self) -> Sequence[MadeBackup]:
        """The backups of this practice in the first place, newest first."""
        return backups_in(self._folder, self._source.practice)

    def make(self, reason: Reason) -> MadeBackup:
        """A checked backup in the first place, and in the second where that is connected; NotWritten otherwise."""
        with self._one_at_a_time:
            if self._closed:
                raise NotWritten("The practice is closed; no backup was made.")
            now, notes = self._clock.now(), self._notes.read()
            number = max(newest_number(backups_in(self._folder)), notes.last_number) + 1
            made = make_backup(self._source, self._folder, number, reason, now)
            self._notes.change(last_number=number)
            rotate(self._folder, self._source.practice, now)
            self._copy_over(made)
            return made

    def close(self) -> None:
        """The last backup is made and none is begun any more; returns once the one that is being made is done.

        One where nothing changed since the one before is not made, and one that fails keeps nothing from closing.
        """
        try:
            newest = self.made()[:1]
            if not newest or newest[0].label.mark != self.mark():
                self.make(Reason.CLOSING)
        except Refusal as problem:
            _log.warning("no backup was made before closing", exc_info=problem)
        with self._one_at_a_time:
            self._closed = True

    def keep_room(self) -> str:
        """Room is kept back on the disk for what is typed; how full the disk is, as a sentence, where it is."""
        return Reserve(self._data).keep()

    def copy_to(self, made: MadeBackup, folder: Path) -> None:
        """The backup is in that folder too, for once; NotWritten where that failed."""
        if not folder.is_dir():
            raise NotWritten(f"There is no folder {folder}. Nothing was copied. Connect the stick or make the folder.")
        put_copy(made, folder)

    @property
    def second_folder(self) -> Path | None:
        """The second place, None where none was chosen."""
        chosen = self._notes.read().second_folder
        return Path(chosen) if chosen else None

    @property
    def second_problem(self) -> str:
        """What keeps the newest backup from being in the second place; empty for nothing."""
        return self._second_problem

    def choose_second_folder(self, folder: Path | None) -> None:
        """Backups are copied there from now on; None for nowhere. Refusal where they cannot be kept there."""
        if folder is not None:
            mark_as_ours(folder, self._data)
        self._notes.change(second_folder=str(folder) if folder is not None else "")
        self._second_problem = ""
        self.catch_up()

    def catch_up(self) -> None:
        """Copies the newest backup to the second place if that is connected and does not have it."""
        with self._one_at_a_time:
            newest = self.made()[:1]
            if newest:
                self._copy_over(newest[0])

    def in_second_place(self) -> Sequence[MadeBackup]:
        """The backups of this practice in the second place; none while it is not connected."""
        second = self.second_folder
        return backups_in(second, self._source.practice) if second is not None and is_there(second) else ()

    def read(self, path: Path) -> MadeBackup:
        """What the label of a backup file says; Refusal where it is none or cannot be read."""
        return read_backup(path)

    def stage(self, made: MadeBackup) -> tuple[Contents, bool]:
        """Takes the backup out beside the practice, checked, ready to take its place; Refusal where it is damaged.

        What it holds, and whether its own passphrases come back with it. NeedsItsOwnKey where it is of another
        practice, so that one of its own passphrases is needed.
        """
        staged = _taken_out(self._source, made, self._data)
        return staged.contents, staged.with_its_keys

    def drop_staged(self) -> None:
        """Forgets what was taken out."""
        drop_staged(self._data)

    @property
    def last_rehearsal(self) -> Rehearsal | None:
        """What came of the last rehearsal."""
        return self._notes.read().rehearsal

    def rehearse(self) -> Rehearsal:
        """Brings the newest backup back into a private place, checks it, removes it, and remembers what came of it."""
        with self._one_at_a_time:
            newest = self.made()[:1]
            if not newest:
                raise Refusal("There is no backup to rehearse with yet. Make one first.")
            rehearsal = _rehearsed(self._source, newest[0], self._clock.now())
            self._notes.change(rehearsal=rehearsal)
            return rehearsal

    @contextmanager
    def _looking(self) -> Iterator[None]:
        if self._closed:
            # Asked late, by what was begun before the lock: nothing may open the database again.
            raise Refusal("The practice is closed.")
        with reading(self._source.database):
            yield

    def _copy_over(self, made: MadeBackup) -> None:
        second = self.second_folder
        self._second_problem = copy_over(made, second) if second is not None else ""


def _rehearsed(source: Source, made: MadeBackup, now: datetime) -> Rehearsal:
    place = source.database.parent / REHEARSAL
    shutil.rmtree(place, ignore_errors=True)
    try:
        make_private_folder(place)
        contents = _taken_out(source, made, place).contents
    except (NotOurFile, NotWritten) as problem:
        return Rehearsal(now, 0, str(problem))
    except OSError as problem:
        return Rehearsal(now, 0, f"The rehearsal could not be held ({problem.strerror}). Backups are untouched.")
    finally:
        shutil.rmtree(place, ignore_errors=True)
    if contents != made.label.contents:
        return Rehearsal(now, 0, "The newest backup holds another number of records than its label says.")
    return Rehearsal(now, contents.records)


def _taken_out(source: Source, made: MadeBackup, place: Path) -> Staged:
    return staged_under_present_keys(made.place, place, (source.key, *source.earlier_keys), source.trail_key)


def read_backup(path: Path) -> MadeBackup:
    """What the label of a backup file says; Refusal where it is none or cannot be read."""
    try:
        return MadeBackup(path, read_end(path).label, path.stat().st_size)
    except OSError as problem:
        raise Refusal(
            f"{path} cannot be read ({problem.strerror}). Nothing was changed. Connect the disk it is on."
        ) from None
