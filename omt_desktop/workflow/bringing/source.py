"""Where data comes from, and how it is to be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from omt_desktop.workflow.bringing.columns import ColumnMap, plain_heading

LONGEST_NAME = 1000


class SourceKind(StrEnum):
    """What a file is."""

    TABLE = "table"
    FHIR = "fhir"
    LIBREOSTEO = "libreosteo"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read and, for a table, how its columns are read."""

    path: Path
    today: date
    """Birth dates after it are refused."""
    kind: SourceKind
    encoding: str = "utf-8"
    columns: ColumnMap = field(default_factory=ColumnMap)
    headings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What tells the ids of one program from those of another: the kind, and for a table its headings.

        Which practice of that program a file comes from is told by whom its ids mean, when it is brought in.
        """
        if self.kind is not SourceKind.TABLE:
            return self.kind
        return f"{self.kind}:{'|'.join(plain_heading(heading) for heading in self.headings)}"[:LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What a file is, and of a table its headings, some rows, and what its columns seem to be."""

    kind: SourceKind
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    orders: Mapping[int, str] = field(default_factory=dict)
    """For columns of dates: the one order of day, month and year in which all of them can be read."""
