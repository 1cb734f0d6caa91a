"""Kinds of session that the practice changes, remarks, and two doctors in one calendar, as a hand does it."""

from omt_desktop.ui.destinations import CALENDAR
from omt_desktop.ui.schedule.calendar_desk import CalendarDesk
from omt_desktop.ui.schedule.kinds_card import KindsCard
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.schedule.schedule_settings import KINDS
from tests.domain.schedule.sessions import moment
from tests.ui.hands import click, settle, show
from tests.ui.schedule.office import FRIDAY, MONDAY, Office


def calendar(office: Office) -> CalendarDesk:
    office.go(CALENDAR)
    desk = office.space.pages.findChild(CalendarDesk)
    desk.arrive()
    settle()
    return desk


def test_a_kind_is_added_renamed_retired_and_what_is_wrong_stays_in_its_line(office: Office, qtbot) -> None:
    card = KindsCard(office.services)
    show(qtbot, card)
    click(card.add)
    card.lines[3].minutes.setText("ten")
    card.lines[3].label.setText("Short visit (invented)")
    click(card.save)
    assert "5 to 480 minutes" in card.word.text() and card.lines[3].minutes.hasFocus()
    card.lines[3].minutes.setText("20")
    card.lines[0].label.setText("First visit")
    click(card.lines[2].turn)
    assert card.lines[2].state.text() == "✕ retired"
    click(card.save)
    assert card.word.text().startswith("✓ Saved")
    kept = office.services.settings.get(KINDS)
    assert [(kind.id, kind.label, kind.minutes, kind.retired) for kind in kept] == [
        ("first_session", "First visit", 45, False),
        ("session", "OMT session", 30, False),
        ("evaluation", "Evaluation", 60, True),
        ("short_visit_invented", "Short visit (invented)", 20, False),
    ]
    click(card.save)
    assert office.services.settings.get(KINDS) == kept, "saved again it is the same"
    desk = calendar(office)
    click(desk.page.new)
    assert list(desk.page.form.kinds.buttons) == ["first_session", "session", "short_visit_invented"]
    click(desk.page.form.kinds.buttons["short_visit_invented"])
    assert desk.page.form.minutes.text() == "20"


def test_a_remark_is_booked_with_the_session_and_changed_later(office: Office) -> None:
    desk = calendar(office)
    desk.booking.begin(MONDAY, moment(MONDAY, 9, 30).time().replace(hour=9))
    form = desk.page.form
    form.picker.choose(office.ana)
    form.remark.setText("Comes with an interpreter")
    desk.booking._want(False)
    settle()
    (booked,) = office.services.appointments.of_patient(office.ana.id)
    assert booked.appointment.note == "Comes with an interpreter" == desk.page.panel.note.text()
    desk.page.panel.note.setText("Brings the pictures")
    desk.page.panel.note.editingFinished.emit()
    (booked,) = office.services.appointments.of_patient(office.ana.id)
    assert booked.appointment.note == "Brings the pictures"
    assert len(office.services.appointments.history(booked.appointment.id)) == 2


def test_two_doctors_are_booked_at_once_and_each_has_a_calendar(office: Office) -> None:
    people = office.services.people
    me = office.services.access.person
    other, _ = people.add("Dr. Ada Other (invented)", Role.CLINICIAN)
    office.book(office.ben, MONDAY, 9, 30, doctor=other.id)
    desk = calendar(office)
    desk._turn(1)
    assert list(desk.page.doctors.buttons) == ["everybody", other.id, me.id]
    assert len(desk.page.grid.blocks) == 1
    click(desk.page.doctors.buttons[me.id])
    assert desk.page.grid.blocks == []
    desk._begin(lambda: desk.booking.begin(MONDAY, moment(MONDAY, 9, 30).time().replace(hour=9)))
    form = desk.page.form
    form.picker.choose(office.ana)
    desk.booking.read()
    assert form.doctor == me.id and form.save.isEnabled() and not form.anyway.isVisible()
    click(form.doctors.buttons[other.id])
    assert "That time is taken: Okafor (invented), Ben" in form.notice.text() and not form.save.isEnabled()
    click(form.doctors.buttons[me.id])
    click(form.save)
    (booked,) = office.services.appointments.of_patient(office.ana.id)
    assert booked.appointment.doctor == me.id and not booked.appointment.overlaps
    assert f"with {me.name}" in desk.page.panel.kind.text()
    click(desk.page.doctors.buttons["everybody"])
    assert len(desk.page.grid.blocks) == 2
    assert FRIDAY < MONDAY
