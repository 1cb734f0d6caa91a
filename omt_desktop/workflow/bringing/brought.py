"""What came of bringing data along: how much is new, what was there already, and what was refused."""

from dataclasses import dataclass, field
from enum import StrEnum

from omt_desktop.workflow.bringing.incoming import Refused


class Standing(StrEnum):
    """How an incoming patient stands to the practice."""

    NEW = "new"
    BROUGHT_BEFORE = "brought before"
    SAME_PERSON = "same person"


@dataclass(frozen=True, slots=True)
class PatientLine:
    """A line of the preview."""

    where: str
    name: str
    born: str
    standing: Standing


@dataclass(slots=True)
class Brought:
    """Counted while it is read; the same for a preview and for the real thing."""

    new_patients: int = 0
    known_patients: int = 0
    new_evaluations: int = 0
    new_documents: int = 0
    known_parts: int = 0
    """Evaluations and documents that an earlier run brought."""
    refused_in_all: int = 0
    lines: list[PatientLine] = field(default_factory=list)
    """The first patients, at most MOST_LINES."""
    refused: list[Refused] = field(default_factory=list)
    """The first refusals, at most MOST_LINES."""
    noted_in_all: int = 0
    notes: list[str] = field(default_factory=list)
    """What somebody must look at, though it is taken over or there already: the first, at most MOST_LINES."""
    ahead: int = 0
    """How many things of the file were read before the first was looked at."""

    @property
    def read(self) -> int:
        """How many things of the file were read."""
        parts = self.new_evaluations + self.new_documents + self.known_parts
        return max(self.ahead, self.new_patients + self.known_patients + parts + self.refused_in_all)

    @property
    def changes_anything(self) -> bool:
        """Whether the practice is or would be different afterwards."""
        return bool(self.new_patients or self.new_evaluations or self.new_documents)

    def count_patient(self, line: PatientLine) -> None:
        """One more patient."""
        if line.standing is Standing.NEW:
            self.new_patients += 1
        else:
            self.known_patients += 1
        if len(self.lines) < MOST_LINES:
            self.lines.append(line)

    def refuse(self, refused: Refused) -> None:
        """One more thing that is not taken over."""
        self.refused_in_all += 1
        if len(self.refused) < MOST_LINES:
            self.refused.append(refused)

    def note(self, said: str) -> None:
        """One more thing to look at; it names where in the file, and whom."""
        self.noted_in_all += 1
        if len(self.notes) < MOST_LINES:
            self.notes.append(said)


MOST_LINES = 500
"""Lines of a list that a person reads; the counts are whole."""
