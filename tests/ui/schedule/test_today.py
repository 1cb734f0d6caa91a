"""What waits today, for the doctor and for the front desk, and how a red flag is answered for."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from omt_desktop.domain.assess import assess
from omt_desktop.domain.schedule.follow_up import Resolution
from omt_desktop.exchange.evaluation_file import EvaluationReader
from omt_desktop.ui.destinations import CALENDAR, CALLS, PATIENTS, TODAY
from omt_desktop.ui.today.today_desk import TodayDesk
from omt_desktop.workflow.access.role import Role
from tests.clinic import CASES, CONTENT
from tests.ui.hands import click, press, settle
from tests.ui.schedule.office import FRIDAY, MONDAY, Office

_CASE = json.loads((CASES / "04-saddle-numbness.json").read_bytes())["evaluation"]
SADDLE = replace(EvaluationReader(CONTENT).read(json.dumps(_CASE).encode())[1], evaluated_on=FRIDAY)


def today(office: Office) -> TodayDesk:
    office.go(TODAY)
    return office.space.pages.findChild(TodayDesk)


def saddle(office: Office) -> str:
    """An evaluation of Ana that fired an emergency."""
    record = office.services.evaluations.create(office.ana, SADDLE, CONTENT.stamp, "review")
    recommendation = assess(SADDLE, CONTENT.vocabulary, CONTENT.rules)
    office.services.follow_ups.follow(office.services.evaluations.load(record.id), recommendation, CONTENT)
    return record.id


def test_an_empty_practice_begins_with_its_patients_and_says_that_nothing_waits(office: Office) -> None:
    assert office.space.here == PATIENTS
    page = today(office).page
    assert page.title.text() == "Today, Fri 30 Oct 2026"
    assert page.notes.detail.text() == "✓ Nothing is left unfinished." and not page.follow_ups.isVisible()
    assert page.sessions.detail.text() == "No session is booked." and "Nobody is booked." in page.calls.detail.text()
    press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    assert office.space.here == PATIENTS and office.space.patients.finder.search.hasFocus()


def test_everything_that_waits_leads_to_its_page(office: Office) -> None:
    booked, due = office.book(office.ana, FRIDAY, 14), office.book(office.ben, MONDAY, 9, 30)
    saddle(office)
    page = today(office).page
    assert page.notes.list.count == 1 and page.sessions.list.count == 1 and page.calls.list.count == 1
    assert page.sessions.detail.text() == "1 session. ▲ 1 needs a look before it begins."
    page.sessions.list.opened.emit(booked)
    settle()
    assert (
        office.space.here == CALENDAR
        and office.space.pages.currentWidget().panel.name.text() == "Rivera (invented), Ana"
    )
    today(office).page.calls.list.opened.emit(due)
    settle()
    assert (
        office.space.here == CALLS and office.space.pages.currentWidget().panel.name.text() == "Okafor (invented), Ben"
    )


def test_a_red_flag_stays_until_it_is_answered_for(office: Office) -> None:
    saddle(office)
    card = today(office).page.follow_ups
    waiting = card.list.count
    assert waiting >= 1 and card.isVisible()
    card.list.setFocus()
    press(Qt.Key.Key_Return)
    form = card.form
    assert form.isVisible() and "Cauda equina" in form.title.text()
    click(form.save)
    assert "to whom it was referred" in form.problem.text() and card.list.count == waiting
    form.who.setText("Emergency department (invented)")
    form.on.setText("31 Oct 2026")
    click(form.save)
    assert "in the future" in form.problem.text()
    form.on.setText("30 Oct 2026")
    click(form.save)
    assert card.list.count == waiting - 1 and not form.isVisible()
    answered = [item for item in office.services.follow_ups.of_patient(office.ana.id) if item.answered]
    assert {item.answered.resolution for item in answered} == {Resolution.REFERRED}
    assert {item.title for item in answered} == {"Cauda equina features"} and len(answered) == 2, "both of its rules"
    assert form.title.text() not in [item.title for item, _ in office.services.follow_ups.open()]


def test_the_patient_panel_shows_the_flag_and_how_it_was_answered_for(office: Office) -> None:
    record_id = saddle(office)
    office.go(PATIENTS)
    desk = office.space.patients.desk
    desk.open_patient(office.ana.id)
    card = desk.follow_ups
    waiting = card.list.count
    assert card.isVisible() and waiting >= 1
    card.list.stand_on_first()
    card.answer(card.list.current_key)
    click(card.form.resolutions.buttons["declined"])
    assert not card.form.who.isVisible()
    click(card.form.save)
    assert "Declined by the patient on 30 Oct 2026" in card.done.text() and card.reopen.isVisible()
    click(card.reopen)
    assert card.list.count == waiting
    card.list.stand_on_first()
    card.answer(card.list.current_key)
    click(card.open_evaluation)
    settle()
    assert record_id


def test_the_front_desk_sees_its_part(tmp_path: Path, qtbot: QtBot) -> None:
    office = Office(tmp_path, qtbot, Role.FRONT_DESK)
    try:
        office.book(office.ana, MONDAY)
        page = today(office).page
        assert not page.notes.isVisible() and not page.follow_ups.isVisible()
        assert page.sessions.isVisible() and page.calls.list.count == 1
        assert office.space.messages.text == ""
        office.go(PATIENTS)
        office.space.patients.desk.open_patient(office.ana.id)
        assert office.space.messages.text == ""
    finally:
        office.close()


def test_the_rail_fits_into_the_smallest_window(office: Office) -> None:
    smallest = office.window.minimumSize()
    office.window.resize(smallest)
    settle()
    assert office.window.height() <= smallest.height()
    rail = office.space.rail
    buttons = [rail.button(page_id) for page_id in (TODAY, PATIENTS, CALLS, CALENDAR)]
    assert all(button.height() >= 36 for button in buttons)
    assert all(one.geometry().bottom() < other.y() for one, other in pairwise(buttons))
    for page_id in (CALENDAR, CALLS, TODAY):
        office.go(page_id)
        assert office.window.height() <= smallest.height() and office.window.width() <= smallest.width()
