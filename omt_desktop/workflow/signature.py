"""Who signed an evaluation, when and as what, and the addenda written after that."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Meaning(StrEnum):
    """What a signature says of the person who gave it. The values are stored."""

    AUTHOR = "author"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. From the first on, nothing of the evaluation changes any more."""

    person_id: str
    printed_name: str
    """The name as it was on the day of the signature."""
    meaning: Meaning
    signed_at: datetime
    """Local time with offset."""
    content_sha256: str
    """64 hex characters over everything that was signed, the recommendation and the version of the rules included."""


@dataclass(frozen=True, slots=True)
class Addendum:
    """A dated and signed correction or addition. The evaluation itself stays as it was signed."""

    person_id: str
    printed_name: str
    written_at: datetime
    reason: str
    """Why it was written."""
    text: str
    content_sha256: str
    """64 hex characters over the addendum and the content that it is added to."""
