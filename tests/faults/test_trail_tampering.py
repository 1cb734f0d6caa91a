"""The catalogue of tampering with the trail: each is named by the whole check, most already when the file is opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from omt_desktop.storage.audit_trail import BEFORE_THE_FIRST
from omt_desktop.storage.chain_code import ChainCode
from omt_desktop.workflow.trail.finding import FindingKind
from tests.faults.tampering import Kept
from tests.practice import known_keys

_COLUMNS = ("seq", "at", "person_id", "kind", "patient_id", "subject_id", "details", "code", "mac")


def rows_of(connection: Any) -> list[dict[str, Any]]:
    found = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM audit ORDER BY seq").fetchall()
    return [dict(zip(_COLUMNS, row, strict=True)) for row in found]


def write_all(connection: Any, rows: list[dict[str, Any]], key: bytes | None = None) -> None:
    """The trail is these rows, chained again with the key where there is one."""
    connection.execute("DELETE FROM audit")
    before = BEFORE_THE_FIRST
    for row in rows:
        before = ChainCode(key).of_row(before, row) if key else row["mac"]
        connection.execute(f"INSERT INTO audit VALUES ({', '.join('?' * 9)})", (*list(row.values())[:8], before))


def edit(connection: Any) -> None:
    connection.execute("UPDATE audit SET person_id = 'somebody else' WHERE seq = 10")


def delete(connection: Any) -> None:
    connection.execute("DELETE FROM audit WHERE seq = 10")


def delete_and_renumber(connection: Any) -> None:
    delete(connection)
    for number in range(11, 34):
        connection.execute("UPDATE audit SET seq = ? WHERE seq = ?", (number - 1, number))


def swap(connection: Any) -> None:
    connection.execute("UPDATE audit SET seq = 9999 WHERE seq = 10")
    connection.execute("UPDATE audit SET seq = 10 WHERE seq = 11")
    connection.execute("UPDATE audit SET seq = 11 WHERE seq = 9999")


def insert(connection: Any) -> None:
    rows = rows_of(connection)
    rows.insert(10, {**rows[9], "kind": "chart.opened"})
    write_all(connection, [{**row, "seq": number} for number, row in enumerate(rows, start=1)])


def cut_the_end(connection: Any) -> None:
    connection.execute("DELETE FROM audit WHERE seq > 20")


def delete_all(connection: Any) -> None:
    connection.execute("DELETE FROM audit")


def rebuild_with_the_key(connection: Any) -> None:
    rows = rows_of(connection)
    rows[9]["person_id"] = "somebody else"
    write_all(connection, rows, known_keys().audit_mac)


def cut_and_grow_longer_with_the_key(connection: Any) -> None:
    rows = rows_of(connection)[:20]
    rows += [{**rows[0], "seq": number, "kind": "chart.opened"} for number in range(21, 60)]
    write_all(connection, rows, known_keys().audit_mac)


BY_SQL = [
    (edit, FindingKind.CHAIN_BROKEN),
    (delete, FindingKind.CHAIN_BROKEN),
    (delete_and_renumber, FindingKind.CHAIN_BROKEN),
    (swap, FindingKind.CHAIN_BROKEN),
    (insert, FindingKind.CHAIN_BROKEN),
    (cut_the_end, FindingKind.SHORTENED),
    (delete_all, FindingKind.SHORTENED),
    (rebuild_with_the_key, FindingKind.REWRITTEN),
    (cut_and_grow_longer_with_the_key, FindingKind.REWRITTEN),
]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "data")


@pytest.mark.parametrize(("tampering", "kind"), BY_SQL, ids=lambda value: getattr(value, "__name__", ""))
def test_tampering_by_whoever_has_the_data_key_is_named(
    kept: Kept, tampering: Callable[[Any], None], kind: FindingKind
) -> None:
    kept.by_sql(tampering)
    found, closed = kept.checked()
    assert kind in {finding.kind for finding in found.findings}, found
    if kind is not FindingKind.CHAIN_BROKEN:
        assert "reading only" in closed, "the anchor is compared before anything is shown"
    words = " ".join(finding.words for finding in found.findings)
    assert "line" in words.lower()
    print(f"tampering: {tampering.__name__.replace('_', ' ')}: {found.findings[0].words}")


def test_the_whole_file_of_yesterday_is_named(kept: Kept) -> None:
    yesterday = kept.copy("yesterday")
    kept.work(10)
    kept.put_back(yesterday)
    found, closed = kept.checked()
    assert FindingKind.SHORTENED in {finding.kind for finding in found.findings} and "reading only" in closed
    print(f"tampering: whole file of yesterday: {found.findings[0].words}")


def test_an_edited_anchor_is_named(kept: Kept) -> None:
    kept.anchor.write_text(kept.anchor.read_text().replace('"line":', '"line": 1'))
    found, closed = kept.checked()
    assert [finding.kind for finding in found.findings] == [FindingKind.ANCHOR_ALTERED] and "reading only" in closed
