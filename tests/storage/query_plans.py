"""What the database does for each search: no big table may be walked through without an index."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from omt_desktop.storage.tables import metadata


@contextmanager
def watched(engine: Engine) -> Iterator[Callable[[], list[str]]]:
    """Gives a function that tells every full walk through a table that a search made since."""
    seen: list[tuple[str, object]] = []

    def note(*told: object) -> None:
        seen.append((str(told[2]), told[3]))

    def walks() -> list[str]:
        found = []
        with engine.connect() as connection:
            for sql, values in [one for one in seen if one[0].startswith("SELECT")]:
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()
                found += [row[3] for row in plan if _walks_a_table(row[3])]
        return found

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield walks
        assert any(sql.startswith("SELECT") for sql, _ in seen), "nothing was searched"
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _walks_a_table(step: str) -> bool:
    words = step.split()
    return words[0] == "SCAN" and words[1] in metadata.tables and "INDEX" not in step
