"""Which sessions leave in a calendar file, with or without names, and that it is told first."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditEvent
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.schedule.calendar_export import CalendarEntry, CalendarExport
from tests.memory_schedule import ZONES
from tests.workflow.schedule.desk import MONDAY, TUESDAY, Desk


class Files:
    """Keeps what it was asked to write; with a problem it writes nothing."""

    def __init__(self) -> None:
        self.written: list[tuple[Path, Sequence[CalendarEntry]]] = []
        self.problem = ""

    def save(self, path: Path, entries: Sequence[CalendarEntry], now: datetime) -> None:
        if self.problem:
            raise NotWritten(self.problem)
        self.written.append((path, entries))


class Log:
    def __init__(self) -> None:
        self.events: list[AuditEvent] = []

    def record(self, event: AuditEvent) -> None:
        self.events.append(event)


def _export(desk: Desk, files: Files, log: Log, role: Role = Role.FRONT_DESK) -> CalendarExport:
    access = Access(Person("p", "Kim (invented)", role))
    return CalendarExport(access, desk.store, desk.settings, desk.clock, ZONES, files, log)


def test_all_with_names_and_one_without() -> None:
    desk, files, log = Desk(), Files(), Log()
    first, _ = desk.book(MONDAY), desk.book(TUESDAY)
    export = _export(desk, files, log)
    assert export.all(Path("all.ics"), names=True) == 2
    export.one(first, Path("one.ics"), names=False)
    (_, everybody), (_, one) = files.written
    assert [entry.summary for entry in everybody] == ["OMT session: Rivera (invented), Ana"] * 2
    assert [entry.summary for entry in one] == ["OMT session"] and f"{one[0].start:%H:%M %Z}" == "09:30 EST"
    assert [(event.patient_id, event.subject_id, event.details["names"]) for event in log.events] == [
        ("", "", 1),
        ("p-1", first, 0),
    ]


def test_it_is_told_before_it_is_written() -> None:
    files, log = Files(), Log()
    files.problem = "Full."
    with pytest.raises(NotWritten):
        _export(Desk(), files, log).all(Path("all.ics"), names=False)
    assert len(log.events) == 1


def test_the_auditor_exports_nothing() -> None:
    with pytest.raises(NotAllowed):
        _export(Desk(), Files(), Log(), Role.AUDITOR).all(Path("all.ics"), names=False)
