"""A table as a CSV file that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from omt_desktop.exchange.whole_file import write_whole

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
"""What a spreadsheet takes for a formula, or what hides one, at the beginning of a cell."""


class TableFiles:
    """Fulfils workflow.trail.review.TableWriter."""

    def write(self, target: Path, head: Sequence[str], rows: Iterable[Sequence[int | str]]) -> None:
        """Writes the file beside `target` and then replaces it; NotWritten where it cannot be written."""
        write_whole(target, table_text(head, rows))


def table_text(head: Sequence[str], rows: Iterable[Sequence[int | str]]) -> str:
    """The table as CSV (RFC 4180). Numbers stay numbers; a text that could run as a formula gets an apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([cell if isinstance(cell, int) else _as_text(cell) for cell in row])
    return text.getvalue()


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_RUNS) else cell
