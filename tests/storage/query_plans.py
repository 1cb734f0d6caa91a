"""What the database does for each search: no big table may be walked through without an index."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Engine

from omt_desktop.storage.reader import reader_of
from omt_desktop.storage.tables import metadata


@contextmanager
def watched(engine: Engine) -> Iterator[Callable[[], list[str]]]:
    """Gives a function that tells every full walk through a table that a reading made since."""
    reader = reader_of(engine)
    ask, seen = reader.execute, dict[tuple[str, tuple[object, ...]], None]()

    def note(sql: str, values: Sequence[object]) -> list[object]:
        seen[sql, tuple(values)] = None
        return ask(sql, values)

    def walks() -> list[str]:
        plans = (ask(f"EXPLAIN QUERY PLAN {sql}", values) for sql, values in seen)
        return [row[3] for plan in plans for row in plan if _walks_a_table(row[3])]

    reader.execute = note  # type: ignore[method-assign]  # the one place that asks the driver
    try:
        yield walks
        assert seen, "nothing was searched"
    finally:
        del reader.execute


def _walks_a_table(step: str) -> bool:
    words = step.split()
    return words[0] == "SCAN" and words[1] in metadata.tables and "INDEX" not in step
