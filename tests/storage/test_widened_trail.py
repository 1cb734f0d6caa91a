"""A trail that told of patients, evaluations and documents alone is widened once; tampering is seen from then on."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from omt_desktop.storage.row_records import ROW_RECORDS, RowRecord
from omt_desktop.storage.trail.beginning import is_wide
from omt_desktop.workflow.trail.finding import FindingKind
from tests.faults.tampering import Kept
from tests.faults.test_every_record import filled
from tests.faults.test_trail_tampering import rows_of, write_all
from tests.practice import known_keys


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """A practice as a program from before left it."""
    found = filled(tmp_path / "data")
    found.by_sql(_as_before)
    found.anchor.unlink()
    return found


def _as_before(connection: Any) -> None:
    ids = {
        kind.subject(row[0])
        for kind in ROW_RECORDS
        if isinstance(kind, RowRecord)
        for row in connection.execute(
            f"SELECT {next(iter(kind.table.primary_key.columns)).name} FROM {kind.table.name}"
        )
    } | {"brought"}
    documents = dict(connection.execute("SELECT id, bytes FROM documents").fetchall())
    rows = rows_of(connection)
    joined = {row["subject_id"] for row in rows if '"into"' in row["details"]}
    rows = [row for row in rows if '"into"' not in row["details"]]
    assert joined
    for number, row in enumerate(rows, start=1):
        row["seq"] = number
        if row["kind"] == "trail.begun":
            row["details"] = "{}"
        if row["subject_id"] in ids:
            held = documents.get(row["subject_id"])
            row["code"] = hashlib.sha256(held).digest() if held else b""
    moved = {row["subject_id"]: row["seq"] for row in rows if row["code"]}
    for (evaluation_id,) in connection.execute("SELECT id FROM evaluations").fetchall():
        connection.execute("UPDATE evaluations SET audit_seq = ? WHERE id = ?", (moved[evaluation_id], evaluation_id))
    write_all(connection, rows, known_keys().audit_mac)


def test_it_is_widened_once_and_everything_fits(kept: Kept) -> None:
    practice = kept.open()
    with practice.engine.connect() as connection:
        assert is_wide(connection)
        kinds = [row[0] for row in connection.exec_driver_sql("SELECT kind FROM audit")]
    assert practice.trail.check.run().findings == ()
    practice.close()
    assert kinds.count("trail.widened") == 1 and kinds.count("record.taken_over") >= len(ROW_RECORDS)
    again = kept.open()
    with again.engine.connect() as connection:
        assert [row[0] for row in connection.exec_driver_sql("SELECT kind FROM audit")] == kinds
    again.close()


def test_what_is_tampered_with_afterwards_is_named_also_without_the_index(kept: Kept) -> None:
    kept.open().close()

    def tamper(connection: Any) -> None:
        connection.execute("DROP INDEX audit_widened")
        connection.execute("UPDATE appointments SET start = '2031-01-01T09:00:00+00:00'")

    kept.by_sql(tamper)
    found, _ = kept.checked()
    assert [finding.kind for finding in found.findings] == [FindingKind.RECORD_ALTERED]


def test_before_it_is_widened_the_check_asks_for_no_more_than_was_told(tmp_path: Path) -> None:
    """A practice that is closed for changes, because its anchor is ahead, is not widened."""
    kept = filled(tmp_path / "data")
    kept.by_sql(_as_before)
    found, closed = kept.checked()
    assert "reading only" in closed
    assert {finding.kind for finding in found.findings} <= {FindingKind.SHORTENED, FindingKind.REWRITTEN}
