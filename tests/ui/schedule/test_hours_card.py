"""Working hours, closed days and the time zone as they are set."""

from datetime import date

from omt_desktop.ui.schedule.hours_card import HoursCard
from tests.ui.hands import click
from tests.ui.schedule.office import FRIDAY, MONDAY, TUESDAY, Office


def test_a_closed_monday_moves_the_calls_to_tuesday(office: Office) -> None:
    office.go("settings")
    card = office.space.pages.findChild(HoursCard)
    assert card.hours[0].text() == "08:00-12:00, 13:00-18:00" and card.hours[6].text() == ""
    card.hours[2].setText("12-8")
    click(card.save)
    assert card.word.text().startswith("Wednesday: ") and card.hours[2].hasFocus()
    card.hours[2].clear()
    card.closed.setPlainText("2 Nov 2026 Holiday")
    card.zone.setText("Nowhere/Land")
    click(card.save)
    assert "is not known on this computer" in card.word.text()
    card.zone.setText("America/New_York")
    click(card.save)
    assert card.word.text().startswith("✓ Saved")
    days = office.services.appointments.practice.days
    assert days.why_closed(MONDAY) == "Holiday" and not days.is_working(date(2026, 11, 4))
    assert days.next_working_day(FRIDAY) == TUESDAY
    assert office.services.calls.due().last_day == TUESDAY
