"""Comparing every record with what the trail told of it last: one pass over each table, in the order of its key."""

import hashlib
import time
from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select

from omt_desktop.storage.evaluation_rows import PARTS, code_of
from omt_desktop.storage.patient_code import CODED_PATIENTS, code_of_patient
from omt_desktop.storage.row_records import ROW_RECORDS, PartRows
from omt_desktop.storage.tables import documents, evaluations
from omt_desktop.storage.trail.chain import Chain
from omt_desktop.workflow.trail.finding import Finding, FindingKind

_BETWEEN_PAUSES = 50


def no_pause() -> None:
    """Checks as fast as it can."""


def short_pause() -> None:
    """Leaves the processor to whoever types."""
    time.sleep(0.002)


def check_records(
    connection: Connection, key: bytes, chain: Chain, pause: Callable[[], None] = no_pause
) -> list[Finding]:
    """A finding for each record that is not what the trail told of it, is missing, or that it never told of."""
    told = chain.told
    findings, open_ids = [], set(told)
    for number, (record_id, code, named) in enumerate(_records(connection, key, wide=chain.wide)):
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


def _records(connection: Connection, key: bytes, *, wide: bool) -> Iterator[tuple[str, bytes, int]]:
    """Id, code, and the line of the trail that the record names itself (0 where it names none)."""
    for patient in connection.execute(CODED_PATIENTS):
        yield patient.id, code_of_patient(key, patient._mapping, wide=wide), 0
    parts = {table.name: PartRows(connection, table) for table in PARTS}
    for row in connection.execute(select(evaluations).order_by(evaluations.c.id)):
        own = {name: rows.of(row.id) for name, rows in parts.items()}
        yield row.id, code_of(key, row, own).sealed(row.saved_at), row.audit_seq
    altered = _with_other_bytes(connection)
    if not wide:
        # What such a trail keeps of a document is the hash of its bytes.
        for row in connection.execute(select(documents.c.id, documents.c.sha256)):
            yield row.id, b"" if row.id in altered else bytes.fromhex(row.sha256), 0
        return
    for kind in ROW_RECORDS:
        for subject, code in kind.all(connection, key):
            yield subject, b"" if subject in altered else code, 0


def _with_other_bytes(connection: Connection) -> frozenset[str]:
    """The ids of documents whose bytes are not those of their hash."""
    wanted = select(documents.c.id, documents.c.sha256, documents.c.bytes)
    rows = connection.execution_options(stream_results=True).execute(wanted)
    return frozenset(row.id for row in rows if hashlib.sha256(row.bytes).hexdigest() != row.sha256)
