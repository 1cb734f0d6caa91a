"""Carries out what the form of a backup asks of the door, on the worker."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from omt_desktop.ui.gate.backup_form import AskBackup, BackupForm, ask_for_backup
from omt_desktop.workflow.backups.backup_words import contents_in_words, moment_in_words
from omt_desktop.workflow.backups.comparison import Comparison
from omt_desktop.workflow.errors import Refusal

if TYPE_CHECKING:
    from omt_desktop.door import Door
    from omt_desktop.ui.background_jobs import BackgroundJobs
    from omt_desktop.workflow.backups.found import FoundBackup

_OPENING = "Working out the key, then opening and checking every page of the backup."
_FAULT = "A fault inside the program kept this from being done. Nothing was changed. Report it if it comes again."
_log = logging.getLogger(__name__)
Result = TypeVar("Result")


class BackupDesk(QObject):
    """One form; `done` once the backup is the practice, `left` where nothing was done."""

    done = Signal()
    left = Signal()

    def __init__(self, door: Door, jobs: BackgroundJobs, ask: AskBackup | None = None) -> None:
        # The dialog begins where the backups lie: nobody finds the data folder by themselves.
        self.form = BackupForm(ask or partial(ask_for_backup, folder=str(door.data_folder / "backups")))
        super().__init__(self.form)
        self._door, self._jobs = door, jobs
        self._way_back = door.way_back()
        self._found: FoundBackup | None = None
        self.form.file_chosen.connect(self._look_at)
        self.form.tried.connect(self._open_with_passphrase)
        self.form.tried_with_recovery_key.connect(self._open_with_recovery_key)
        self.form.confirmed.connect(self._bring_back)
        self.form.left.connect(self._leave)

    def _look_at(self, path: str) -> None:
        self._do("Reading the file.", lambda: self._way_back.look_at(Path(path)), self._show_found)

    def _show_found(self, found: FoundBackup) -> None:
        self._found = found
        label, now = found.made.label, self._door.now()
        made = f"Made {moment_in_words(label.made_at, now)}, with {contents_in_words(label.contents)}."
        self.form.show_found(found, f"{found.made.place.name}\n{made}")

    def _open_with_passphrase(self, person_id: str, passphrase: str) -> None:
        found, way = self._found, self._way_back
        if found is not None:
            self._do(_OPENING, lambda: way.open_with_passphrase(found, person_id, passphrase), self._show_preview)

    def _open_with_recovery_key(self, typed: str) -> None:
        found, way = self._found, self._way_back
        if found is not None:
            self._do(_OPENING, lambda: way.open_with_recovery_key(found, typed), self._show_preview)

    def _show_preview(self, comparison: Comparison) -> None:
        self.form.show_preview(comparison)

    def _bring_back(self) -> None:
        self._do("Putting the backup in its place.", self._way_back.bring_back, lambda _: self.done.emit())

    def _leave(self) -> None:
        self._way_back.drop()
        self.left.emit()

    def _do(self, words: str, act: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """The act on the worker; meanwhile the form says so and takes nothing."""
        form = self.form

        def finished(result: Result) -> None:
            form.waiting.end()
            form.setEnabled(True)
            done(result)

        def failed(problem: Exception) -> None:
            form.waiting.end()
            form.setEnabled(True)
            if not isinstance(problem, Refusal):
                _log.error("a backup could not be brought back", exc_info=problem)
            form.refuse(str(problem) if isinstance(problem, Refusal) else _FAULT)

        form.waiting.begin(words)
        form.setEnabled(False)
        self._jobs.start(act, finished, failed, form)
