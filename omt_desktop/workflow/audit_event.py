"""What the audit trail keeps of each thing done: what kind it was, about whom and what; ids and codes, never names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

WRITTEN_BY_HAND = frozenset({"to", "why", "reason", "was", "now"})
"""The only details that may hold a sentence: to whom and why something was given out, the reason of an act, and the
names of a member of the staff who was renamed."""
LISTED_IDS = "ids"
"""The detail with the ids of those whom a list showed."""
IDS_AT_MOST = 100
"""Ids in one event."""
_CODE = re.compile(r"[\w.,:;/+@=-]{0,200}")
_IDS = re.compile(rf"[\w.-]{{1,64}}(,[\w.-]{{1,64}}){{0,{IDS_AT_MOST - 1}}}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")
_LONGEST_SENTENCE = 2000


class AuditKind(StrEnum):
    """What was done. The values are stored: one that was used is never renamed."""

    TRAIL_BEGUN = "trail.begun"
    WIDENED = "trail.widened"
    """From this line on the trail tells of more kinds of records than before."""
    TAKEN_OVER = "record.taken_over"
    GIVEN_UP = "record.given_up"
    HISTORY_ACCEPTED = "trail.history_accepted"
    TRAIL_READ = "trail.read"
    CLOCK_BACK = "clock.back"

    SIGNED_IN = "person.signed_in"
    PASSPHRASE_WRONG = "person.passphrase_wrong"
    """Asked for once more while the practice is open, to sign or to change keys."""
    LOCKED = "person.locked"
    PERSON_ADDED = "person.added"
    PERSON_CHANGED = "person.changed"
    PERSON_RENAMED = "person.renamed"
    PERSON_REMOVED = "person.removed"
    PASSPHRASE_CHANGED = "person.passphrase_changed"
    EMERGENCY_BEGUN = "emergency.begun"
    EMERGENCIES_SEEN = "emergency.seen"
    RECOVERY_KEY_MADE = "key.recovery_made"
    RECOVERY_KEY_CHECKED = "key.recovery_checked"
    DATA_KEY_EXCHANGED = "key.exchanged"

    PATIENT_ADDED = "patient.added"
    PATIENT_CHANGED = "patient.changed"
    PATIENTS_JOINED = "patient.joined"
    PATIENTS_PARTED = "patient.parted"
    REGISTRY_LISTED = "registry.listed"
    """Names, birth dates and record numbers in a list: searched for, or compared with a new one."""
    PATIENT_OPENED = "patient.opened"
    """All details of one patient, nothing clinical."""
    FORM_FILLED_IN = "form.filled_in"
    """A patient form holds something that is not saved, which is kept against a crash."""
    FORM_OFFERED = "form.offered"
    CHART_OPENED = "chart.opened"
    NOTES_LISTED = "notes.listed"
    """The list of notes that are not signed, with names and complaints."""

    EVALUATION_BEGUN = "evaluation.begun"
    EVALUATION_CHANGED = "evaluation.changed"
    EVALUATION_OPENED = "evaluation.opened"
    EVALUATION_SIGNED = "evaluation.signed"
    ADDENDUM_ADDED = "evaluation.addendum"
    PROTOCOL_KEPT = "protocol.kept"
    SETTING_CHANGED = "setting.changed"

    SESSIONS_LISTED = "appointment.listed"
    SESSION_OPENED = "appointment.opened"
    CALLS_LISTED = "call.listed"
    FLAGS_LISTED = "follow_up.listed"
    REVIEWS_LISTED = "review.listed"
    APPOINTMENT_BOOKED = "appointment.booked"
    APPOINTMENT_CHANGED = "appointment.changed"
    CALL_MADE = "call.made"
    CALL_TAKEN_BACK = "call.taken_back"
    CALL_ANSWERED = "call.answered"
    OUTCOME_NOTED = "outcome.noted"
    """What an evaluation recommends now, as the calendar knows it."""
    FOLLOW_UP_OPENED = "follow_up.opened"
    FOLLOW_UP_ANSWERED = "follow_up.answered"
    FOLLOW_UP_REOPENED = "follow_up.reopened"
    REVIEW_SET = "review.set"
    REVIEW_ENDED = "review.ended"
    REVIEW_REOPENED = "review.reopened"
    DOCUMENT_ADDED = "document.added"
    DOCUMENT_OPENED = "document.opened"
    DOCUMENTS_LISTED = "document.listed"
    SEALING_KEY_KEPT = "sealing_key.kept"

    BROUGHT_IN = "record.brought_in"
    SHOWN = "record.shown"
    """A report or a handout on the screen."""
    PREPARED = "record.prepared"
    """An export is made in memory; nothing has left yet."""
    PRINTED = "record.printed"
    EXPORTED = "record.exported"
    DISCLOSED = "record.disclosed"
    NOT_GIVEN = "record.not_given"

    BACKUP_MADE = "backup.made"
    BACKUP_BROUGHT_BACK = "backup.brought_back"


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One thing done. Details hold ids, numbers and codes; ValueError for anything that could be clinical text."""

    kind: AuditKind
    patient_id: str = ""
    subject_id: str = ""
    """What it was done to: an evaluation, a protocol, a document, a person."""
    details: Mapping[str, str | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, value in self.details.items():
            if not _NAME.fullmatch(name):
                raise ValueError("a detail of an audit event has no plain name")
            if isinstance(value, int):
                continue
            if not _fits(name, value):
                raise ValueError(f"the detail {name} of an audit event is neither an id nor a code")


def _fits(name: str, value: str) -> bool:
    if name in WRITTEN_BY_HAND:
        return len(value) <= _LONGEST_SENTENCE
    return (_IDS if name == LISTED_IDS else _CODE).fullmatch(value) is not None
