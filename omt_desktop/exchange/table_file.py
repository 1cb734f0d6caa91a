"""A table as a CSV file that a spreadsheet opens without running anything in it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from omt_desktop.exchange.tables.csv_text import csv_text
from omt_desktop.exchange.whole_file import write_whole


class TableFiles:
    """Fulfils workflow.trail.review.TableWriter."""

    def write(self, target: Path, head: Sequence[str], rows: Iterable[Sequence[int | str]]) -> None:
        """Writes the file beside `target` and then replaces it; NotWritten where it cannot be written."""
        write_whole(target, csv_text(head, rows))
