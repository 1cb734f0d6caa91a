"""The fixed words of the evaluation: regions, techniques and the facts that can be recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from omt_desktop.domain.condition import Condition


class FactType(StrEnum):
    """What a fact can hold. The values are stored and exchanged."""

    TRI = "tri"
    CHOICE = "choice"
    MULTI = "multi"
    REGIONS = "regions"
    NUMBER = "number"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    TEXT = "text"
    RECORDS = "records"


TRI_ANSWERS = ("yes", "no", "unknown")
TART = ("texture", "asymmetry", "restriction", "tenderness")
SIDES = ("left", "right", "both", "none")


@dataclass(frozen=True, slots=True)
class RecordKey:
    """One column of a records fact, such as the date of a fracture."""

    id: str
    kind: str
    """`region`, `date`, `partial_date`, `tri` or `choice`."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """A fact the evaluation may record, and when a recommendation cannot do without it."""

    id: str
    type: FactType
    choices: tuple[str, ...] = ()
    unit: str = ""
    low: float | None = None
    high: float | None = None
    """Inclusive limits of a number; outside them an entry is a slip, not a measurement."""
    keys: tuple[RecordKey, ...] = ()
    required: bool = False
    required_for: frozenset[str] = frozenset()
    required_regions: frozenset[str] = frozenset()
    when: Condition | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A body region of ICD-10-CM somatic dysfunction and the regions it touches (decision.md section 3)."""

    id: str
    label: str
    icd10: str
    same: frozenset[str] = frozenset()
    lever: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Technique:
    """A family of manipulative techniques and the regions in which it exists at all."""

    id: str
    label: str
    short: str
    kind: str
    """`direct`, `indirect`, `combined`, `fluid` or `reflex`: what an earlier bad reaction is compared by."""
    force: str
    regions: frozenset[str]
    active: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words, in the order in which they are shown."""

    regions: Mapping[str, Region]
    techniques: Mapping[str, Technique]
    technique_groups: Mapping[str, tuple[str, ...]]
    region_groups: Mapping[str, tuple[str, ...]]
    complaints: tuple[str, ...]
    facts: Mapping[str, FactDefinition]
    choice_labels: Mapping[str, str] = field(default_factory=dict)
    """Words for choices that several facts share, such as complaints."""
