"""Everything that is tied to the trail besides patients and evaluations: which rows make a record, and its code.

A record is a row with the rows of other tables that belong to it. Whoever changes one of them tells it with `told`,
which reads the record back inside the transaction: its code is over what the database holds, not over what was meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, select

from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.record_code import RecordCode
from omt_desktop.storage.tables import (
    appointment_changes,
    appointments,
    brought,
    call_answers,
    call_attempts,
    documents,
    follow_ups,
    patient_merges,
    people,
    practice_settings,
    protocols,
    reviews,
    sealing_keys,
    standing_outcomes,
)
from omt_desktop.workflow.audit_event import AuditEvent

_BY_HASH = frozenset({"bytes"})
"""Columns that another column of the row proves (`sha256`), and that are too large to read for a code."""


@dataclass(frozen=True, slots=True)
class RowRecord:
    """Records of one table; each part has the record's id as first column of its key."""

    table: Table
    parts: tuple[Table, ...] = ()
    before_id: str = ""
    """What stands before the id in the trail, where the id alone is that of another record."""

    def told(self, connection: Connection, trail: AuditTrail, event: AuditEvent, at: datetime | None = None) -> None:
        """The event stands in the trail with the code of its subject as it is now: called after the last row of it."""
        record_id = event.subject_id.removeprefix(self.before_id)
        code = RecordCode(trail.key, event.subject_id)
        for table in (self.table, *self.parts):
            for row in connection.execute(self._select(table).where(self._key_of(table) == record_id)):
                _put(code, table, row)
        trail.append(connection, event, code.sealed(""), at)

    def told_each(self, connection: Connection, trail: AuditTrail, events: Sequence[AuditEvent]) -> None:
        """The same for many records without parts, whose ids are what the trail calls them."""
        if not events:
            return
        codes: dict[str, bytes] = {}
        read = self._select(self.table).where(self._key_of(self.table).in_([event.subject_id for event in events]))
        for row in connection.execute(read):
            code = RecordCode(trail.key, row[0])
            _put(code, self.table, row)
            codes[row[0]] = code.sealed("")
        trail.append_each(connection, [(event, codes[event.subject_id]) for event in events])

    def holds(self, connection: Connection, subject: str) -> bool:
        """Whether the trail calls a record of this kind so."""
        if not subject.startswith(self.before_id):
            return False
        own = self._key_of(self.table)
        found = select(own).where(own == subject.removeprefix(self.before_id))
        return connection.execute(found).first() is not None

    def subject(self, record_id: str) -> str:
        """What the trail calls the record of that id."""
        return f"{self.before_id}{record_id}"

    def all(self, connection: Connection, key: bytes) -> Iterator[tuple[str, bytes]]:
        """What the trail calls each record, and its code, in the order of their ids."""
        parts = [PartRows(connection, part) for part in self.parts]
        ordered = self._select(self.table).order_by(self._key_of(self.table))
        for row in connection.execution_options(stream_results=True).execute(ordered):
            subject = self.subject(row[0])
            code = RecordCode(key, subject)
            _put(code, self.table, row)
            for rows in parts:
                for one in rows.of(row[0]):
                    _put(code, rows.table, one)
            yield subject, code.sealed("")

    @staticmethod
    def _select(table: Table) -> Any:
        return select(*(column for column in table.c if column.name not in _BY_HASH))

    @staticmethod
    def _key_of(table: Table) -> Any:
        return next(iter(table.primary_key.columns))


class PartRows:
    """The rows of one table, record by record, read as they are asked for in ascending order."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self.table = table
        rows = connection.execute(select(table).order_by(*table.primary_key.columns))
        self._groups = groupby(rows, key=lambda row: row[0])
        self._waiting: tuple[str, list[Any]] | None = None

    def of(self, record_id: str) -> list[Any]:
        """The rows of this record; groups before it, which belong to none, are passed over."""
        while self._waiting is None or self._waiting[0] < record_id:
            following = next(self._groups, None)
            if following is None:
                return []
            self._waiting = (following[0], list(following[1]))
        return self._waiting[1] if self._waiting[0] == record_id else []


class WholeTable:
    """A table that is one record as a whole, because it is written in one go and read by other keys than an id."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def holds(self, connection: Connection, subject: str) -> bool:
        """Whether the trail calls the table so, and there is something in it."""
        return subject == self.table.name and connection.execute(select(self.table).limit(1)).first() is not None

    def told(self, connection: Connection, trail: AuditTrail, event: AuditEvent) -> None:
        """The event stands in the trail with the code of the table as it is now; the table's name is its subject."""
        trail.append(connection, event, self._code(connection, trail.key))

    def all(self, connection: Connection, key: bytes) -> Iterator[tuple[str, bytes]]:
        """The table's name and its code; nothing while the table is empty."""
        if connection.execute(select(self.table).limit(1)).first() is not None:
            yield self.table.name, self._code(connection, key)

    def _code(self, connection: Connection, key: bytes) -> bytes:
        code = RecordCode(key, self.table.name)
        for row in connection.execute(select(self.table)):
            _put(code, self.table, row)
        return code.sealed("")


def _put(code: RecordCode, table: Table, row: Any) -> None:
    """What is empty is left out, so that a column that is added later leaves the codes of before as they are."""
    held = {name: _said(value) for name, value in row._mapping.items() if value}
    code.put((table.name, *(str(row._mapping[column.name]) for column in table.primary_key.columns)), held)


def _said(value: Any) -> str | int:
    """The value of a column as JSON has it: bytes as hexadecimal."""
    return value.hex() if isinstance(value, bytes) else value


SESSION_RECORDS = RowRecord(appointments, (appointment_changes, call_attempts, call_answers))
"""Sessions with what became of them and the calls about them."""
FOLLOW_UP_RECORDS = RowRecord(follow_ups)
REVIEW_RECORDS = RowRecord(reviews)
OUTCOMES = RowRecord(standing_outcomes, before_id="outcome:")
"""What each evaluation recommends now, on which the calendar warns."""
DOCUMENTS = RowRecord(documents)
"""Whose a document is, and what it is; its bytes by their hash."""
MERGES = RowRecord(patient_merges)
PEOPLE = RowRecord(people)
PROTOCOLS = RowRecord(protocols)
SETTINGS = RowRecord(practice_settings)
SEALING_KEYS = RowRecord(sealing_keys)
BROUGHT = WholeTable(brought)
ROW_RECORDS = (
    SESSION_RECORDS, FOLLOW_UP_RECORDS, REVIEW_RECORDS, OUTCOMES, DOCUMENTS, MERGES, PEOPLE, PROTOCOLS, SETTINGS,
    SEALING_KEYS, BROUGHT,
)  # fmt: skip
"""All of them: a new table with something that may be tampered with gets its line here, and a test asks for it."""
