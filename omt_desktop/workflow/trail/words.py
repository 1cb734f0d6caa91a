"""The lines of the trail in words, with the names that belong to the ids."""

from collections.abc import Mapping
from datetime import datetime

from omt_desktop.workflow.audit_event import LISTED_IDS, AuditKind
from omt_desktop.workflow.trail.line import TrailLine

COLUMNS = ("Line", "When", "Who", "What", "Patient", "Record", "Further")
"""The columns of the list and of the export."""
KIND_WORDS: Mapping[str, str] = {
    AuditKind.TRAIL_BEGUN: "Audit trail begun",
    AuditKind.WIDENED: "Audit trail widened",
    AuditKind.TAKEN_OVER: "Record taken over as it was",
    AuditKind.GIVEN_UP: "Missing record given up",
    AuditKind.HISTORY_ACCEPTED: "Database accepted as it was",
    AuditKind.TRAIL_READ: "Audit trail read",
    AuditKind.CLOCK_BACK: "Wrong clock, not signed",
    AuditKind.SIGNED_IN: "Signed in",
    AuditKind.PASSPHRASE_WRONG: "Wrong passphrase while open",
    AuditKind.LOCKED: "Locked",
    AuditKind.PERSON_ADDED: "Person added",
    AuditKind.PERSON_CHANGED: "Person changed",
    AuditKind.PERSON_RENAMED: "Person renamed",
    AuditKind.PERSON_REMOVED: "Person removed",
    AuditKind.PASSPHRASE_CHANGED: "Passphrase changed",
    AuditKind.EMERGENCY_BEGUN: "Emergency access begun",
    AuditKind.EMERGENCIES_SEEN: "Emergency access looked at",
    AuditKind.RECOVERY_KEY_MADE: "Recovery key made",
    AuditKind.RECOVERY_KEY_CHECKED: "Recovery sheet checked",
    AuditKind.DATA_KEY_EXCHANGED: "Data key exchanged",
    AuditKind.PATIENT_ADDED: "Patient added",
    AuditKind.PATIENT_CHANGED: "Patient changed",
    AuditKind.PATIENTS_JOINED: "Patient records joined",
    AuditKind.PATIENTS_PARTED: "Patient records parted",
    AuditKind.REGISTRY_LISTED: "Patients listed",
    AuditKind.PATIENT_OPENED: "Patient details opened",
    AuditKind.FORM_FILLED_IN: "Patient form being filled in",
    AuditKind.FORM_OFFERED: "Unsaved patient form offered again",
    AuditKind.CHART_OPENED: "Chart opened",
    AuditKind.NOTES_LISTED: "Unsigned notes listed",
    AuditKind.EVALUATION_BEGUN: "Evaluation begun",
    AuditKind.EVALUATION_CHANGED: "Evaluation changed",
    AuditKind.EVALUATION_OPENED: "Evaluation opened",
    AuditKind.EVALUATION_SIGNED: "Evaluation signed",
    AuditKind.ADDENDUM_ADDED: "Addendum signed",
    AuditKind.PROTOCOL_KEPT: "Protocol kept",
    AuditKind.SETTING_CHANGED: "Setting changed",
    AuditKind.SESSIONS_LISTED: "Sessions listed",
    AuditKind.SESSION_OPENED: "Session opened",
    AuditKind.CALLS_LISTED: "Calls listed",
    AuditKind.FLAGS_LISTED: "Open red flags listed",
    AuditKind.REVIEWS_LISTED: "Patients to look at again listed",
    AuditKind.APPOINTMENT_BOOKED: "Session booked",
    AuditKind.APPOINTMENT_CHANGED: "Session changed",
    AuditKind.CALL_MADE: "Call made",
    AuditKind.CALL_TAKEN_BACK: "Call taken back",
    AuditKind.CALL_ANSWERED: "Call answered",
    AuditKind.OUTCOME_NOTED: "Recommendation noted",
    AuditKind.FOLLOW_UP_OPENED: "Follow-up opened",
    AuditKind.FOLLOW_UP_ANSWERED: "Follow-up answered",
    AuditKind.FOLLOW_UP_REOPENED: "Follow-up reopened",
    AuditKind.REVIEW_SET: "Review set",
    AuditKind.REVIEW_ENDED: "Review ended",
    AuditKind.REVIEW_REOPENED: "Review reopened",
    AuditKind.DOCUMENT_ADDED: "Document added",
    AuditKind.DOCUMENT_OPENED: "Document opened",
    AuditKind.DOCUMENTS_LISTED: "Documents listed",
    AuditKind.SEALING_KEY_KEPT: "Sealing key kept",
    AuditKind.BROUGHT_IN: "Record brought in",
    AuditKind.SHOWN: "Report shown",
    AuditKind.PREPARED: "Export prepared",
    AuditKind.PRINTED: "Printed",
    AuditKind.EXPORTED: "Exported",
    AuditKind.DISCLOSED: "Given out",
    AuditKind.NOT_GIVEN: "Not given out",
    AuditKind.BACKUP_MADE: "Backup made",
    AuditKind.BACKUP_BROUGHT_BACK: "Backup brought back",
}
"""What was done, for people; a test finds a kind without words."""


def what_was_done(kind: str) -> str:
    """The kind in words; the code itself for one of a newer version."""
    return KIND_WORDS.get(kind, kind)


def moment_to_the_second(moment: datetime) -> str:
    """`2026-11-20 10:42:07`: sorts as time does."""
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def cells_of(line: TrailLine, names: Mapping[str, str]) -> tuple[int | str, ...]:
    """The line under COLUMNS; `names` are those of people and patients by their id, and an id without one stays."""
    further = ", ".join(f"{name}: {_named(name, value, names)}" for name, value in line.details)
    return (
        line.number,
        moment_to_the_second(line.at),
        names.get(line.person_id, line.person_id or "the program"),
        what_was_done(line.kind),
        names.get(line.patient_id, line.patient_id),
        line.subject_id if line.subject_id != line.patient_id else "",
        further,
    )


def _named(detail: str, value: str | int, names: Mapping[str, str]) -> str | int:
    """Those whom a list showed, by name where they have one."""
    if detail != LISTED_IDS:
        return value
    return "; ".join(names.get(one, one) for one in str(value).split(","))
