"""Sessions for a calendar elsewhere: one or all, with the names of the patients or without."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.ports import AuditLog, Clock, SettingsShelf
from omt_desktop.workflow.schedule.appointments import Zones, practice_time
from omt_desktop.workflow.schedule.booked_session import StoredSession
from omt_desktop.workflow.schedule.ports import ScheduleStore

_EVER = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A session as a calendar elsewhere knows it. Start and end carry the zone it was booked in."""

    id: str
    start: datetime
    end: datetime
    summary: str
    state: State
    sequence: int


class CalendarFileWriter(Protocol):
    """Writes calendar files."""

    def save(self, path: Path, entries: Sequence[CalendarEntry], now: datetime) -> None:
        """The file with these sessions; NotWritten where it cannot be written."""
        ...


class CalendarExport:
    """Every file that leaves is told in the trail, before it is written."""

    def __init__(
        self,
        access: Access,
        store: ScheduleStore,
        settings: SettingsShelf,
        clock: Clock,
        zones: Zones,
        files: CalendarFileWriter,
        log: AuditLog,
    ) -> None:
        self._access = access
        self._store = store
        self._settings = settings
        self._clock = clock
        self._zones = zones
        self._files = files
        self._log = log

    @needs(Action.EXPORT_SCHEDULE)
    def one(self, appointment_id: str, path: Path, *, names: bool) -> None:
        """The file of one session; one that is cancelled is cancelled where the file is opened."""
        found = self._store.get(appointment_id)
        self._write([found], path, names=names, patient_id=found.patient.id, subject_id=appointment_id)

    @needs(Action.EXPORT_SCHEDULE)
    def all(self, path: Path, *, names: bool) -> int:
        """The file of every session of the practice; how many there are."""
        found = self._store.between(*_EVER)
        self._write(found, path, names=names)
        return len(found)

    def _write(
        self,
        found: Sequence[StoredSession],
        path: Path,
        *,
        names: bool,
        patient_id: str = "",
        subject_id: str = "",
    ) -> None:
        practice = practice_time(self._settings, self._zones)
        entries = [self._entry(session, practice, names) for session in found]
        details: dict[str, str | int] = {"format": "icalendar", "sessions": len(entries), "names": int(names)}
        self._log.record(AuditEvent(AuditKind.EXPORTED, patient_id, subject_id, details))
        self._files.save(path, entries, self._clock.now())

    def _entry(self, session: StoredSession, practice: PracticeTime, names: bool) -> CalendarEntry:
        appointment = session.appointment
        zone = self._zones.named(appointment.zone)
        kind = practice.kind(appointment.kind).label
        summary = f"{kind}: {session.patient.full_name}" if names else kind
        start, end = appointment.start.astimezone(zone), appointment.end.astimezone(zone)
        return CalendarEntry(appointment.id, start, end, summary, appointment.state, appointment.sequence)
