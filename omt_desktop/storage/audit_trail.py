"""The audit trail: a chain of keyed codes (chain_code.py), written in the same transaction as the change it tells of.

An edited, deleted, inserted or moved row breaks the chain at that row. Rows cut off at the end do not: that is what the
anchors outside the file are for. The order is that of `seq`, never that of the clock, which may be set back.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from omt_desktop.storage.canonical import canonical
from omt_desktop.storage.chain_code import ChainCode
from omt_desktop.storage.faults import saving
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.tables import audit
from omt_desktop.workflow.audit_event import AuditEvent
from omt_desktop.workflow.ports import Clock

BEFORE_THE_FIRST = bytes(32)
"""What stands in for the code of the row before row 1."""
_log = logging.getLogger(__name__)
_HEAD = Prepared(select(audit.c.seq, audit.c.mac).order_by(audit.c.seq.desc()).limit(1))
_ADD = Prepared(insert(audit))


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of the trail: its number, 0 for an empty trail, and its code."""

    seq: int = 0
    mac: bytes = BEFORE_THE_FIRST


class AuditTrail:
    """Appends to the trail with the practice's key; `who` tells the id of the person at work, empty for nobody."""

    def __init__(self, key: bytes, clock: Clock, who: Callable[[], str] = str) -> None:
        self.key = key
        self._chain = ChainCode(key)
        self._clock = clock
        self._who = who
        self.appended = 0
        """Lines since the anchor was moved."""

    @property
    def person_id(self) -> str:
        """Who is at work; empty for nobody."""
        return self._who()

    def now(self) -> datetime:
        """The time, by the clock of the trail."""
        return self._clock.now()

    def append(self, connection: Connection, event: AuditEvent, code: bytes = b"", at: datetime | None = None) -> Head:
        """Adds the event inside the transaction of `connection`, which decides with the change whether it stays.

        `code` is that of the record as it is after the change; `at` is now where it is not given.
        """
        head, row = self._next(head_of(connection), event, code, sortable(at or self._clock.now()))
        _ADD.quick(connection, **row)
        self.appended += 1
        return head

    def append_each(self, connection: Connection, told: Iterable[tuple[AuditEvent, bytes]]) -> None:
        """The same for many events with the codes of their records, all of this moment."""
        head, at = head_of(connection), sortable(self._clock.now())
        rows = []
        for event, code in told:
            head, row = self._next(head, event, code, at)
            rows.append(row)
        _ADD.run_each(connection, rows)
        self.appended += len(rows)

    def _next(self, before: Head, event: AuditEvent, code: bytes, at: str) -> tuple[Head, dict[str, Any]]:
        seq = before.seq + 1
        row = {
            "seq": seq,
            "at": at,
            "person_id": self._who(),
            "kind": event.kind.value,
            "patient_id": event.patient_id,
            "subject_id": event.subject_id,
            "details": details_text(event),
            "code": code,
        }
        mac = self._chain.of_row(before.mac, row)
        return Head(seq, mac), {**row, "mac": mac}


class StoredAuditLog:
    """Fulfils workflow.ports.AuditLog."""

    def __init__(self, engine: Engine, file: OpenFile, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._trail = trail

    def record(self, event: AuditEvent) -> None:
        """Commits the event in a transaction of its own; NotSaved where that cannot be done.

        A practice that is open for reading only is read all the same, and the program's own log is told instead.
        """
        if self._file.closed:
            _log.info("not told in the trail, which is closed: %s %s", event.kind.value, event.subject_id)
            return
        with saving(self._file), self._engine.begin() as connection:
            self._trail.append(connection, event)


def head_of(connection: Connection) -> Head:
    """The last row of the trail as this transaction sees it."""
    row = _HEAD.quick(connection).fetchone()
    return Head() if row is None else Head(*row)


def details_text(event: AuditEvent) -> str:
    """The details as JSON text, the same for the same details."""
    return canonical(dict(event.details))
