"""Keeping the anchor close behind the trail, and comparing the two when the practice is opened."""

import json
import logging
from collections.abc import Callable
from typing import Protocol

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from omt_desktop.storage.audit_trail import AuditTrail, Head, head_of
from omt_desktop.storage.backup.backup_anchor import BackupAnchor
from omt_desktop.storage.engine import READ_ONLY, settle_log
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.tables import audit
from omt_desktop.storage.trail.anchor_file import Anchor, AnchorFile
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.trail.finding import Finding, FindingKind

NEWEST = "newest"
"""The detail with the number of the newest backup there was when an older state was brought back, or accepted."""
EVERY = 25
"""Lines after which the anchor is moved at the latest. An older database is noticed only if it ends before it."""
_log = logging.getLogger(__name__)


class BackupsBeside(Protocol):
    """The backups of the practice, as far as they tell of its trail."""

    @property
    def newest_number(self) -> int:
        """The highest number that a backup ever had; 0 before the first."""
        ...

    def newest_anchor(self, *, everywhere: bool) -> BackupAnchor | None:
        """How far the trail had come at the newest backup of the first place, or of both; None where none tells."""
        ...


class Anchoring:
    """The anchor is always behind what is committed, never before it: a killed process raises no alarm."""

    def __init__(self, engine: Engine, anchor: AnchorFile, trail: AuditTrail, clock: Clock) -> None:
        self._engine = engine
        self._anchor = anchor
        self._trail = trail
        self._clock = clock
        self._allowed: Callable[[], bool] = lambda: True

    def only_while(self, allowed: Callable[[], bool]) -> None:
        """From now on the anchor is moved only while this holds."""
        self._allowed = allowed

    def after_saving(self) -> None:
        """Called after each commit: moves the anchor when it is far enough behind."""
        if self._trail.appended >= EVERY:
            self.move()

    def move(self) -> None:
        """The anchor stands at the last committed line. Where it cannot be written the program goes on."""
        if not self._allowed():
            return
        try:
            with self._engine.connect().execution_options(**READ_ONLY) as connection:
                head = head_of(connection)
            self._anchor.write(head, sortable(self._clock.now()))
        except (OSError, DBAPIError, DriverError) as problem:
            _log.warning("the anchor of the trail could not be written", exc_info=problem)
            return
        self._trail.appended = 0

    def settle(self) -> None:
        """The write-ahead log is in the database file and empty, so that cutting it off takes nothing away."""
        try:
            settle_log(self._engine)
        except (OSError, DBAPIError, DriverError) as problem:
            _log.warning("the write-ahead log could not be settled", exc_info=problem)


def compared(connection: Connection, noted: Anchor | None) -> list[Finding]:
    """What the anchor says against this trail, if anything. `connection` may be to a database without a trail."""
    if noted is None:
        return []
    if not noted.genuine:
        return [Finding(FindingKind.ANCHOR_ALTERED)]
    head = _head_of_any(connection)
    if head.seq < noted.head.seq:
        return [Finding(FindingKind.SHORTENED, line=head.seq, further=str(noted.head.seq))]
    there = connection.exec_driver_sql("SELECT mac FROM audit WHERE seq = ?", (noted.head.seq,)).scalar()
    if noted.head.seq and there != noted.head.mac:
        return [Finding(FindingKind.REWRITTEN, line=noted.head.seq)]
    return []


def compared_with_backup(connection: Connection, newest: BackupAnchor | None) -> list[Finding]:
    """What the newest backup says against this trail, if anything.

    Backups from before an older one was brought back on purpose, or the database was accepted, say nothing against it.
    """
    findings = compared(connection, Anchor(newest.head)) if newest is not None else []
    if findings and newest is not None and newest.number <= _left_behind(connection):
        return []
    return findings


def _left_behind(connection: Connection) -> int:
    """The newest backup that there was when the trail was last told that an older state is meant; 0 for never."""
    if not _is_begun(connection):
        return 0
    kinds = [AuditKind.BACKUP_BROUGHT_BACK.value, AuditKind.HISTORY_ACCEPTED.value]
    told = connection.execute(select(audit.c.details).where(audit.c.kind.in_(kinds))).scalars()
    return max((int(json.loads(details).get(NEWEST, 0)) for details in told), default=0)


def _head_of_any(connection: Connection) -> Head:
    return head_of(connection) if _is_begun(connection) else Head()


def _is_begun(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'audit'").scalar() is not None
