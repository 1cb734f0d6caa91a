"""The call list as a hand uses it: dialling, answers, how it went, giving up with a reason, and the paper."""

from pathlib import Path

import pdfplumber
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.confirmation_call import CallOutcome
from omt_desktop.domain.truth import Truth
from omt_desktop.ui.destinations import CALLS
from omt_desktop.ui.schedule.call_desk import CallDesk
from omt_desktop.workflow.access.role import Role
from tests.ui.hands import click, press, settle
from tests.ui.schedule.office import MONDAY, TUESDAY, Office


def calls(office: Office) -> CallDesk:
    office.go(CALLS)
    return office.space.pages.findChild(CallDesk)


def test_monday_is_called_for_on_friday_and_one_press_dials(office: Office) -> None:
    ana, ben = office.book(office.ana, MONDAY, 11), office.book(office.ben, MONDAY, 8, 30)
    office.book(office.ana, TUESDAY)
    dialled: list[QUrl] = []
    desk = calls(office)
    desk._dial = lambda url: not dialled.append(url)
    assert desk.page.days.text() == "For sessions up to Mon 2 Nov 2026"
    assert [row.session.appointment.id for row in desk.due.rows] == [ben, ana]
    panel = desk.page.panel
    assert panel.name.text() == "Okafor (invented), Ben" and not panel.dial.isEnabled()
    press(Qt.Key.Key_Down)
    assert panel.name.text() == "Rivera (invented), Ana"
    click(panel.dial)
    assert dialled == [QUrl("tel:+15550100")]
    click(panel.copy)
    assert QGuiApplication.clipboard().text().startswith("+1 555 0100")


def test_the_list_is_worked_through_until_it_is_done(office: Office) -> None:
    ana, ben = office.book(office.ana, MONDAY, 8, 30), office.book(office.ben, MONDAY, 11)
    desk = calls(office)
    panel = desk.page.panel
    panel.again.setText("8:00")
    click(panel.outcomes[CallOutcome.NO_ANSWER])
    assert "That time is over" in office.space.messages.text
    panel.again.setText("14:30")
    click(panel.outcomes[CallOutcome.NO_ANSWER])
    assert panel.state.text() == "↻ Try again" and "try again Fri 30 Oct 2026, 14:30" in panel.attempts.text()
    assert desk.page.progress.text() == "0 of 2 people are settled." and panel.again.text() == ""
    click(panel.outcomes[CallOutcome.CONFIRMED])
    assert panel.state.text() == "✓ Confirmed" and not panel.outcomes[CallOutcome.CONFIRMED].isVisible()
    assert office.services.appointments.get(ana).appointment.state is State.CONFIRMED
    desk.page.list.stand_on(ben)
    click(panel.outcomes[CallOutcome.GIVEN_UP])
    assert "Write down why" in office.space.messages.text and panel.remark.hasFocus()
    press("No number")
    assert desk.unsaved() != ""
    click(panel.outcomes[CallOutcome.GIVEN_UP])
    assert desk.page.progress.text().startswith("✓ Done") and desk.unsaved() == ""
    office.space.messages.actions_offered[0].click()
    assert panel.state.text() == "○ To call"


def test_a_yes_flags_the_booking_and_a_question_not_asked_is_no_answer(office: Office) -> None:
    ana = office.book(office.ana, MONDAY)
    desk = calls(office)
    panel = desk.page.panel
    medicines = panel.questions["medicines"]
    assert not medicines.buttons["no"].isChecked() and medicines.buttons["no"].property("asked") is False
    click(medicines.buttons["yes"])
    assert "The patient reported a change" in panel.flags.text()
    ((waiting, patient),) = office.services.follow_ups.open()
    assert waiting.appointment_id == ana and patient.id == office.ana.id
    click(medicines.buttons["no"])
    assert office.services.follow_ups.open() == () and panel.flags.text() == ""
    click(medicines.buttons["no"])
    assert office.services.calls.call_about(ana).call.answers == {}
    click(panel.questions["pregnancy"].buttons["unknown"])
    assert office.services.calls.call_about(ana).call.answers == {"pregnancy": Truth.UNKNOWN}


def test_who_wants_another_time_is_taken_to_the_calendar(office: Office) -> None:
    office.book(office.ana, MONDAY)
    desk = calls(office)
    click(desk.page.panel.outcomes[CallOutcome.WANTS_TO_MOVE])
    settle()
    page = office.space.pages.currentWidget()
    assert page.panel.name.text() == "Rivera (invented), Ana" and page.panel.to_move.isVisible()


def test_without_a_telephone_program_the_number_can_be_dialled_by_hand(office: Office) -> None:
    office.book(office.ana, MONDAY)
    desk = calls(office)
    desk._dial = lambda url: False
    click(desk.page.panel.dial)
    assert "dial it by hand" in office.space.messages.text


def test_nobody_booked_says_so(office: Office) -> None:
    desk = calls(office)
    assert desk.page.lists.currentWidget() is desk.page.empty and desk.page.progress.text() == "Nobody is booked."


def test_the_list_on_paper(office: Office, qtbot: QtBot) -> None:
    office.book(office.ana, MONDAY, 8, 30)
    office.saved = office.saved.replace(".ics", ".pdf")
    desk = calls(office)
    click(desk.page.print_list)
    qtbot.waitUntil(lambda: "The call list is" in office.space.messages.text, timeout=20_000)
    with pdfplumber.open(Path(office.saved)) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    for said in ("Call list", "up to Mon 2 Nov 2026", "2 Nov 2026, 08:30", "Rivera (invented), Ana", "+1 555 0100",
                 "Blood thinners", "eat and drink as usual"):  # fmt: skip
        assert said in text, said


def test_the_front_desk_calls_and_sees_no_reason(tmp_path: Path, qtbot: QtBot) -> None:

    office = Office(tmp_path, qtbot, Role.FRONT_DESK)
    try:
        office.book(office.ana, MONDAY)
        desk = calls(office)
        click(desk.page.panel.questions["medicines"].buttons["yes"])
        assert desk.page.panel.flags.text() == "▲ Ask the doctor before this session."
    finally:
        office.close()
