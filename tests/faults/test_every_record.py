"""Every kind of record is tied to the trail: what is put back, edited or taken away outside the program is named."""

from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from omt_desktop.storage.row_records import ROW_RECORDS, RowRecord
from omt_desktop.storage.tables import metadata
from omt_desktop.workflow.trail.finding import FindingKind
from tests.faults.every_record import add_one_of_each, change_each
from tests.faults.figures import Figure
from tests.faults.tampering import PAGE, Kept
from tests.faults.test_going_back import noticed, replayed
from tests.practice import database_key

UNTIED = {
    "patient_words": "what patients are found by; made from their names",
    "patient_phones": "what patients are found by; made from their phones",
    "form_drafts": "what nobody has saved yet",
}
"""Tables whose rows no code covers, and why nothing of the record hangs on them."""
UNTIED_COLUMNS = {
    "patients": {"folded_name", "folded_town", "last_evaluated_on"},
    "evaluations": {"step_id", "signed"},
}
"""Columns that follow from others, and the page of the exam to come back to."""


def filled(folder: Path) -> Kept:
    """A practice with one record of every kind, closed."""
    kept = Kept(folder, saves=3)
    practice = kept.open()
    add_one_of_each(practice, practice.evaluations.load(kept.record.id))
    practice.close()
    return kept


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return filled(tmp_path / "data")


def what_is_tied(kept: Kept) -> list[list[str]]:
    """All that is tied to the trail, row by row."""
    connection = dbapi2.connect(str(kept.database))
    connection.set_key(f"x'{database_key(kept.folder)}'")
    held = []
    for table in metadata.sorted_tables:
        if table.name not in UNTIED:
            columns = ",".join(f'"{c.name}"' for c in table.c if c.name not in UNTIED_COLUMNS.get(table.name, ()))
            held.append(sorted(map(repr, connection.execute(f"SELECT {columns} FROM {table.name} NOT INDEXED"))))
    connection.close()
    return held


def pages_put_back(kept: Kept) -> tuple[int, int, int]:
    """Every page that a session wrote, put back alone: how many, how many were noticed, how many went unseen."""
    old = kept.database.read_bytes()
    practice = kept.open()
    change_each(practice, practice.evaluations.load(kept.record.id))
    practice.close()
    new, anchor, held = kept.database.read_bytes(), kept.anchor.read_bytes(), what_is_tied(kept)
    written = [page for page in range(len(old) // PAGE) if replayed(old, new, page) != new]
    seen = unseen = 0
    for page in written:
        kept.database.write_bytes(replayed(old, new, page))
        kept.anchor.write_bytes(anchor)
        if noticed(kept):
            seen += 1
            continue
        kept.database.write_bytes(replayed(old, new, page))
        unseen += what_is_tied(kept) != held
    return len(written), seen, unseen


def test_the_old_copy_of_any_page_of_any_table_is_noticed(kept: Kept) -> None:
    written, seen, unseen = pages_put_back(kept)
    assert unseen == 0 and seen >= 20, (written, seen)


def edits(kept: Kept) -> list[tuple[str, str]]:
    """For each table of a record the statements that change one row of it, and that take one away."""
    found = []
    connection = dbapi2.connect(str(kept.database))
    connection.set_key(f"x'{database_key(kept.folder)}'")
    for kind in ROW_RECORDS:
        tables = (kind.table, *kind.parts) if isinstance(kind, RowRecord) else (kind.table,)
        for table in tables:
            assert connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0], table.name
            key = next(iter(table.primary_key.columns)).name
            one = f"WHERE {key} IN (SELECT {key} FROM {table.name} LIMIT 1)"
            for column in table.c:
                if not column.primary_key and column.name != "bytes":
                    more = (
                        f"{column.name} + 1"
                        if column.type.python_type is int
                        else f"coalesce({column.name}, '') || 'x'"
                    )
                    if column.type.python_type is bytes:
                        more = "x'00'"
                    found.append(
                        (f"{table.name}.{column.name}", f"UPDATE {table.name} SET {column.name} = {more} {one}")
                    )
            found.append((table.name, f"DELETE FROM {table.name} {one}"))
    connection.close()
    return found


def edits_noticed(kept: Kept) -> tuple[int, list[str]]:
    """How many columns and rows were changed one by one, and which went unseen."""
    clean, anchor, unseen = kept.database.read_bytes(), kept.anchor.read_bytes(), []
    wanted = edits(kept)
    for name, statement in wanted:
        kept.database.write_bytes(clean)
        kept.anchor.write_bytes(anchor)

        def edit(connection: Any, statement: str = statement) -> None:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA ignore_check_constraints=ON")
            connection.execute(statement)

        kept.by_sql(edit)
        found, _ = kept.checked()
        if not {FindingKind.RECORD_ALTERED, FindingKind.RECORD_MISSING} & {one.kind for one in found.findings}:
            unseen.append(name)
    return len(wanted), unseen


def test_every_column_and_row_of_every_record_is_tied(kept: Kept) -> None:
    tried, unseen = edits_noticed(kept)
    assert unseen == [] and tried > 80


def test_every_table_is_tied_or_says_why_not() -> None:
    from omt_desktop.storage.evaluation_rows import PARTS

    tied = {table.name for table in PARTS} | {"audit", "evaluations", "patients", "patient_details"}
    for kind in ROW_RECORDS:
        tied |= {table.name for table in ((kind.table, *kind.parts) if isinstance(kind, RowRecord) else (kind.table,))}
    assert tied | UNTIED.keys() == {table.name for table in metadata.sorted_tables} and not tied & UNTIED.keys()


def test_bytes_of_a_document_that_are_not_those_of_its_hash_are_named(kept: Kept) -> None:
    kept.by_sql(lambda connection: connection.execute("UPDATE documents SET bytes = x'00'"))
    found, _ = kept.checked()
    assert [finding.kind for finding in found.findings] == [FindingKind.RECORD_ALTERED]


def test_what_was_tampered_with_is_accepted_for_every_kind(kept: Kept) -> None:
    def tamper(connection: Any) -> None:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE practice_settings SET value = 'x'")
        connection.execute("UPDATE standing_outcomes SET outcome = 'not_now'")
        connection.execute("UPDATE brought SET our_id = 'y'")
        connection.execute("UPDATE patients SET merged_into = NULL")
        connection.execute("DELETE FROM reviews")

    kept.by_sql(tamper)
    practice = kept.open()
    assert len(practice.trail.check.run().findings) == 5
    practice.trail.acceptance.accept("Known (invented).")
    practice.close()
    assert noticed(kept) == ""


def figures(folder: Path) -> list[Figure]:
    """Pages put back and rows edited, over every kind of record."""
    written, seen, unseen = pages_put_back(filled(folder / "pages"))
    tried, missed = edits_noticed(filled(folder / "rows"))
    return [
        Figure(
            "The old copy of any page is noticed",
            f"{seen} of {written} pages noticed, {written - seen - unseen} the same in what is tied, {unseen} unseen",
            "0 unseen", unseen == 0,
        ),
        Figure(
            "An edited row is named, whatever its table",
            f"{tried - len(missed)} of {tried} columns and rows of {len(ROW_RECORDS)} kinds of record named",
            "all", not missed,
        ),
    ]  # fmt: skip
