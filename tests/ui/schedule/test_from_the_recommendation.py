"""From the recommendation to the call: a session booked with two presses, and the call list across a clock change."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt

from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.booking_flag import FlagReason
from omt_desktop.domain.schedule.confirmation_call import CallOutcome
from omt_desktop.exchange.evaluation_file import EvaluationReader
from omt_desktop.ui.destinations import CALENDAR, CALLS
from omt_desktop.ui.review_page import ReviewPage
from omt_desktop.ui.schedule.booking_card import BookingCard
from omt_desktop.ui.schedule.call_desk import CallDesk
from omt_desktop.workflow.edits import Answer, Decide
from tests.clinic import CASES, CONTENT, HEALTHY
from tests.domain.schedule.sessions import moment
from tests.ui.hands import click, press, settle
from tests.ui.schedule.office import FRIDAY, MONDAY, TUESDAY, Office

_CASE = json.loads((CASES / "04-saddle-numbness.json").read_bytes())["evaluation"]
SADDLE = EvaluationReader(CONTENT).read(json.dumps(_CASE).encode())[1]


def review(office: Office, evaluation: Evaluation) -> BookingCard:
    """The card on the review page of that evaluation of Ana, made today."""
    today = replace(evaluation, evaluated_on=office.clock.now().date())
    record = office.services.evaluations.create(office.ana, today, CONTENT.stamp, "review")
    office.space.open(record.id)
    settle()
    page = office.space.evaluation
    assert page is not None
    (card,) = page.findChild(ReviewPage).findChildren(BookingCard)
    return card


def listed(office: Office) -> list[tuple[str, str]]:
    """Who is on the call list, and when, as it stands on the screen now."""
    office.go(CALLS)
    desk = office.space.pages.findChild(CallDesk)
    desk.arrive()
    practice = office.services.appointments.practice
    return [
        (row.session.patient.given_name, f"{practice.local(row.session.appointment.start):%a %H:%M}")
        for row in desk.due.rows
    ]


def test_two_presses_book_what_the_recommendation_allows_and_the_call_list_is_right(office: Office) -> None:
    """Friday evening before the clock is put back; the session is on Monday, and the call is due at once."""
    office.clock.set_to(FRIDAY, 17, 30)
    card = review(office, HEALTHY)
    assert "allows a session" in card.say.text()
    click(card.book)
    assert [button.text() for button in card.times][:1] == ["Mon 2 Nov 2026, 08:00"] and card.times[0].hasFocus()
    press(Qt.Key.Key_Return)
    assert card.say.text() == (
        "✓ Booked: Mon 2 Nov 2026, 08:00 to 08:45. The confirmation call is due on Fri 30 Oct 2026."
    )
    (booked,) = office.services.appointments.of_patient(office.ana.id)
    assert booked.appointment.start == datetime(2026, 11, 2, 13, 0, tzinfo=UTC), "eight o'clock in winter time"
    assert booked.appointment.booked_on is Outcome.SUITABLE and not booked.ask_doctor
    office.book(office.ben, TUESDAY, 9, 0)
    office.book(office.ben, MONDAY, 7, 0, overlaps=True)
    assert listed(office) == [("Ben", "Mon 07:00"), ("Ana", "Mon 08:00")]
    for day, hour, expected in (
        (date(2026, 10, 31), 12, [("Ben", "Mon 07:00"), ("Ana", "Mon 08:00")]),
        (date(2026, 11, 1), 12, [("Ben", "Mon 07:00"), ("Ana", "Mon 08:00")]),
        (MONDAY, 7, [("Ana", "Mon 08:00"), ("Ben", "Tue 09:00")]),
        (MONDAY, 12, [("Ben", "Tue 09:00")]),
        (TUESDAY, 12, []),
    ):
        office.clock.set_to(day, hour)
        assert listed(office) == expected, (day, hour)


def test_the_call_confirms_and_the_calendar_knows(office: Office) -> None:
    office.clock.set_to(FRIDAY, 17, 30)
    card = review(office, HEALTHY)
    click(card.book)
    click(card.times[0])
    listed(office)
    desk = office.space.pages.findChild(CallDesk)
    click(desk.page.panel.outcomes[CallOutcome.CONFIRMED])
    (booked,) = office.services.appointments.of_patient(office.ana.id)
    assert booked.appointment.state is State.CONFIRMED
    office.go(CALENDAR)
    assert desk.due.is_done


def test_a_slip_is_taken_back_and_another_time_is_chosen_in_the_calendar(office: Office) -> None:
    card = review(office, HEALTHY)
    click(card.book)
    click(card.kinds.buttons["session"])
    assert card.times[0].text() == "Fri 30 Oct 2026, 10:00"
    click(card.times[0])
    click(card.undo)
    assert "allows a session" in card.say.text()
    (cancelled,) = office.services.appointments.of_patient(office.ana.id)
    assert cancelled.appointment.state is State.CANCELLED
    click(card.book)
    click(card.other)
    settle()
    form = office.space.pages.currentWidget().form
    assert office.space.here == CALENDAR and form.picker.patient.id == office.ana.id
    form.day.setText("tuesday")
    form.times.setText("11")
    form.changed.emit()
    click(form.save)
    booked = office.services.appointments.of_patient(office.ana.id)[0].appointment
    assert booked.start == moment(TUESDAY, 11, 0) and booked.booked_on is Outcome.SUITABLE and booked.evaluation_id


def test_what_speaks_against_it_is_told_and_a_doctor_who_differs_books_with_a_mark(office: Office) -> None:
    card = review(office, SADDLE)
    assert "No session is offered: the recommendation is «Emergency referral»" in card.say.text()
    assert not card.book.isVisible()
    bridge = office.space.evaluation.bridge
    bridge.apply(Decide(Decision(Stance.DIFFER, "Already operated, cleared by surgery (invented)")))
    assert card.book.isVisible() and "will be marked" in card.say.text()
    click(card.book)
    click(card.times[0])
    assert "Marked: booked against the recommendation." in card.say.text()
    (booked,) = office.services.appointments.of_patient(office.ana.id)
    assert booked.against and booked.appointment.booked_on is Outcome.EMERGENCY
    assert FlagReason.NEW_FACTS not in booked.flags


def test_new_facts_flag_the_booking_and_open_the_red_flag(office: Office) -> None:
    card = review(office, HEALTHY)
    click(card.book)
    click(card.times[0])
    bridge = office.space.evaluation.bridge
    facts = SADDLE.facts["flag.cauda_equina"]
    bridge.apply(Answer("flag.cauda_equina", facts))
    bridge.following.now()
    (booked,) = office.services.appointments.of_patient(office.ana.id)
    assert FlagReason.NEW_FACTS in booked.flags and FlagReason.OPEN_RED_FLAG in booked.flags
    assert office.services.follow_ups.open()[0][0].title.startswith("Cauda equina")
    bridge.undo()
    bridge.following.now()
    (again,) = office.services.appointments.of_patient(office.ana.id)
    assert not again.ask_doctor and office.services.follow_ups.open() == ()
