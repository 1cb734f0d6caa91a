"""Comparing every record with what the trail told of it last: one pass over each table, in the order of its key."""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from omt_desktop.storage.evaluation_rows import PARTS, code_of
from omt_desktop.storage.patient_code import CODED_PATIENTS, code_of_patient
from omt_desktop.storage.tables import documents, evaluations
from omt_desktop.workflow.trail.finding import Finding, FindingKind

_BETWEEN_PAUSES = 50


def no_pause() -> None:
    """Checks as fast as it can."""


def short_pause() -> None:
    """Leaves the processor to whoever types."""
    time.sleep(0.002)


def check_records(
    connection: Connection, key: bytes, told: Mapping[str, tuple[int, bytes]], pause: Callable[[], None] = no_pause
) -> list[Finding]:
    """A finding for each record that is not what `told` says, is missing, or that the trail never told of."""
    findings, open_ids = [], set(told)
    for number, (record_id, code, named) in enumerate(_records(connection, key)):
        if number % _BETWEEN_PAUSES == 0:
            pause()
        open_ids.discard(record_id)
        line, last = told.get(record_id, (0, b""))
        if not line:
            findings.append(Finding(FindingKind.RECORD_UNKNOWN, record_id))
        elif code != last or named not in (0, line):
            findings.append(Finding(FindingKind.RECORD_ALTERED, record_id, line))
    findings += [Finding(FindingKind.RECORD_MISSING, gone, told[gone][0]) for gone in sorted(open_ids)]
    return findings


def _records(connection: Connection, key: bytes) -> Iterator[tuple[str, bytes, int]]:
    """Id, code, and the line of the trail that the record names itself (0 where it names none)."""
    for patient in connection.execute(CODED_PATIENTS):
        yield patient.id, code_of_patient(key, patient._mapping), 0
    parts = {table.name: _Groups(connection, table) for table in PARTS}
    for row in connection.execute(select(evaluations).order_by(evaluations.c.id)):
        own = {name: groups.of(row.id) for name, groups in parts.items()}
        yield row.id, code_of(key, row, own).sealed(row.saved_at), row.audit_seq
    for document in connection.execution_options(stream_results=True).execute(
        select(documents.c.id, documents.c.bytes)
    ):
        # What the trail keeps of a document is the hash of its bytes.
        yield document.id, hashlib.sha256(document.bytes).digest(), 0


class _Groups:
    """The rows of one table, evaluation by evaluation, read as they are asked for in ascending order."""

    def __init__(self, connection: Connection, table: Any) -> None:
        rows = connection.execute(select(table).order_by(*table.primary_key.columns))
        self._groups = groupby(rows, key=lambda row: row.evaluation_id)
        self._waiting: tuple[str, list[Any]] | None = None

    def of(self, evaluation_id: str) -> list[Any]:
        """The rows of this evaluation; groups before it, which belong to none, are passed over."""
        while self._waiting is None or self._waiting[0] < evaluation_id:
            following = next(self._groups, None)
            if following is None:
                return []
            self._waiting = (following[0], list(following[1]))
        return self._waiting[1] if self._waiting[0] == evaluation_id else []
