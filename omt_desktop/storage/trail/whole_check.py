"""The whole check of a practice: the file, the chain of the trail, the anchor, and every record."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import error_name
from omt_desktop.storage.trail.anchor_file import AnchorFile
from omt_desktop.storage.trail.anchoring import BackupsBeside, compared, compared_with_backup
from omt_desktop.storage.trail.chain import walk_chain
from omt_desktop.storage.trail.file_check import check_file
from omt_desktop.storage.trail.record_check import check_records, no_pause
from omt_desktop.workflow.trail.finding import Finding, FindingKind
from omt_desktop.workflow.trail.review import Checked
from omt_desktop.workflow.trail.standing import Standing


@dataclass(frozen=True, slots=True)
class WholeCheck:
    """Fulfils workflow.trail.review.TrailCheck. What it finds closes the practice for changes."""

    engine: Engine
    open_fresh: Callable[[], Engine]
    key: bytes
    anchor: AnchorFile
    backups: BackupsBeside
    standing: Standing

    def run(self, pause: Callable[[], None] = no_pause) -> Checked:
        """How much was checked and what was found; `pause` is called again and again, to leave room for others."""
        findings, lines, records = check_file(self.open_fresh), 0, 0
        try:
            # Read before the practice is: what is saved meanwhile may move it on.
            noted, newest = self.anchor.read(), self.backups.newest_anchor(everywhere=True)
            # One transaction, so that what is saved meanwhile stands in neither the trail nor the records.
            with self.engine.connect().execution_options(**READ_ONLY) as connection, connection.begin():
                chain = walk_chain(connection, self.key)
                lines, records = chain.lines, len(chain.told)
                findings += chain.findings
                findings += compared(connection, noted)
                findings += compared_with_backup(connection, newest)
                findings += check_records(connection, self.key, chain, pause)
        except (DBAPIError, DriverError) as problem:
            findings.append(Finding(FindingKind.FILE_DAMAGED, further=error_name(problem)))
        self.standing.found(findings)
        return Checked(lines, records, tuple(findings))
