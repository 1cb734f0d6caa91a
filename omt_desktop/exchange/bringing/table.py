"""A table of comma, semicolon or tab separated text: its headings and its rows, read as they are asked for."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from omt_desktop.exchange.bringing.limits import LARGEST_TABLE, checked_size
from omt_desktop.workflow.errors import NotOurFile

_SEPARATORS = (",", ";", "\t", "|")
_MOST_COLUMNS = 500
_LONGEST_LINE = 1024 * 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Encoding(StrEnum):
    """How the letters of a table are written; told by the doctor where it is not UTF-8."""

    UTF_8 = "utf-8"
    WINDOWS = "cp1252"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; `number` is the line of the file where it ends, counted from 1, as editors show it."""

    number: int
    cells: tuple[str, ...]


class Table:
    """A table in a file. Opening it reads the headings; NotOurFile where it is none, with row and column."""

    def __init__(self, path: Path, encoding: Encoding = Encoding.UTF_8) -> None:
        checked_size(path, LARGEST_TABLE, "a table")
        self._path = path
        self._encoding = encoding
        self.separator = self._found_separator()
        first = next(self._all_rows(), None)
        if first is None:
            raise NotOurFile("The table is empty. Export it again from the other program.")
        self.headings = tuple(cell.strip() for cell in first.cells)
        if len(self.headings) > _MOST_COLUMNS:
            raise NotOurFile(f"row 1: the table has {len(self.headings):,} columns; at most {_MOST_COLUMNS} are read.")
        if not any(self.headings):
            raise NotOurFile("row 1: the first row must hold the headings of the columns, and it is blank.")

    def rows(self) -> Iterator[Row]:
        """Every row below the headings that is not blank. NotOurFile names row and column of what cannot be read."""
        for row in islice(self._all_rows(), 1, None):
            if any(cell.strip() for cell in row.cells):
                yield row

    def _all_rows(self) -> Iterator[Row]:
        with self._path.open("rb") as file:
            reader = csv.reader(self._lines(file), delimiter=self.separator, strict=True)
            while True:
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as problem:
                    raise NotOurFile(
                        f"row {reader.line_num}: the quotes or line ends of this table do not close ({problem}). "
                        "It may be cut off; export it again."
                    ) from None
                yield Row(reader.line_num, tuple(cells))

    def _lines(self, file: "Iterator[bytes]") -> Iterator[str]:
        for number, read in enumerate(file, 1):
            line = read
            if number == 1:
                if line.startswith(_UTF16):
                    raise NotOurFile("row 1: the table is written as UTF-16; save it as UTF-8 and choose it again.")
                line = line.removeprefix(b"\xef\xbb\xbf")
            if len(line) > _LONGEST_LINE:
                raise NotOurFile(
                    f"row {number}: the row is longer than a megabyte, so this is not a table of patients."
                )
            if b"\0" in line:
                raise NotOurFile(
                    f"row {number}, column {self._column(line, line.index(0))}: holds a character without a shape."
                )
            try:
                yield line.decode(self._encoding)
            except UnicodeDecodeError as problem:
                raise NotOurFile(
                    f"row {number}, column {self._column(line, problem.start)}: the letters are not "
                    f"{'UTF-8' if self._encoding is Encoding.UTF_8 else 'those of Windows'}. Choose the other kind of "
                    "letters, or save the table as UTF-8."
                ) from None

    def _column(self, line: bytes, place: int) -> int:
        return line.count(self.separator.encode("ascii"), 0, place) + 1

    def _found_separator(self) -> str:
        """The sign that divides the first line into most columns, counted outside of quotes."""
        with self._path.open("rb") as file:
            first = file.readline(_LONGEST_LINE)
        outside = b"".join(first.split(b'"')[::2])
        return max(_SEPARATORS, key=lambda sign: outside.count(sign.encode("ascii")))
