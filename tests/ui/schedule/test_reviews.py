"""Days on which a patient is looked at again: set on the review page or with the patient, due on Today, then gone."""

from dataclasses import replace

from PySide6.QtCore import Qt

from omt_desktop.ui.destinations import PATIENTS, TODAY
from omt_desktop.ui.review_page import ReviewPage
from omt_desktop.ui.reviews.review_card import ReviewCard
from omt_desktop.ui.today.today_desk import TodayDesk
from omt_desktop.workflow.access.role import Role
from tests.clinic import CONTENT, HEALTHY
from tests.domain.schedule.sessions import moment
from tests.ui.hands import click, press, settle
from tests.ui.schedule.office import FRIDAY, Office


def with_ana(office: Office) -> ReviewCard:
    office.go(PATIENTS)
    office.space.patients.desk.open_patient(office.ana.id)
    settle()
    card = office.space.patients.desk.reviews
    assert card is not None
    return card


def due_today(office: Office) -> ReviewCard:
    office.go(TODAY)
    desk = office.space.pages.findChild(TodayDesk)
    desk.arrive()
    return desk.page.reviews


def set_review(card: ReviewCard, what: str, when: str) -> None:
    if card.begin.isVisible():
        click(card.begin)
        assert card.new.what.hasFocus()
    click(card.new.what)
    press(*what)
    press(Qt.Key.Key_Tab)
    press(*when)
    press(Qt.Key.Key_Return)


def test_set_on_the_review_page_it_waits_for_its_day_and_goes_when_it_is_done(office: Office) -> None:
    today = replace(HEALTHY, evaluated_on=office.clock.now().date())
    record = office.services.evaluations.create(office.ana, today, CONTENT.stamp, "review")
    office.space.open(record.id)
    settle()
    card = office.space.evaluation.findChild(ReviewPage).reviews
    set_review(card, "Shoulder", "in 2 weeks")
    assert "Fri 13 Nov 2026" in card.new.word.text() and card.list.count == 1
    assert due_today(office).isHidden()
    office.clock.moment = moment(FRIDAY.replace(month=11, day=13), 8, 0)
    waits = due_today(office)
    assert waits.isVisible() and waits.heading.text() == "1 review is due"
    waits.list.opened.emit(next(iter(waits._items)))
    waits.form.note.setText("better")
    click(waits.form.done)
    assert due_today(office).isHidden()
    with_patient = with_ana(office)
    assert with_patient.ended.text().startswith("✓ Shoulder: done, 13 Nov 2026,")
    assert with_patient.ended.text().endswith("(better)")
    click(with_patient.reopen)
    assert due_today(office).isVisible()


def test_what_cannot_be_a_day_is_said_and_kept_in_its_line(office: Office) -> None:
    card = with_ana(office)
    set_review(card, "", "in 2 weeks")
    assert "Write down what" in card.new.word.text()
    card.new.what.setText("Blood pressure")
    for typed, said in (("yesterday", "Such as"), ("29 Oct 2026", "is over"), ("in 900 weeks", "three years")):
        card.new.when.setText(typed)
        card.new.when.setFocus()
        press(Qt.Key.Key_Return)
        assert said in card.new.word.text() and card.new.when.text() == typed
    assert office.services.reviews.of_patient(office.ana.id) == ()


def test_a_due_review_leads_to_its_patient_and_can_be_dropped(office: Office) -> None:
    office.services.reviews.add(office.ana.id, FRIDAY, "Results of the scan")
    card = due_today(office)
    (review_id,) = card._items
    card.begin_ending(review_id)
    assert card.form.evaluation.isHidden()
    click(card.form.patient)
    assert office.space.here == PATIENTS and office.space.patients.desk.panel.name.text() == "Rivera (invented), Ana"
    card = due_today(office)
    card.begin_ending(review_id)
    click(card.form.drop)
    assert office.services.reviews.due() == ()


def test_the_front_desk_is_shown_none(tmp_path, qtbot) -> None:
    office = Office(tmp_path, qtbot, Role.FRONT_DESK)
    try:
        assert due_today(office).isHidden()
        office.go(PATIENTS)
        office.space.patients.desk.open_patient(office.ana.id)
        assert office.space.patients.desk.reviews is None
    finally:
        office.close()
