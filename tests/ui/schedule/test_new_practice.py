"""From another program's table to the call before the session: what a new practice does first, in one go."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from omt_desktop.ui.bringing.bring_desk import BringDesk
from omt_desktop.ui.destinations import BRING, CALLS, PATIENTS
from omt_desktop.ui.review_page import ReviewPage
from omt_desktop.ui.schedule.booking_card import BookingCard
from omt_desktop.ui.schedule.call_desk import CallDesk
from tests.clinic import CONTENT, HEALTHY
from tests.ui.hands import click, press, settle
from tests.ui.schedule.office import FRIDAY, Office

MANY = 10_000


def _table(path: Path) -> Path:
    rows = (
        f"{n},Fam{n % 997:03d}son (invented),Given{n // 997},{1930 + n % 90}-05-{1 + n % 28:02d},{'FM'[n % 2]},"
        f"+1 555 {n:07d}"
        for n in range(MANY)
    )
    path.write_text("ID,Last name,First name,DOB,Sex,Phone\n" + "\n".join(rows) + "\n", "utf-8")
    return path


@pytest.mark.slow
def test_ten_thousand_are_brought_one_is_found_booked_and_called(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    """On the Friday evening before the clock is put back."""
    office.clock.set_to(FRIDAY, 17, 30)
    office.space._go(BRING)
    settle()
    desk = office.window.findChild(BringDesk)
    desk._ask = lambda _: str(_table(tmp_path / "patients.csv"))
    for button in (desk.page.choose, desk.page.preview, desk.page.carry_out):
        qtbot.waitUntil(lambda button=button: button.isVisible() and button.isEnabled(), timeout=120_000)
        click(button)
    qtbot.waitUntil(lambda: office.services.patients.count() == MANY + 2, timeout=120_000)
    qtbot.waitUntil(lambda: not desk.unsaved(), timeout=20_000)
    assert "10000" in desk.page.outcome.counts.text().replace(",", "")
    office.go(PATIENTS)
    finder = office.space.patients.finder
    finder.search.setFocus()
    press(*"fam123 1991")
    settle()
    (row,) = office.services.patients.find("fam123 1991")
    press(Qt.Key.Key_Return)
    assert office.space.patients.desk.panel.name.text() == row.patient.full_name
    today = replace(HEALTHY, evaluated_on=FRIDAY)
    record = office.services.evaluations.create(row.patient, today, CONTENT.stamp, "review")
    office.space.open(record.id)
    settle()
    (card,) = office.space.evaluation.findChild(ReviewPage).findChildren(BookingCard)
    click(card.book)
    press(Qt.Key.Key_Return)
    (booked,) = office.services.appointments.of_patient(row.patient.id)
    assert booked.appointment.start == datetime(2026, 11, 2, 13, 0, tzinfo=UTC), "eight o'clock in winter time"
    office.go(CALLS)
    calls = office.space.pages.findChild(CallDesk)
    assert [found.session.patient.id for found in calls.due.rows] == [row.patient.id]
    assert "Mon 2 Nov 2026" in calls.page.days.text() and calls.due.today == date(2026, 10, 30)
