"""Accepting the database as it is after something was found: told in the trail, and the state of record then."""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import open_for_changes
from omt_desktop.storage.patient_code import CODED_PATIENTS, tell_patient
from omt_desktop.storage.row_records import ROW_RECORDS
from omt_desktop.storage.tables import evaluations, patients
from omt_desktop.storage.trail.anchoring import NEWEST, Anchoring, BackupsBeside
from omt_desktop.storage.trail.beginning import begin_trail, take_over_evaluation
from omt_desktop.storage.trail.chain import walk_chain
from omt_desktop.storage.trail.record_check import check_records
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.trail.finding import Finding, FindingKind
from omt_desktop.workflow.trail.standing import Standing


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Fulfils workflow.trail.review.TrailAcceptance."""

    engine: Engine
    trail: AuditTrail
    anchoring: Anchoring
    backups: BackupsBeside
    standing: Standing

    def accept(self, reason: str) -> None:
        """Everything is open for changes again; what was found stays readable in the trail, by kinds and numbers."""
        found = self.standing.findings
        open_for_changes(self.engine)
        begin_trail(self.engine, self.trail)
        with self.engine.begin() as connection:
            chain = walk_chain(connection, self.trail.key)
            wrong = check_records(connection, self.trail.key, chain)
            kinds = ",".join(sorted({finding.kind.value for finding in (*found, *wrong)}))
            details: dict[str, str | int] = {"reason": reason, "found": kinds, "count": len(found)}
            details[NEWEST] = self.backups.newest_number
            self.trail.append(connection, AuditEvent(AuditKind.HISTORY_ACCEPTED, details=details))
            for finding in wrong:
                self._tell_anew(connection, finding)
        self.standing.accepted()
        self.anchoring.move()

    def _tell_anew(self, connection: Connection, finding: Finding) -> None:
        record_id = finding.subject_id
        if finding.kind is FindingKind.RECORD_MISSING:
            self.trail.append(connection, AuditEvent(AuditKind.GIVEN_UP, subject_id=record_id))
            return
        row = connection.execute(select(evaluations).where(evaluations.c.id == record_id)).one_or_none()
        if row is not None:
            take_over_evaluation(connection, self.trail, row)
            return
        patient = connection.execute(CODED_PATIENTS.where(patients.c.id == record_id)).one_or_none()
        if patient is not None:
            tell_patient(connection, self.trail, AuditEvent(AuditKind.TAKEN_OVER, record_id, record_id))
            return
        for kind in ROW_RECORDS:
            if kind.holds(connection, record_id):
                kind.told(connection, self.trail, AuditEvent(AuditKind.TAKEN_OVER, subject_id=record_id))
                return
