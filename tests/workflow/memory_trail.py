"""A trail in memory, for tests of what reads and checks it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from omt_desktop.exchange.table_file import TableFiles
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.ports import AuditLog
from omt_desktop.workflow.trail.line import TrailFilter, TrailLine
from omt_desktop.workflow.trail.review import AuditReview, Checked
from omt_desktop.workflow.trail.standing import Standing
from tests.builders import PRACTICE_TIME
from tests.workflow.memory_signing import Heard, KnownPassphrase

BEGUN = datetime(2026, 11, 20, 9, 30, tzinfo=PRACTICE_TIME)


def lines_of(*kinds: str) -> list[TrailLine]:
    """A line of each kind, a minute apart."""
    return [
        TrailLine(number, BEGUN + timedelta(minutes=number), "p-ada", kind, f"p-{number}", f"e-{number}")
        for number, kind in enumerate(kinds, start=1)
    ]


class MemoryTrail:
    """Fulfils TrailReader, TrailCheck and TrailAcceptance."""

    def __init__(self, *kinds: str) -> None:
        self.kept = lines_of(*kinds)
        self.wanted: list[TrailFilter] = []
        self.checked = Checked(len(self.kept), 1, ())
        self.standing = Standing()
        self.accepted: list[str] = []

    def lines(self, wanted: TrailFilter, limit: int) -> tuple[TrailLine, ...]:
        self.wanted.append(wanted)
        kept = [line for line in self.kept if wanted.kind in ("", line.kind)]
        return tuple(reversed(kept))[:limit]

    def anchor_at(self, line: int) -> str:
        return f"audit {line} · 0000-0000-0000-0000" if line <= len(self.kept) else ""

    def anchor(self) -> str:
        return f"audit {len(self.kept)} · 0000-0000-0000-0000"

    def run(self, pause: Callable[[], None] = lambda: None) -> Checked:
        pause()
        self.standing.found(self.checked.findings)
        return self.checked

    def accept(self, reason: str) -> None:
        self.accepted.append(reason)
        self.standing.accepted()


def memory_review(access: Access, trail: MemoryTrail, audit: AuditLog | None = None) -> AuditReview:
    """The review of that trail."""
    return AuditReview(access, trail, trail, trail, audit or Heard(), KnownPassphrase(), TableFiles())
