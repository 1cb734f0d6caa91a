"""An evaluation: what was asked, examined and decided on one day, as an immutable value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias, TypeVar

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.decision import Decision

T = TypeVar("T")

RecordValue: TypeAlias = str | date | PartialDate

VALUE = "value"
"""The key of a finding that is one observation, and of the answer for the whole of one that has several parts."""
NOTE = "note"
BY = "by"
"""The key that says how a finding came about, where that was not item by item."""
REST_NORMAL = "rest_normal"
"""Stored and exchanged under `by`: the doctor stated the rest of a region normal."""
NORMAL = "normal"
NOT_DONE = "not_done"
"""The answer to a test that was offered and not carried out."""


@dataclass(frozen=True, slots=True)
class FactRecord:
    """One row of a records fact; a key that is absent is unknown."""

    entries: tuple[tuple[str, RecordValue], ...] = ()

    def get(self, key: str) -> RecordValue | None:
        """The value under `key`, or None where it was not recorded."""
        return dict(self.entries).get(key)

    def with_entry(self, key: str, value: RecordValue | None) -> "FactRecord":
        """The same row with `key` set, or without it for None."""
        kept = {name: old for name, old in self.entries if name != key}
        if value is not None:
            kept[key] = value
        return FactRecord(tuple(sorted(kept.items())))


FactValue: TypeAlias = str | int | float | date | PartialDate | tuple[str, ...] | tuple[FactRecord, ...]
FindingValue: TypeAlias = str | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionFinding:
    """A region that was examined: severity 0 (no somatic dysfunction) to 3 (key lesion), and the TART signs."""

    severity: int
    tart: tuple[str, ...] = ()
    side: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one item of the exam. An item without a Finding was not examined."""

    id: str
    values: tuple[tuple[str, FindingValue], ...]

    def get(self, key: str) -> FindingValue | None:
        """The value under `key`, or None where it was not recorded."""
        return dict(self.values).get(key)

    @property
    def from_rest(self) -> bool:
        """Whether it was stated with «rest of this region normal» and not changed since."""
        return self.get(BY) == REST_NORMAL

    def with_value(self, key: str, value: FindingValue | None) -> "Finding":
        """The same finding with `key` set, or without it for None.

        Normal and a finding never stand side by side: «normal» for the whole takes the place of its parts, a part takes
        the place of «normal», and what was stated with the rest of a region goes as soon as anything but a note is
        recorded here.
        """
        kept = {name: old for name, old in self.values if name != key}
        if key != NOTE and (self.from_rest or (key == VALUE and value == NORMAL)):
            kept = {name: old for name, old in kept.items() if name == NOTE}
        elif key != NOTE and value is not None and kept.get(VALUE) == NORMAL:
            del kept[VALUE]
        if value is not None:
            kept[key] = value
        return Finding(self.id, tuple(sorted(kept.items())))


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything one evaluation holds. A fact, region or finding that is absent was not asked or not examined."""

    evaluated_on: date
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    regions: Mapping[str, RegionFinding] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    decision: Decision = field(default_factory=Decision)

    def with_fact(self, fact_id: str, value: FactValue | None) -> "Evaluation":
        """The same evaluation with the fact answered, or unanswered for None."""
        return replace(self, facts=_with(self.facts, fact_id, value))

    def with_region(self, region_id: str, finding: RegionFinding | None) -> "Evaluation":
        """The same evaluation with the region graded, or not examined for None."""
        return replace(self, regions=_with(self.regions, region_id, finding))

    def with_finding(self, item_id: str, finding: Finding | None) -> "Evaluation":
        """The same evaluation with the item found, or not examined for None or for a finding that says nothing."""
        return replace(self, findings=_with(self.findings, item_id, finding if finding and finding.values else None))

    @property
    def dysfunctional_regions(self) -> frozenset[str]:
        """Regions with severity 1 to 3: where there is something to treat."""
        return frozenset(region for region, found in self.regions.items() if found.severity >= 1)


def _with(mapping: Mapping[str, T], key: str, value: T | None) -> dict[str, T]:
    changed = {name: old for name, old in mapping.items() if name != key}
    if value is not None:
        changed[key] = value
    return changed
