"""The calendar as a hand uses it: booking by mouse and by keys, double booking, moving, ending, and what is wrong."""

from datetime import date, time
from pathlib import Path

from icalendar import Calendar
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.appointment import State
from omt_desktop.ui.destinations import CALENDAR
from omt_desktop.ui.schedule.calendar_desk import CalendarDesk
from tests.clinic import CONTENT
from tests.domain.schedule.sessions import moment
from tests.ui.hands import click, press, settle
from tests.ui.schedule.office import FRIDAY, MONDAY, TUESDAY, Office

LEFT = Qt.MouseButton.LeftButton


def calendar(office: Office) -> CalendarDesk:
    office.go(CALENDAR)
    return office.space.pages.findChild(CalendarDesk)


def choose(desk: CalendarDesk, name: str) -> None:
    """The first patient found by the name."""
    desk.page.form.picker.search.setFocus()
    press(name)
    press(Qt.Key.Key_Return)
    settle()


def test_a_session_is_booked_by_keys_alone(office: Office) -> None:
    desk = calendar(office)
    desk.page.grid.setFocus()
    desk.page.grid.stand_on(FRIDAY, time(14, 0))
    press(Qt.Key.Key_Return)
    assert desk.page.shows(desk.page.form) and desk.page.form.picker.search.hasFocus()
    choose(desk, "riv")
    assert desk.page.form.picker.patient is not None and desk.page.form.understood.text() == "Fri 30 Oct 2026, 14:00"
    desk.page.form.times.setFocus()
    desk.page.form.times.selectAll()
    press("1430", Qt.Key.Key_Return)
    settle()
    (booked,) = office.services.appointments.of_patient(office.ana.id)
    assert booked.appointment.start == moment(FRIDAY, 14, 30) and booked.appointment.minutes == 45
    assert desk.page.shows(desk.page.panel) and "Booked Fri 30 Oct 2026, 14:30" in office.space.messages.text


def press_time(desk: CalendarDesk, column: int, hour: int, minute: int = 5) -> None:
    """A click on a free place of the calendar."""
    paper = desk.page.grid._paper
    where = QPoint(int(paper.left(column) + paper.column_width - 4), int(paper.top(hour * 60 + minute)))
    QTest.mouseClick(desk.page.grid, LEFT, pos=where)
    settle()


def test_a_click_on_a_time_and_the_next_free_one(office: Office) -> None:
    office.book(office.ben, FRIDAY, 10, 0)
    desk = calendar(office)
    press_time(desk, 4, 11, 35)
    choose(desk, "riv")
    form = desk.page.form
    assert form.understood.text() == "Fri 30 Oct 2026, 11:30" and "outside working hours" in form.notice.text()
    form.times.setText("10")
    form.changed.emit()
    assert "That time is taken: Okafor (invented), Ben, 10:00 to 10:30" in form.notice.text()
    assert not form.save.isEnabled() and form.anyway.isVisible()
    click(form.next_free)
    assert form.times.text() == "10:30" and form.save.isEnabled() and not form.anyway.isVisible()


def test_a_double_booking_is_said_and_then_possible(office: Office) -> None:
    office.book(office.ben, FRIDAY, 10, 0)
    desk = calendar(office)
    press_time(desk, 4, 10, 50)
    choose(desk, "riv")
    desk.page.form.times.setText("10:15")
    desk.page.form.changed.emit()
    click(desk.page.form.anyway)
    (booked,) = office.services.appointments.of_patient(office.ana.id)
    assert booked.appointment.overlaps and len(desk.page.grid.blocks) == 2
    one, two = desk.page.grid.blocks
    assert one.x() < two.x() and one.width() == two.width()


def test_a_series_across_the_clock_change_keeps_its_hour(office: Office) -> None:
    desk = calendar(office)
    click(desk.page.new)
    choose(desk, "riv")
    form = desk.page.form
    click(form.kinds.buttons["session"])
    click(form.repeats.buttons["weekly"])
    form.turns.setText("3")
    form.day.setText("30 oct")
    form.times.setText("9, 10, 11")
    form.changed.emit()
    assert form.understood.text().startswith("Fri 30 Oct 2026, 09:00; Fri 6 Nov 2026, 10:00")
    click(form.save)
    found = office.services.appointments.of_patient(office.ana.id)
    assert [booked.appointment.start for booked in reversed(found)] == [
        moment(FRIDAY, 9, 0),
        moment(date(2026, 11, 6), 10, 0),
        moment(date(2026, 11, 13), 11, 0),
    ]
    assert len({booked.appointment.series_id for booked in found}) == 1


def test_what_is_wrong_is_said_and_nothing_is_booked(office: Office) -> None:
    desk = calendar(office)
    click(desk.page.new)
    choose(desk, "riv")
    form = desk.page.form
    for day, at, minutes, said in (
        ("29 oct 2026", "9", "30", "This day is over."),
        ("monday", "25", "30", "no such time"),
        ("monday", "9", "0", "5 to 480 minutes"),
        ("14 mar 2027", "2:30", "30", "does not exist on Sun 14 Mar 2027"),
    ):
        form.day.setText(day)
        form.times.setText(at)
        form.minutes.setText(minutes)
        form.changed.emit()
        assert said in form.problem.text() and not form.save.isEnabled()
    form.day.setText("1 nov")
    form.times.setText("1:30")
    form.minutes.setText("30")
    form.changed.emit()
    assert form.hours.isVisible() and form.understood.text() == "Sun 1 Nov 2026, 01:30 EDT"
    click(form.hours.buttons["second"])
    assert form.understood.text() == "Sun 1 Nov 2026, 01:30 EST"
    assert office.services.appointments.of_patient(office.ana.id) == ()


def test_a_session_is_moved_confirmed_cancelled_and_taken_back(office: Office) -> None:
    booked = office.book(office.ana, MONDAY)
    desk = calendar(office)
    press(Qt.Key.Key_PageDown)
    settle()
    (block,) = desk.page.grid.blocks
    click(block)
    panel = desk.page.panel
    assert panel.name.text() == "Rivera (invented), Ana" and not panel.acts[State.DONE].isVisible()
    click(panel.acts[State.CONFIRMED])
    assert panel.state.text() == "✓ Confirmed" and "noted as confirmed" in office.space.messages.text
    click(panel.to_move)
    desk.page.form.day.setText("tuesday")
    desk.page.form.changed.emit()
    click(desk.page.form.save)
    assert panel.state.text() == "→ Moved" and "Tue 3 Nov 2026, 09:30 to 10:00" in panel.when.text()
    click(panel.acts[State.CANCELLED])
    assert panel.state.text() == "✕ Cancelled" and panel.acts[State.PLANNED].isVisible()
    office.space.messages.actions_offered[0].click()
    assert office.services.appointments.get(booked).appointment.state is State.PLANNED
    assert panel.history.text().count("\n") == 4


def test_a_booking_that_has_become_unsuitable_is_flagged_where_it_is_shown(office: Office) -> None:
    booked = office.book(office.ana, FRIDAY, 14, booked_on=Outcome.SUITABLE)
    record = office.services.evaluations.create(office.ana, Evaluation(FRIDAY), CONTENT.stamp, "review")
    office.services.follow_ups._store.note_outcome(
        record.id, office.ana.id, FRIDAY, Outcome.DEFER, office.clock.now(), [], {}
    )
    desk = calendar(office)
    (block,) = desk.page.grid.blocks
    assert "A later evaluation advises against OMT." in block.accessibleName()
    click(block)
    assert desk.page.panel.flags.text() == "▲ A later evaluation advises against OMT."
    assert office.services.appointments.get(booked).ask_doctor


def test_the_day_view_and_walking_beyond_the_edge(office: Office) -> None:
    office.book(office.ana, TUESDAY)
    desk = calendar(office)
    desk.page.grid.stand_on(FRIDAY, time(9))
    click(desk.page.views.buttons["day"])
    assert desk.page.span.text() == "Fri 30 Oct 2026" and desk.page.grid.blocks == []
    desk.page.grid.setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert desk.page.span.text() == "Tue 3 Nov 2026" and len(desk.page.grid.blocks) == 1
    assert desk.page.grid.cursor_time == (TUESDAY, time(9))
    click(desk.page.today)
    assert desk.page.span.text() == "Fri 30 Oct 2026"


def test_a_calendar_file_of_all_sessions_without_names(office: Office, qtbot: QtBot) -> None:
    office.book(office.ana, MONDAY)
    desk = calendar(office)
    click(desk.page.files)
    without, with_names = office.space.messages.actions_offered
    assert without.hasFocus() and with_names.text() == "With the names of patients …"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "calendar file is" in office.space.messages.text)
    read = Calendar.from_ical(Path(office.saved).read_bytes())
    (event,) = read.walk("VEVENT")
    assert event["SUMMARY"] == "OMT session" and event["DTSTART"].dt == moment(MONDAY)
