"""The call list in words and on paper."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from omt_desktop.domain.contact import Phone
from omt_desktop.domain.schedule.confirmation_call import CallOutcome
from omt_desktop.domain.schedule.practice_days import PracticeDays
from omt_desktop.domain.truth import Truth
from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.schedule.call_paper import CallListPaper, CallSheet
from omt_desktop.workflow.schedule.call_words import due_in_words, progress_in_words
from omt_desktop.workflow.schedule.schedule_settings import DAYS
from tests.clinic import CONTENT
from tests.memory_schedule import ZONES
from tests.workflow.schedule.desk import MONDAY, Desk
from tests.workflow.schedule.test_calendar_export import Log


class Sheets:
    def __init__(self) -> None:
        self.written: list[tuple[CallSheet, Path]] = []

    def write_calls(self, sheet: CallSheet, target: Path) -> None:
        self.written.append((sheet, target))


def _paper(desk: Desk, sheets: Sheets, log: Log, role: Role = Role.FRONT_DESK) -> CallListPaper:
    access = Access(Person("p", "Kim (invented)", role))
    return CallListPaper(access, sheets, desk.settings, desk.clock, ZONES, CONTENT.call_script, log)


def test_the_sheet_says_whom_to_call_and_not_why_they_come() -> None:
    desk, sheets, log = Desk(), Sheets(), Log()
    desk.patients["p-1"] = replace(desk.patients["p-1"], phones=(Phone("+1 555 0100"), Phone("ask the daughter")))
    desk.patients["p-2"] = replace(desk.patients["p-2"], birth_date=None)
    first, _ = desk.book(MONDAY), desk.book(MONDAY, 11, patient_id="p-2")
    desk.calls.answer(first, {"medicines": Truth.YES})
    _paper(desk, sheets, log).write(desk.calls.due(), Path("list.pdf"))
    ((sheet, _),) = sheets.written
    one, two = sheet.lines
    assert (one.when, one.born, one.phones) == ("2 Nov 2026, 09:30", "born 2 Mar 1954", "+1 555 0100")
    assert one.state == "○ To call. Ask the doctor before this session." and two.state == "○ To call"
    assert (two.born, two.phones) == ("birth date not recorded", "no number recorded")
    assert sheet.by == "Kim (invented)" and log.events[0].details == {"what": "call_list", "sessions": 2}
    assert len(sheet.questions) == 6 and "usual medicines" in sheet.preparation
    with pytest.raises(NotAllowed):
        _paper(desk, sheets, log, Role.AUDITOR).write(desk.calls.due(), Path("list.pdf"))


def test_for_which_days_and_how_far_it_is() -> None:
    desk = Desk()
    assert due_in_words(desk.calls.due()) == "For sessions up to Mon 2 Nov 2026"
    assert progress_in_words(desk.calls.due()) == "Nobody is booked."
    booked = desk.book(MONDAY)
    assert progress_in_words(desk.calls.due()) == "0 of 1 person is settled."
    desk.calls.note(booked, CallOutcome.CONFIRMED)
    assert progress_in_words(desk.calls.due()) == "✓ Done: everybody was reached, or given up with a reason."
    desk.clock.set_to(date(2026, 10, 29), 9)
    assert due_in_words(desk.calls.due()) == "For sessions on Fri 30 Oct 2026"
    desk.settings.keep(DAYS.key, DAYS.text_of(PracticeDays({})))
    assert due_in_words(desk.calls.due()) == "No working day is set for the practice"
