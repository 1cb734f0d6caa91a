"""The list of patients: read on as it is scrolled, narrowed, sorted, and a date told as it was read."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from omt_desktop.ui.patient_desk import PAGE
from omt_desktop.ui.patients_page import PatientsPage
from omt_desktop.workflow.patient_query import EVERYONE, PatientOrder, PatientView
from tests.ui.fakes import FULL_DISK, Practice
from tests.ui.test_patients_page import shown


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


def pick(page: PatientsPage, which: str, option_id: str) -> None:
    """As a hand picks from the list that drops down."""
    choice = getattr(page.finder.choices, which)
    choice.choose(option_id)
    choice.activated.emit(choice.currentIndex())


def test_the_list_is_read_on_when_its_end_comes_into_sight(practice: Practice, qtbot: QtBot) -> None:
    for number in range(PAGE * 2 + 7):
        practice.patient(family_name=f"P{number:03}", mrn="")
    page = shown(practice, qtbot)
    assert page.finder.list.count == PAGE and page.finder.count.text() == "207 patients"
    page.finder.list.scrollToBottom()
    qtbot.waitUntil(lambda: page.finder.list.count == 2 * PAGE)
    page.finder.list.scrollToBottom()
    qtbot.waitUntil(lambda: page.finder.list.count == 2 * PAGE + 7)
    page.finder.list.stand_on(list(practice.patients.kept)[-1])
    assert page.desk.panel.name.text().startswith("P206")


def test_a_page_that_cannot_be_read_is_said_and_ends_the_list(practice: Practice, qtbot: QtBot) -> None:
    for number in range(PAGE):
        practice.patient(family_name=f"P{number:03}", mrn="")
    page = shown(practice, qtbot)
    practice.patients.problem = FULL_DISK
    with qtbot.waitSignal(page.refused):
        page.finder.list.scrollToBottom()
    assert page.finder.list.count == PAGE


def test_the_chosen_view_is_asked_for(practice: Practice, qtbot: QtBot) -> None:
    practice.patient()
    page = shown(practice, qtbot)
    asked: list[PatientView] = []
    page_of = practice.patients.page
    practice.patients.page = lambda view, after, limit=100: asked.append(view) or page_of(view, after, limit)
    pick(page, "order", "last_visit")
    pick(page, "shown", "never")
    pick(page, "shown", "year")
    today = practice.clock.now().date()
    assert asked == [
        PatientView(PatientOrder.LAST_VISIT),
        PatientView(PatientOrder.LAST_VISIT, never_seen=True),
        PatientView(PatientOrder.LAST_VISIT, seen_since=today.replace(year=2025)),
    ]
    assert page.finder.count.text() == "1 of 1 patient"
    page.finder.search.setText("nobody")
    assert "«Seen in a year» leaves others out" in page.finder.empty.what_to_do.text()
    page.finder.choices.show_everyone()
    assert page.finder.choices.view(today) == EVERYONE


def test_how_a_date_was_read_is_told(practice: Practice, qtbot: QtBot) -> None:
    practice.patient()
    page = shown(practice, qtbot)
    page.finder.search.setText("02/03/1954")
    assert page.finder.understood.isVisible() and page.finder.understood.text() == "Born 2 Mar 1954 or 3 Feb 1954"
    page.finder.search.setText("ana")
    assert not page.finder.understood.isVisible()


def test_who_does_not_come_any_more_is_said_in_the_list(practice: Practice, qtbot: QtBot) -> None:
    practice.patient(preferred_name="Anita")
    page = shown(practice, qtbot)
    assert "«Anita»" in page.finder.list.model().index(0, 0).data()
