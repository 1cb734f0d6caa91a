"""The call list on paper: pure, and then written where somebody wants it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from omt_desktop.domain.schedule.call_script import CallScript
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.letterhead import LETTERHEAD, PAPER, Letterhead
from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.ports import AuditLog, Clock, SettingsShelf
from omt_desktop.workflow.schedule.appointments import Zones, practice_time
from omt_desktop.workflow.schedule.booked_session import CallRow
from omt_desktop.workflow.schedule.call_words import due_in_words, progress_in_words
from omt_desktop.workflow.schedule.confirmation_calls import CallList
from omt_desktop.workflow.schedule.schedule_words import ASK_DOCTOR, call_state_in_words, clock_in_words
from omt_desktop.workflow.schedule.schedule_words import kind_in_words as kind_of

_LISTED = "call_list"


@dataclass(frozen=True, slots=True)
class CallLine:
    """One person to call."""

    when: str
    who: str
    born: str
    phones: str
    kind: str
    state: str
    settled: bool = False
    """Whether nobody needs to call any more."""


@dataclass(frozen=True, slots=True)
class CallSheet:
    """What stands on the paper. It names no reason why anybody comes."""

    days: str
    progress: str
    lines: tuple[CallLine, ...]
    questions: tuple[str, ...]
    preparation: str
    printed_at: datetime
    """On the clock of the practice."""
    by: str
    letterhead: Letterhead
    paper: Paper


class CallSheetWriter(Protocol):
    """Writes call lists as PDF."""

    def write_calls(self, sheet: CallSheet, target: Path) -> None:
        """The PDF stands at `target` whole; NotWritten where it cannot be written."""
        ...


class CallListPaper:
    """Every list that is printed is told in the trail, before it is written."""

    def __init__(
        self,
        access: Access,
        writer: CallSheetWriter,
        settings: SettingsShelf,
        clock: Clock,
        zones: Zones,
        script: CallScript,
        log: AuditLog,
    ) -> None:
        self._access = access
        self._writer = writer
        self._settings = settings
        self._clock = clock
        self._zones = zones
        self._script = script
        self._log = log

    @needs(Action.EXPORT_SCHEDULE)
    def write(self, due: CallList, target: Path) -> None:
        """The list as it was read stands at `target` as PDF."""
        practice = practice_time(self._settings, self._zones)
        sheet = CallSheet(
            days=due_in_words(due),
            progress=progress_in_words(due),
            lines=tuple(_line(row, practice) for row in due.rows),
            questions=tuple(question.label for question in self._script.questions),
            preparation=self._script.preparation,
            printed_at=practice.local(self._clock.now()),
            by=self._access.person.name,
            letterhead=LETTERHEAD.value_of(self._settings.text_of(LETTERHEAD.key)),
            paper=PAPER.value_of(self._settings.text_of(PAPER.key)),
        )
        self._log.record(AuditEvent(AuditKind.PRINTED, details={"what": _LISTED, "sessions": len(sheet.lines)}))
        self._writer.write_calls(sheet, target)


def _line(row: CallRow, practice: PracticeTime) -> CallLine:
    appointment, patient = row.session.appointment, row.session.patient
    day = day_in_words(practice.day_of(appointment.start))
    state = call_state_in_words(row.call.state)
    return CallLine(
        when=f"{day}, {clock_in_words(appointment.start, practice)}",
        who=patient.called_name,
        born=f"born {day_in_words(patient.born)}" if patient.born else "birth date not recorded",
        phones=", ".join(phone.number for phone in row.session.phones if phone.dialled) or "no number recorded",
        kind=kind_of(appointment, practice),
        state=f"{state}. {ASK_DOCTOR}" if row.session.ask_doctor else state,
        settled=row.call.state.is_settled,
    )
