"""What keeps, reads, checks and anchors the trail of one open practice, put together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY, close_for_changes
from omt_desktop.storage.faults import reading
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.trail.acceptance import Acceptance
from omt_desktop.storage.trail.anchor_file import AnchorFile, anchor_folder
from omt_desktop.storage.trail.anchoring import Anchoring, BackupsBeside, compared, compared_with_backup
from omt_desktop.storage.trail.beginning import begin_trail
from omt_desktop.storage.trail.stored_trail import StoredTrail
from omt_desktop.storage.trail.whole_check import WholeCheck
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.trail.standing import Standing


@dataclass(frozen=True, slots=True)
class TrailParts:
    """All of it. `compare` comes before anything is written, `begin` before anything else is told."""

    path: Path
    engine: Engine
    trail: AuditTrail
    anchor: AnchorFile
    anchoring: Anchoring
    standing: Standing
    reader: StoredTrail
    check: WholeCheck
    acceptance: Acceptance
    backups: BackupsBeside

    def compare(self) -> None:
        """What the anchor, or the newest backup, has against the database closes the practice for changes."""
        with reading(self.path), self.engine.connect().execution_options(**READ_ONLY) as connection:
            self.standing.found(compared(connection, self.anchor.read()))
            self.standing.found(compared_with_backup(connection, self.backups.newest_anchor(everywhere=False)))

    def begin(self, file: OpenFile) -> None:
        """The trail is begun, and from now on followed by the anchor. Nothing is begun where something was found."""
        standing, engine = self.standing, self.engine
        if standing.findings:
            close_for_changes(engine)
        else:
            with reading(self.path):
                begin_trail(engine, self.trail)
        standing.listen(lambda: close_for_changes(engine) if standing.findings else None)
        self.anchoring.only_while(lambda: not standing.findings)
        file.watch(lambda: standing.closed, self.anchoring.after_saving)


def trail_parts(
    path: Path,
    engine: Engine,
    key: bytes,
    clock: Clock,
    who: Callable[[], str],
    open_fresh: Callable[[], Engine],
    backups: BackupsBeside,
    anchors: Path | None = None,
) -> TrailParts:
    """The parts over a database that is not looked at yet; its anchor is in `anchors`, or among the user's settings."""
    anchor, trail, standing = AnchorFile(anchors or anchor_folder(), key), AuditTrail(key, clock, who), Standing()
    anchoring = Anchoring(engine, anchor, trail, clock)
    return TrailParts(
        path,
        engine,
        trail,
        anchor,
        anchoring,
        standing,
        StoredTrail(engine, path),
        WholeCheck(engine, open_fresh, key, anchor, backups, standing),
        Acceptance(engine, trail, anchoring, backups, standing),
        backups,
    )
