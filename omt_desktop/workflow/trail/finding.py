"""What a check found wrong, each as a sentence that says what, where and what it may mean."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What does not fit."""

    SHORTENED = "shortened"
    """The trail ends before the anchor: an older file, or one that lost its latest changes."""
    REWRITTEN = "rewritten"
    """The trail has another line where the anchor is."""
    ANCHOR_ALTERED = "anchor_altered"
    CHAIN_BROKEN = "chain_broken"
    RECORD_ALTERED = "record_altered"
    RECORD_MISSING = "record_missing"
    RECORD_UNKNOWN = "record_unknown"
    FILE_DAMAGED = "file_damaged"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; `subject_id` is the record, `line` the line of the trail, where there is one."""

    kind: FindingKind
    subject_id: str = ""
    line: int = 0
    further: str = ""
    """A number or a moment that belongs to the sentence."""

    @property
    def words(self) -> str:
        """One sentence."""
        return _WORDS[self.kind].format(subject=self.subject_id, line=self.line, further=self.further)


_WORDS = {
    FindingKind.SHORTENED: (
        "The audit trail ends at line {line}, but it had already reached line {further}: the database is an older "
        "copy, or its latest changes were taken away."
    ),
    FindingKind.REWRITTEN: (
        "Line {line} of the audit trail is not the one that was noted outside the database: what happened was replaced "
        "by something else."
    ),
    FindingKind.ANCHOR_ALTERED: (
        "The note about the audit trail, which is kept outside the database, was changed or is damaged."
    ),
    FindingKind.CHAIN_BROKEN: "The audit trail does not fit together at line {line}: {further}.",
    FindingKind.RECORD_ALTERED: (
        "Record {subject} is not what line {line} of the audit trail recorded of it last: it was changed, or put back "
        "to an older state, outside the program."
    ),
    FindingKind.RECORD_MISSING: "Record {subject}, told of in line {line} of the audit trail, is missing.",
    FindingKind.RECORD_UNKNOWN: "Record {subject} is in the database, but the audit trail never told of it.",
    FindingKind.FILE_DAMAGED: "The database file is damaged ({further}).",
}
