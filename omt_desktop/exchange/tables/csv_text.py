"""Rows as CSV that no spreadsheet runs as formulas (ASVS 1.2.10): texts are guarded, numbers stay numbers."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TypeAlias

Cell: TypeAlias = str | int | float | None
_STARTS_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_BEHIND_A_SEPARATOR = re.compile("([;|\t][ \u00a0]*)(?=[=+@\uff1d\uff0b\uff20-]|\uff0d)")
"""Where a program that splits at another sign than the comma would see a cell begin with a formula."""
_KEPT = frozenset("\t\n\r")
BOM = "\ufeff"


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, bom: bool = False) -> str:
    """The table with CR LF at the ends of lines; `bom` tells older spreadsheets that it is UTF-8."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return (BOM if bom else "") + target.getvalue()


def guarded(text: str) -> str:
    """The text without control characters, behind an apostrophe where a spreadsheet would take it for a formula.

    Also inside, behind a semicolon, bar or tab: where the comma is the decimal sign, spreadsheets split there.
    """
    plain = "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cs"))
    # Spreadsheets look past spaces of every kind, and past marks that are not seen.
    seen = plain.lstrip("\u200b\u200e\u200f\u2060\ufeff \u00a0\u2000\u2001\u2002\u2003\u2009\u202f\u3000")
    risky = plain[:1] in _STARTS_A_FORMULA or seen[:1] in _STARTS_A_FORMULA
    return _BEHIND_A_SEPARATOR.sub(r"\1'", f"'{plain}" if plain and risky else plain)


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    return guarded(cell) if isinstance(cell, str) else cell
