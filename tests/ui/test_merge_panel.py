"""Joining two records of one person, as a hand does it, and taking it back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from omt_desktop.domain.patient import Patient
from omt_desktop.ui.patients_page import PatientsPage
from omt_desktop.ui.plain_label import PlainLabel
from tests.ui.fakes import FULL_DISK, Practice
from tests.ui.test_patients_page import ENTER, LEFT, shown


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


def opened(practice: Practice, qtbot: QtBot) -> tuple[PatientsPage, Patient, Patient]:
    """The page at the panel, with the record that stays and the likely one."""
    kept = practice.patient(phones=(), occupation="")
    joined = practice.patient(family_name="Ribera (invented)", mrn="B-77", occupation="baker", sex=None)
    practice.patient(family_name="Moss (invented)", given_name="Di", mrn="C-3", birth_date=None)
    page = shown(practice, qtbot)
    page.finder.opened.emit(kept.id)
    qtbot.mouseClick(page.desk.panel.merge, LEFT)
    return page, kept, joined


def test_likely_records_are_offered_and_the_fields_chosen_between(practice: Practice, qtbot: QtBot) -> None:
    page, kept, joined = opened(practice, qtbot)
    panel = page.desk._merging.panel
    assert panel.isVisible() and panel.search.hasFocus() and panel.list.count == 1
    qtbot.keyClicks(panel.search, "moss")
    assert panel.list.count == 1 and panel.list.model().index(0, 0).data().startswith("Moss")
    panel.search.clear()
    panel.list.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(panel.list, ENTER)
    assert set(panel.preview.choices) == {"family_name", "mrn"} and "B-77 finds this patient" in panel.word.text()
    panel.preview.choices["family_name"].buttons["joined"].click()
    qtbot.mouseClick(panel.join, LEFT)
    now = practice.patients.kept[kept.id]
    assert (now.family_name, now.mrn, now.occupation) == ("Ribera (invented)", "A-1042", "baker")
    assert practice.patients.kept[joined.id].merged_into == kept.id
    qtbot.mouseClick(panel.back, LEFT)
    assert practice.patients.kept[kept.id] == kept and practice.patients.kept[joined.id] == joined
    assert panel.join.isVisible() and not panel.back.isVisible()
    qtbot.mouseClick(panel.close_it, LEFT)
    assert page.desk.panel.isVisible() and page.desk.panel.name.text() == kept.full_name


def test_the_other_record_may_stay_and_what_was_joined_is_told(practice: Practice, qtbot: QtBot) -> None:
    page, kept, joined = opened(practice, qtbot)
    panel = page.desk._merging.panel
    panel.list.opened.emit(joined.id)
    qtbot.mouseClick(panel.swap, LEFT)
    assert panel.name.text() == joined.full_name
    qtbot.mouseClick(panel.join, LEFT)
    qtbot.mouseClick(panel.close_it, LEFT)
    assert page.desk.panel.name.text() == joined.full_name
    told = [label.text() for label in page.desk.panel.joined.findChildren(PlainLabel)]
    assert told == [f"Joined with the record of {kept.full_name}, record A-1042, on 20 Nov 2026"]
    page.finder.opened.emit(kept.id)
    assert page.desk.panel.name.text() == joined.full_name, "the record that stayed stands for the joined one"


def test_a_merge_is_taken_back_from_the_page_of_the_patient_long_after(practice: Practice, qtbot: QtBot) -> None:
    page, kept, joined = opened(practice, qtbot)
    page.desk._merging.panel.list.opened.emit(joined.id)
    qtbot.mouseClick(page.desk._merging.panel.join, LEFT)
    qtbot.mouseClick(page.desk._merging.panel.close_it, LEFT)
    page.desk.panel.left.emit()
    page.finder.opened.emit(kept.id)
    (button,) = page.desk.panel.joined.buttons
    practice.patients.problem = FULL_DISK
    qtbot.mouseClick(button, LEFT)
    assert practice.patients.kept[joined.id].merged_into == kept.id
    practice.patients.problem = ""
    (button,) = page.desk.panel.joined.buttons
    qtbot.mouseClick(button, LEFT)
    assert practice.patients.kept[kept.id] == kept and practice.patients.kept[joined.id] == joined
    assert page.desk.panel.joined.isHidden() and page.desk.panel.name.text() == kept.full_name


def test_what_cannot_be_stored_is_said_and_joins_nothing(practice: Practice, qtbot: QtBot) -> None:
    page, _, joined = opened(practice, qtbot)
    panel = page.desk._merging.panel
    panel.list.opened.emit(joined.id)
    practice.patients.problem = FULL_DISK
    qtbot.mouseClick(panel.join, LEFT)
    assert panel.word.text() == FULL_DISK and practice.patients.kept[joined.id] == joined
    qtbot.mouseClick(panel.swap, LEFT)
    panel.chosen.emit(joined.id)
    panel.searched.emit("x")
    assert panel.word.text() == FULL_DISK
