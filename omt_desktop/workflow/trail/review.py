"""Reading, checking and exporting the audit trail, and accepting what was found."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import AuditLog, PassphraseCheck
from omt_desktop.workflow.trail.finding import Finding, FindingKind
from omt_desktop.workflow.trail.line import TrailFilter, TrailLine
from omt_desktop.workflow.trail.words import COLUMNS, cells_of

SHOWN_AT_MOST = 2000
_PRINTED = re.compile(r"audit (\d{1,15}) · ([0-9A-F]{4}(?:-[0-9A-F]{4}){3})")
EXPORTED_AT_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Checked:
    """How many lines and records were checked, and what was found."""

    lines: int
    records: int
    findings: tuple[Finding, ...]

    @property
    def words(self) -> str:
        """The outcome as a sentence."""
        if not self.findings:
            return f"Everything fits: {self.lines:,} lines of the audit trail, {self.records:,} records, the file."
        many = f"{len(self.findings):,} things do" if len(self.findings) > 1 else "1 thing does"
        return f"{many} not fit, of {self.lines:,} lines of the audit trail and {self.records:,} records."


class TrailReader(Protocol):
    """The lines of the trail."""

    def lines(self, wanted: TrailFilter, limit: int) -> tuple[TrailLine, ...]:
        """The latest lines that the filter lets through, latest first."""
        ...

    def anchor_at(self, line: int) -> str:
        """That line as it would have been printed when it was the last; empty where there is none."""
        ...

    def anchor(self) -> str:
        """The last line, short enough to be printed and compared by hand."""
        ...


class TrailCheck(Protocol):
    """The whole check of the practice."""

    def run(self, pause: Callable[[], None] = ...) -> Checked:
        """How much was checked and what was found."""
        ...


class TrailAcceptance(Protocol):
    """Accepting the database as it is."""

    def accept(self, reason: str) -> None:
        """Everything is open for changes again, and the trail tells why."""
        ...


class TableWriter(Protocol):
    """Writes tables that a spreadsheet opens."""

    def write(self, target: Path, head: Sequence[str], rows: Iterable[Sequence[int | str]]) -> None:
        """Writes the file whole; NotWritten where it cannot be written."""
        ...


class AuditReview:
    """What the auditor's screen and the check at the start do. Reading the trail is told in the trail."""

    def __init__(
        self,
        access: Access,
        reader: TrailReader,
        check: TrailCheck,
        acceptance: TrailAcceptance,
        audit: AuditLog,
        proof: PassphraseCheck,
        tables: TableWriter,
    ) -> None:
        self._access = access
        self._reader = reader
        self._check = check
        self._acceptance = acceptance
        self._audit = audit
        self._proof = proof
        self._tables = tables

    @needs(Action.READ_TRAIL)
    def lines(self, wanted: TrailFilter) -> tuple[TrailLine, ...]:
        """The latest lines that the filter lets through, latest first, up to SHOWN_AT_MOST."""
        self._audit.record(AuditEvent(AuditKind.TRAIL_READ))
        return self._reader.lines(wanted, SHOWN_AT_MOST)

    @needs(Action.READ_TRAIL)
    def export(self, wanted: TrailFilter, names: Mapping[str, str], target: Path) -> int:
        """Writes all lines that the filter lets through, latest first, and returns how many; told before it is written.

        `names` are those of people and patients by their id. NotWritten where it cannot be written.
        """
        self._audit.record(AuditEvent(AuditKind.EXPORTED, details={"what": "trail"}))
        lines = self._reader.lines(wanted, EXPORTED_AT_MOST)
        self._tables.write(target, COLUMNS, (cells_of(line, names) for line in lines))
        return len(lines)

    @needs(Action.CHECK_PRACTICE)
    def check(self, pause: Callable[[], None] | None = None) -> Checked:
        """The whole check: the file, the chain, the anchor, every record. Findings close the practice for changes."""
        return self._check.run(pause) if pause else self._check.run()

    @needs(Action.CHECK_PRACTICE)
    def anchor(self) -> str:
        """The last line of the trail as it is printed on signed reports and noted in backups."""
        return self._reader.anchor()

    @needs(Action.CHECK_PRACTICE)
    def compare_printed(self, text: str) -> Finding | None:
        """What an anchor on paper, anywhere in the text, has against the trail; None where it fits.

        Refusal where the text holds none. Paper cannot be put back to an older state.
        """
        printed = _PRINTED.search(" ".join(text.split()))
        if printed is None:
            raise Refusal("No audit anchor is in it. It looks like «audit 231 · 7F3A-09C2-51BE-D004».")
        line, last = int(printed[1]), self._reader.anchor_at(int(printed[1]))
        if not last:
            return Finding(FindingKind.SHORTENED, line=int(self._reader.anchor().split()[1]), further=str(line))
        return None if last.endswith(printed[2]) else Finding(FindingKind.REWRITTEN, line=line)

    @needs(Action.ACCEPT_HISTORY)
    def accept(self, reason: str, passphrase: str) -> None:
        """The database as it is becomes the state of record; Refusal without a reason or the passphrase."""
        if not reason.strip():
            raise Refusal("Write why the database is accepted as it is. Nothing was changed.")
        self._proof.prove(passphrase)
        self._acceptance.accept(reason.strip())
