"""The clinical content an evaluation is made with, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass

from omt_desktop.domain.danger_sign import DangerSign
from omt_desktop.domain.exam import Exam
from omt_desktop.domain.rule import Rule
from omt_desktop.domain.schedule.call_script import NO_SCRIPT, CallScript
from omt_desktop.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ContentStamp:
    """Which content an evaluation was made with: its version and the SHA-256 of all its files."""

    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: the key that rules cite and the reference a reader can look up."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Indication:
    """What is known of OMT for one condition; shown, never used to decide."""

    id: str
    label: str
    complaints: tuple[str, ...]
    evidence: str
    """In plain words, conflicts included."""
    adjunct: str
    regions: str
    codes: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything read from resources/clinical."""

    stamp: ContentStamp
    vocabulary: Vocabulary
    exam: Exam
    rules: Mapping[str, Rule]
    sources: Mapping[str, Source]
    indications: tuple[Indication, ...]
    wording: Mapping[str, str]
    """Words for outcomes, cell states, effects and evidence tags, under keys such as `outcome.defer`."""
    call_script: CallScript = NO_SCRIPT
    """What is asked and told on the phone before a session."""
    danger_signs: tuple[DangerSign, ...] = ()
    """Findings of the exam that a red flag or another answer has to tell too."""
