"""Lists are told once, by ids, when nobody searches any more; a chart before it is shown."""

import pytest

from omt_desktop.workflow.audit_event import IDS_AT_MOST, AuditEvent, AuditKind
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.trail.reads import Reads
from tests.memory_people import HeardEvents

LIST = AuditKind.REGISTRY_LISTED


class _Trail(HeardEvents):
    full = False

    def record(self, event: AuditEvent) -> None:
        if self.full:
            raise NotSaved("The disk is full.")
        super().record(event)


def _ids(trail: HeardEvents) -> list[str]:
    return [str(event.details["ids"]) for event in trail.events]


def test_what_is_listed_is_written_when_nothing_was_listed_since_the_beat_before() -> None:
    trail = _Trail()
    reads = Reads(trail)
    reads.listed(LIST, ["a", "b"], str)
    reads.beat()
    reads.listed(LIST, ["b", "c"], str)
    reads.beat()
    assert trail.events == []
    reads.beat()
    reads.beat()
    assert trail.events == [AuditEvent(LIST, details={"rows": 3, "ids": "a,b,c"})]


def test_what_was_told_is_not_told_again_until_a_patient_was_looked_at() -> None:
    trail = _Trail()
    reads = Reads(trail)
    for rows in (["a", "b"], ["b"], ["b", "c"], []):
        reads.listed(LIST, rows, str)
        reads.settle()
    assert _ids(trail) == ["a,b", "c"]
    reads.opened(AuditKind.PATIENT_OPENED, "a")
    reads.listed(LIST, ["b"], str)
    reads.settle()
    assert [event.patient_id for event in trail.events] == ["", "", "a", ""] and "b" in str(trail.events[3].details)


def test_rows_are_not_looked_into_before_they_are_written() -> None:
    asked: list[str] = []
    reads = Reads(_Trail())
    reads.listed(LIST, ["a"], lambda row: asked.append(row) or row)
    assert asked == []
    reads.settle()
    assert asked == ["a"]


def test_many_rows_are_several_lines_and_many_lists_are_written_at_once() -> None:
    trail = _Trail()
    reads = Reads(trail)
    reads.listed(LIST, range(IDS_AT_MOST + 1), str)
    reads.settle()
    assert [event.details["rows"] for event in trail.events] == [IDS_AT_MOST, 1]
    for number in range(100):
        reads.listed(AuditKind.CALLS_LISTED, [number], str)
    assert len(trail.events) == 4


def test_what_cannot_be_told_waits_and_keeps_further_lists_from_being_shown() -> None:
    trail = _Trail()
    reads = Reads(trail)
    reads.listed(LIST, ["a"], str)
    trail.full = True
    reads.beat()
    reads.beat()
    with pytest.raises(NotSaved):
        reads.listed(LIST, ["b"], str)
    with pytest.raises(NotSaved):
        reads.opened(AuditKind.CHART_OPENED, "a")
    trail.full = False
    reads.listed(LIST, ["c"], str)
    reads.write_down()
    assert _ids(trail) == ["a", "c"]


def test_what_is_told_late_spares_no_other_patient_the_telling() -> None:
    """A worker's line about one patient is written while the screen has gone on to the next."""

    class Slow(_Trail):
        def record(self, event: AuditEvent) -> None:
            super().record(event)
            if event.patient_id == "p" and len(self.events) == 1:
                reads.opened(AuditKind.PATIENT_OPENED, "q")

    trail = Slow()
    reads = Reads(trail)
    reads.opened(AuditKind.CHART_OPENED, "p")
    reads.opened(AuditKind.CHART_OPENED, "q")
    assert [(event.kind, event.patient_id) for event in trail.events][-1] == (AuditKind.CHART_OPENED, "q")
