"""The patients page while the practice is still being opened: what is typed stays, waits, and is carried out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.ui import patient_finder
from omt_desktop.ui.destinations import ABOUT, EVALUATION, PATIENTS, SETTINGS
from omt_desktop.ui.idle_steps import IdleSteps
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.patient_form import PatientForm
from omt_desktop.ui.patients_page import PatientsPage
from omt_desktop.ui.theme import Theme, ThemeChoice
from omt_desktop.ui.workspace import Workspace
from tests.ui.doors import LockedDoor
from tests.ui.fakes import Practice
from tests.ui.hands import click, press, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


class Opening:
    """A window whose practice opens when `let_in` is called, and not before."""

    def __init__(self, practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
        self.practice, self.qtbot = practice, qtbot
        settings = LocalSettingsFile(practice.services.data_folder)
        self.window = MainWindow(LockedDoor(practice.services.data_folder), settings, Theme(qapp, ThemeChoice.LIGHT))
        qtbot.addWidget(self.window)
        practice.windows.append(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.window.begin_work()

    @property
    def space(self) -> Workspace:
        return self.window.workspace

    @property
    def page(self) -> PatientsPage:
        return self.space.patients

    @property
    def form(self) -> PatientForm:
        return self.page.editor.form

    def let_in(self) -> None:
        """The practice opens, and all that follows from it has happened."""
        self.window.enter(self.practice.services)
        self.qtbot.waitUntil(lambda: self.space.is_open)
        settle()


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


@pytest.fixture
def opening(practice: Practice, qtbot: QtBot, qapp: QApplication) -> Opening:
    return Opening(practice, qtbot, qapp)


def fill_in(opening: Opening, family_name: str = "Okafor (invented)") -> None:
    press(Qt.Key.Key_N, modifier=CONTROL)
    press(family_name, Qt.Key.Key_Tab, "Chidi")
    assert opening.form.family_name.text() == family_name


def test_it_says_that_it_opens_and_shows_no_empty_list(practice: Practice, opening: Opening) -> None:
    practice.patient()
    finder = opening.page.finder
    assert finder.empty.isVisible() and finder.empty.title.text() == "Opening the practice …"
    assert finder.count.text() == "" and opening.page.desk is None
    opening.let_in()
    assert finder.list.isVisible() and finder.list.count == 1 and finder.count.text() == "1 patient"


def test_what_is_typed_is_kept_and_searched_when_it_is_open(practice: Practice, opening: Opening) -> None:
    practice.patient()
    practice.patient(family_name="Okafor (invented)", given_name="Chidi", mrn="A-1043")
    press("oka", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert opening.page.finder.search.hasFocus()
    opening.let_in()
    assert opening.page.finder.list.count == 1 and opening.page.finder.search.text() == "oka"
    press("f")
    assert opening.page.finder.search.text() == "okaf"


def test_a_new_patient_is_filled_in_and_saved_when_it_is_open(practice: Practice, opening: Opening) -> None:
    fill_in(opening)
    press(Qt.Key.Key_Return)
    assert "as soon as it is open" in opening.form.notice.text() and practice.patients.kept == {}
    opening.let_in()
    opening.qtbot.waitUntil(lambda: opening.space.evaluation is not None)
    (added,) = practice.patients.kept.values()
    assert added.full_name == "Okafor (invented), Chidi"
    assert [record.patient for record in practice.evaluations.kept.values()] == [added]


def test_what_was_changed_after_saving_waits_for_the_hand(practice: Practice, opening: Opening) -> None:
    fill_in(opening)
    click(opening.form.save)
    opening.form.given_name.setFocus()
    press("ma")
    opening.let_in()
    assert practice.patients.kept == {} and opening.form.isVisible() and opening.form.notice.text() == ""
    assert opening.page.has_unsaved_text and opening.form.given_name.hasFocus()
    click(opening.form.save)
    assert [patient.given_name for patient in practice.patients.kept.values()] == ["Chidima"]


def test_a_form_that_was_cancelled_is_not_saved(practice: Practice, opening: Opening) -> None:
    fill_in(opening)
    click(opening.form.save)
    press(Qt.Key.Key_Escape)
    assert opening.page.finder.search.hasFocus()
    opening.let_in()
    assert practice.patients.kept == {} and opening.page.desk.notes.isVisible()


def test_a_form_that_waits_is_warned_of_a_double_like_any_other(practice: Practice, opening: Opening) -> None:
    practice.patient(family_name="Okafor (invented)", given_name="Chidi", mrn="A-1043")
    fill_in(opening)
    click(opening.form.save)
    opening.let_in()
    assert "may be a patient you already have" in opening.form.notice.text() and len(practice.patients.kept) == 1


def test_the_evaluation_that_was_open_comes_back_to_a_hand_at_rest(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    record = practice.evaluation(step_id="red_flags")
    LocalSettingsFile(practice.services.data_folder).change(open_evaluation=record.id)
    opening = Opening(practice, qtbot, qapp)
    assert "comes back" in opening.page.finder.empty.what_to_do.text()
    opening.let_in()
    page = opening.space.evaluation
    assert page is not None and page.isVisible() and page.bridge.step_id == "red_flags"


@pytest.mark.parametrize("at_work", ["searching", "filling in", "elsewhere"])
def test_it_never_takes_the_page_from_a_hand_at_work(
    practice: Practice, qtbot: QtBot, qapp: QApplication, at_work: str
) -> None:
    record = practice.evaluation()
    LocalSettingsFile(practice.services.data_folder).change(open_evaluation=record.id)
    opening = Opening(practice, qtbot, qapp)
    if at_work == "elsewhere":
        click(opening.space.rail.button(SETTINGS))
    elif at_work == "filling in":
        fill_in(opening)
    else:
        press("n")
    hand = QApplication.focusWidget()
    opening.let_in()
    assert opening.space.evaluation is not None and not opening.space.evaluation.isVisible()
    assert QApplication.focusWidget() is hand
    assert bool(opening.space.messages.text) is (at_work != "elsewhere")
    click(opening.space.rail.button(EVALUATION))
    assert opening.space.evaluation.isVisible()


def test_the_page_that_needs_the_practice_comes_with_it(opening: Opening) -> None:
    click(opening.space.rail.button(ABOUT))
    assert opening.page.isVisible() and opening.space.rail.button(PATIENTS).isChecked()
    opening.let_in()
    about = opening.space.page(ABOUT)
    assert about is not None and about.isVisible()


def test_patients_in_the_rail_forgets_no_evaluation_before_it_could_come_back(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    record = practice.evaluation()
    LocalSettingsFile(practice.services.data_folder).change(open_evaluation=record.id)
    opening = Opening(practice, qtbot, qapp)
    click(opening.space.rail.button(PATIENTS))
    opening.let_in()
    assert opening.space.evaluation is not None and opening.space.evaluation.isVisible()


def test_work_that_takes_long_is_shown_as_going_on(
    practice: Practice, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient_finder, "_PATIENCE_MS", 1)
    opening = Opening(practice, qtbot, qapp)
    finder = opening.page.finder
    qtbot.waitUntil(lambda: finder.busy is not None and finder.busy.isVisible())
    opening.let_in()
    assert finder.busy is None


def test_idle_steps_are_done_one_in_a_turn_and_dropped_with_what_waits(qtbot: QtBot, qapp: QApplication) -> None:
    done: list[int] = []
    steps = IdleSteps(qapp)
    steps.add(*(lambda number=number: done.append(number) for number in range(3)))
    assert done == []
    qtbot.waitUntil(lambda: done == [0, 1, 2])
    steps.add(lambda: done.append(3))
    steps.drop()
    QTest.qWait(5)
    assert done == [0, 1, 2]
    steps.deleteLater()
