"""Finding, adding and changing patients, and opening their evaluations, as a hand would."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.ui.patients_page import PatientsPage
from omt_desktop.workflow.edits import Decide
from tests.ui.fakes import FULL_DISK, Practice

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


def shown(practice: Practice, qtbot: QtBot) -> PatientsPage:
    """The page on the screen, with the hand on the search line."""
    page = PatientsPage()
    qtbot.addWidget(page)
    page.resize(1190, 740)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open_practice(practice.services)
    page.arrive()
    return page


def fill(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.clear()
    qtbot.keyClicks(line, text)


def test_an_empty_practice_says_what_to_do(practice: Practice, qtbot: QtBot) -> None:
    page = shown(practice, qtbot)
    assert page.finder.empty.isVisible() and "Ctrl+N" in page.finder.empty.what_to_do.text()
    assert page.desk.notes.empty.title.text() == "Welcome"


def test_a_patient_is_added_in_one_form_and_examined_at_once(practice: Practice, qtbot: QtBot) -> None:
    page = shown(practice, qtbot)
    qtbot.keyClick(page.finder.search, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.editor.form
    qtbot.keyClicks(form.family_name, "  Rivera   (invented) ")
    qtbot.keyClicks(form.given_name, "Ana")
    qtbot.keyClicks(form.birth_date, "2.3.1954")
    assert form.birth_word.text() == "2 Mar 1954 · 72 years"
    qtbot.keyClick(form.sex.buttons["female"], Qt.Key.Key_F)
    qtbot.keyClicks(form.mrn, "A-1042")
    with qtbot.waitSignal(page.evaluation_wanted) as told:
        qtbot.keyClick(form.mrn, ENTER)
    (added,) = practice.patients.kept.values()
    assert (added.full_name, added.birth_date, added.sex) == ("Rivera (invented), Ana", date(1954, 3, 2), "female")
    assert practice.evaluations.kept[told.args[0]].evaluation.facts["patient.birth_date"] == date(1954, 3, 2)
    assert page.desk.panel.isVisible() and page.finder.list.current_key == added.id


@pytest.mark.parametrize(
    ("typed", "word"),
    [("31.2.1990", "no 31 Feb 1990"), ("21 Nov 2026", "in the future"), ("02/03/1954", "month as a word")],
)
def test_an_impossible_birth_date_is_told_beside_the_field_and_not_saved(
    practice: Practice, qtbot: QtBot, typed: str, word: str
) -> None:
    page = shown(practice, qtbot)
    page.add_patient()
    form = page.editor.form
    qtbot.keyClicks(form.family_name, "Doe (invented)")
    qtbot.keyClicks(form.birth_date, typed)
    assert word in form.birth_word.text() and form.birth_word.property("role") == "danger"
    qtbot.mouseClick(form.save, LEFT)
    assert practice.patients.kept == {} and form.birth_date.text() == typed and form.birth_date.hasFocus()


def test_a_name_is_needed(practice: Practice, qtbot: QtBot) -> None:
    page = shown(practice, qtbot)
    page.add_patient()
    qtbot.mouseClick(page.editor.form.save, LEFT)
    assert page.editor.form.name_word.text() == "A family name is needed."
    qtbot.keyClicks(page.editor.form.family_name, "D")
    assert page.editor.form.name_word.isHidden()


def test_a_patient_who_may_be_there_already_is_told_once(practice: Practice, qtbot: QtBot) -> None:
    practice.patient()
    page = shown(practice, qtbot)
    page.add_patient()
    form = page.editor.form
    qtbot.keyClicks(form.family_name, "rivera (invented)")
    qtbot.keyClicks(form.given_name, "ANA")
    qtbot.mouseClick(form.save, LEFT)
    assert "may be a patient you already have: Rivera (invented), Ana, 72 years" in form.notice.text()
    assert len(practice.patients.kept) == 1
    qtbot.mouseClick(form.save, LEFT)
    assert len(practice.patients.kept) == 2


def test_what_is_typed_stays_where_it_cannot_be_saved(practice: Practice, qtbot: QtBot) -> None:
    page = shown(practice, qtbot)
    page.add_patient()
    practice.patients.problem = FULL_DISK
    qtbot.keyClicks(page.editor.form.family_name, "Doe (invented)")
    qtbot.mouseClick(page.editor.form.save, LEFT)
    assert page.editor.form.notice.text() == FULL_DISK
    assert page.has_unsaved_text and page.editor.form.family_name.text() == "Doe (invented)"


def test_a_form_in_use_is_not_taken_away(practice: Practice, qtbot: QtBot) -> None:
    practice.patient()
    page = shown(practice, qtbot)
    page.add_patient()
    qtbot.keyClicks(page.editor.form.family_name, "Doe (invented)")
    qtbot.keyClick(page.finder.search, Qt.Key.Key_Down)
    assert page.editor.isVisible() and "not saved yet" in page.editor.form.notice.text()
    qtbot.keyClick(page.editor.form.family_name, Qt.Key.Key_Escape)
    assert page.desk.notes.isVisible() and not page.has_unsaved_text


def test_search_finds_by_the_beginning_of_names_and_enter_opens(practice: Practice, qtbot: QtBot) -> None:
    practice.patient()
    practice.patient(family_name="Okafor (invented)", given_name="Chidi", mrn="A-1043")
    page = shown(practice, qtbot)
    assert page.finder.search.hasFocus() and page.finder.list.count == 2
    qtbot.keyClicks(page.finder.search, "oka")
    assert page.finder.list.count == 1 and page.finder.count.text() == "2 patients"
    qtbot.keyClick(page.finder.search, ENTER)
    assert page.desk.panel.name.text() == "Okafor (invented), Chidi" and page.desk.panel.begin.hasFocus()
    with qtbot.waitSignal(page.evaluation_wanted):
        qtbot.keyClick(page.desk.panel.begin, ENTER)
    fill(qtbot, page.finder.search, "nobody")
    assert page.finder.empty.isVisible() and page.finder.empty.title.text() == "Nobody found"
    qtbot.keyClick(page.finder.search, Qt.Key.Key_Escape)
    assert page.finder.list.count == 2


def test_unfinished_notes_come_first_and_open_at_a_click(practice: Practice, qtbot: QtBot) -> None:
    record = practice.evaluation(complaint__groups=("low_back_pain",))
    decided = practice.evaluation()
    practice.evaluations.save(
        decided.id, decided.evaluation, Decide(Decision(Stance.AGREE)).applied_to(decided.evaluation)
    )
    page = shown(practice, qtbot)
    assert page.desk.notes.isVisible() and page.desk.notes.list.count == 1
    assert "Low back pain" in page.desk.notes.list.model().index(0, 0).data()
    place = page.desk.notes.list.visualRect(page.desk.notes.list.model().index(0, 0)).center()
    with qtbot.waitSignal(page.evaluation_wanted) as told:
        qtbot.mouseClick(page.desk.notes.list.viewport(), LEFT, pos=place)
    assert told.args == [record.id]


def test_an_unfinished_evaluation_is_offered_before_a_new_one(practice: Practice, qtbot: QtBot) -> None:
    record = practice.evaluation()
    page = shown(practice, qtbot)
    qtbot.keyClick(page.finder.search, Qt.Key.Key_Down)
    assert page.desk.panel.list.count == 1 and page.desk.panel.proceed.text() == "Continue 20 Nov 2026"
    qtbot.keyClick(page.finder.list, ENTER)
    assert page.desk.panel.proceed.hasFocus()
    with qtbot.waitSignal(page.evaluation_wanted) as told:
        qtbot.mouseClick(page.desk.panel.proceed, LEFT)
    assert told.args == [record.id]
    qtbot.mouseClick(page.desk.panel.leave, LEFT)
    assert page.desk.notes.isVisible() and page.finder.search.hasFocus() and page.finder.list.current_key == ""


def test_details_are_changed_in_place(practice: Practice, qtbot: QtBot) -> None:
    patient = practice.patient(birth_date=None, sex=None, mrn="")
    page = shown(practice, qtbot)
    qtbot.keyClick(page.finder.search, ENTER)
    assert "age not recorded, sex not recorded" in page.desk.panel.identity.text()
    qtbot.mouseClick(page.desk.panel.edit, LEFT)
    form = page.editor.form
    assert form.family_name.text() == patient.family_name and form.save_and_begin.isHidden()
    qtbot.keyClicks(form.birth_date, "1954-03-02")
    qtbot.mouseClick(form.sex.buttons["female"], LEFT)
    qtbot.keyClick(form.birth_date, ENTER)
    assert practice.patients.kept[patient.id].birth_date == date(1954, 3, 2)
    assert page.desk.panel.identity.text() == "72 years, female · born 2 Mar 1954"


def test_a_form_held_open_overwrites_nothing_that_was_written_meanwhile(practice: Practice, qtbot: QtBot) -> None:
    patient = practice.patient()
    page = shown(practice, qtbot)
    qtbot.keyClick(page.finder.search, ENTER)
    qtbot.mouseClick(page.desk.panel.edit, LEFT)
    form = page.editor.form
    form.given_name.clear()
    qtbot.keyClicks(form.given_name, "Anita")
    practice.patients.update(replace(practice.patients.kept[patient.id], sex="male", mrn="A-2000"))
    qtbot.keyClick(form.given_name, ENTER)
    kept = practice.patients.kept[patient.id]
    assert (kept.given_name, kept.sex, kept.mrn) == ("Anita", "male", "A-2000")


def test_the_sex_can_be_taken_back(practice: Practice, qtbot: QtBot) -> None:
    page = shown(practice, qtbot)
    page.add_patient()
    form = page.editor.form
    qtbot.keyClicks(form.family_name, "Doe (invented)")
    for _ in range(2):
        qtbot.mouseClick(form.sex.buttons["male"], LEFT)
    qtbot.mouseClick(form.save, LEFT)
    assert next(iter(practice.patients.kept.values())).sex is None


def test_what_the_registry_cannot_do_is_told_in_one_sentence(practice: Practice, qtbot: QtBot) -> None:
    practice.patient()
    page = shown(practice, qtbot)
    told: list[str] = []
    page.refused.connect(told.append)
    practice.patients.problem = FULL_DISK
    qtbot.keyClicks(page.finder.search, "r")
    assert told == [FULL_DISK] and page.finder.list.count == 1
    practice.patients.problem, practice.evaluations.problem = "", FULL_DISK
    qtbot.keyClick(page.finder.search, ENTER)
    qtbot.mouseClick(page.desk.panel.begin, LEFT)
    assert told == [FULL_DISK, FULL_DISK] and practice.evaluations.kept == {}


def test_names_with_markup_and_ampersands_stay_as_typed(practice: Practice, qtbot: QtBot) -> None:
    practice.patient(family_name="<b>Brown & Sons</b> (invented)", given_name="")
    page = shown(practice, qtbot)
    qtbot.keyClick(page.finder.search, ENTER)
    assert page.desk.panel.name.text() == "<b>Brown & Sons</b> (invented)"
    assert page.desk.panel.name.textFormat() is Qt.TextFormat.PlainText
