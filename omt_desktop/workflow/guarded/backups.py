"""The backups as screens and commands get them: every call is checked, and the rules of workflow/backups apply."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.backups.comparison import Comparison
from omt_desktop.workflow.backups.due import Rehearsal, RehearsalState, backup_is_due, rehearsal_state
from omt_desktop.workflow.backups.label import MadeBackup, Reason
from omt_desktop.workflow.backups.state import BackupState
from omt_desktop.workflow.backups.store import BackupStore
from omt_desktop.workflow.errors import NotWritten, Refusal
from omt_desktop.workflow.ports import AuditLog, Clock

_AGAIN_AFTER_FAILURE = timedelta(days=1)


class GuardedBackups:
    """What a person may do with the backups. One at a time; callable from any thread."""

    def __init__(self, store: BackupStore, clock: Clock, audit: AuditLog, access: Access) -> None:
        self._store = store
        self._clock = clock
        self._audit = audit
        self._access = access
        self._problem = ""
        self._no_room = ""

    @needs(Action.SEE_BACKUPS)
    def state(self) -> BackupState:
        """How it stands now."""
        made, rehearsal = self._store.made(), self._store.last_rehearsal
        return BackupState(
            made[0] if made else None,
            not made or made[0].label.mark != self._store.mark(),
            self._store.second_folder,
            self._store.second_problem,
            rehearsal,
            rehearsal_state(self._clock.now(), rehearsal, _first_at(made)),
            self._no_room or self._problem,
        )

    @needs(Action.SEE_BACKUPS)
    def may_manage(self) -> bool:
        """Whether the person may choose the second place and bring backups back."""
        return self._access.may(Action.MANAGE_BACKUPS)

    @needs(Action.SEE_BACKUPS)
    def now(self) -> datetime:
        """The time to measure «today» by."""
        return self._clock.now()

    @needs(Action.MAKE_BACKUP)
    def keep_up(self) -> None:
        """Does what is due: a backup, the second place, the rehearsal, the room kept back. `state` tells what fails."""
        self._no_room = self._store.keep_room()
        made, now = self._store.made(), self._clock.now()
        try:
            if backup_is_due(now, made[0].label if made else None, self._store.mark()):
                self._make(Reason.SCHEDULED)
            else:
                self._store.catch_up()
        except Refusal as problem:
            self._problem = str(problem)
        self._rehearse_if_due(now)

    @needs(Action.MAKE_BACKUP)
    def make_now(self) -> MadeBackup:
        """A backup by hand; NotWritten where none could be made."""
        return self._make(Reason.BY_HAND)

    @needs(Action.MAKE_BACKUP)
    def before(self, reason: Reason) -> None:
        """Returns once a checked backup was made before a risky act; NotWritten, and then that act must not begin."""
        self._make(reason)

    @needs(Action.MAKE_BACKUP)
    def copy_to(self, made: MadeBackup, folder: Path) -> None:
        """The backup is in that folder too, for once; NotWritten where that failed."""
        self._audit.record(AuditEvent(AuditKind.EXPORTED, details={"what": "backup", "number": made.label.number}))
        self._store.copy_to(made, folder)

    @needs(Action.SEE_BACKUPS)
    def made(self) -> Sequence[MadeBackup]:
        """The backups of the first and the second place, newest first, each once."""
        by_number = {made.label.number: made for made in self._store.in_second_place()}
        by_number.update({made.label.number: made for made in self._store.made()})
        return tuple(by_number[number] for number in sorted(by_number, reverse=True))

    @needs(Action.SEE_BACKUPS)
    def read(self, path: Path) -> MadeBackup:
        """What the label of a backup file says; Refusal where it is none or cannot be read."""
        return self._store.read(path)

    @needs(Action.MANAGE_BACKUPS)
    def choose_second_folder(self, folder: Path | None) -> None:
        """Backups are copied there from now on; None for nowhere. Refusal where they cannot be kept there."""
        self._audit.record(AuditEvent(AuditKind.SETTING_CHANGED, subject_id="backups.second_folder"))
        self._store.choose_second_folder(folder)

    @needs(Action.MANAGE_BACKUPS)
    def preview(self, made: MadeBackup) -> Comparison:
        """What bringing the backup back would change; it is taken out and checked for that, and nothing is replaced."""
        then, with_its_keys = self._store.stage(made)
        untouched = made.label.mark == self._store.mark()
        return Comparison(self._store.contents(), then, with_its_keys, untouched=untouched)

    @needs(Action.MANAGE_BACKUPS)
    def drop_preview(self) -> None:
        """Forgets what was taken out for a preview."""
        self._store.drop_staged()

    @needs(Action.MANAGE_BACKUPS)
    def prepare(self, made: MadeBackup) -> bool:
        """Has the backup ready to take the place of the practice once that is closed; Refusal where it is damaged.

        Whether the present state is kept in a backup. Where it could not be, its files must be set aside instead.
        """
        try:
            self._make(Reason.BEFORE_RESTORE)
            kept = True
        except NotWritten:
            kept = False
        self._store.stage(made)
        return kept

    @needs(Action.MAKE_BACKUP)
    def rehearse(self) -> Rehearsal:
        """Brings the newest backup back into a private place and checks it there; Refusal where there is none."""
        return self._store.rehearse()

    def _make(self, reason: Reason) -> MadeBackup:
        if not reason.is_routine:
            # Before and not after, so that it is in the copy and the next routine backup finds nothing changed.
            self._audit.record(AuditEvent(AuditKind.BACKUP_MADE, details={"why_made": reason.value}))
        try:
            made = self._store.make(reason)
        except NotWritten as problem:
            self._problem = str(problem)
            raise
        self._problem = ""
        return made

    def _rehearse_if_due(self, now: datetime) -> None:
        made, last = self._store.made(), self._store.last_rehearsal
        state = rehearsal_state(now, last, _first_at(made))
        lately = last is not None and timedelta(0) <= now - last.at < _AGAIN_AFTER_FAILURE
        # One without a single record would prove nothing.
        if made and made[0].label.contents.records and state is not RehearsalState.FRESH and not lately:
            self._store.rehearse()


def _first_at(made: Sequence[MadeBackup]) -> datetime | None:
    return made[-1].label.made_at if made else None
