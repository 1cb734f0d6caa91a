"""The window from opening to closing: refusals, coming back, leaving nothing behind, exporting."""

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.discreet_log import discreet_faults
from omt_desktop.ui.app import choice_of, make_window
from omt_desktop.ui.destinations import ABOUT, EVALUATION, PATIENTS, SETTINGS
from omt_desktop.ui.key_map import KEYS
from omt_desktop.ui.library.library_page import LibraryPage
from omt_desktop.ui.local_settings import LocalSettings, LocalSettingsFile
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.reason_row import ReasonRow
from omt_desktop.ui.report_export import suggested_name
from omt_desktop.ui.theme import Theme, ThemeChoice
from omt_desktop.ui.workspace import Workspace
from omt_desktop.workflow.edits import Answer
from tests.ui.doors import LockedDoor
from tests.ui.fakes import FULL_DISK, Practice
from tests.ui.hands import settle

CHECKOUT = Path(__file__).resolve().parents[2]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


class _Chosen:
    """Answers the file dialog."""

    def __init__(self, path: str = "") -> None:
        self.path, self.suggested = path, ""

    def __call__(self, parent: QWidget, suggested: str) -> str:
        self.suggested = suggested
        return self.path


def opened(
    practice: Practice,
    qtbot: QtBot,
    qapp: QApplication,
    choose_file: Callable[[QWidget, str], str] | None = None,
    door: LockedDoor | None = None,
) -> MainWindow:
    window = MainWindow(
        door or LockedDoor(practice.services.data_folder),  # type: ignore[arg-type]  # stands in for it
        LocalSettingsFile(practice.services.data_folder),
        Theme(qapp, ThemeChoice.LIGHT),
        choose_file or _Chosen(),
    )
    qtbot.addWidget(window)
    practice.windows.append(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    if door is None:
        window.enter(practice.services)
    else:
        window.open()
    return window


def workspace_of(window: MainWindow, qtbot: QtBot) -> Workspace:
    qtbot.waitUntil(lambda: window.workspace.is_open)
    return window.workspace


def told(window: MainWindow) -> str:
    """Why the practice is not open; empty while nothing is said about it."""
    return window.refusal.text.text() if window.refusal is not None else ""


def settings(practice: Practice) -> LocalSettings:
    return LocalSettingsFile(practice.services.data_folder).read()


def test_the_window_opens_on_the_patients_with_the_hand_on_the_search(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    window = opened(practice, qtbot, qapp)
    finder = window.workspace.patients.finder
    assert finder.search.hasFocus() and finder.empty.title.text() == "Opening the practice …"
    space = workspace_of(window, qtbot)
    assert space.pages.currentWidget() is space.patients and space.patients.finder.search.hasFocus()
    assert window.windowTitle() == "OMT Desktop"


def test_a_refusal_at_the_start_is_a_calm_page_and_can_be_tried_again(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    door = LockedDoor(practice.services.data_folder)
    door.refusals = ["The folder is in use. Close the other window.", "It still is."]
    window = opened(practice, qtbot, qapp, door=door)
    assert told(window) == "The folder is in use. Close the other window."
    qtbot.mouseClick(window.refusal.try_again, LEFT)
    assert told(window) == "It still is."
    qtbot.keyClick(window.refusal.try_again, Qt.Key.Key_Space)
    assert window.refusal is None and window.gate.form is not None and window.gate.form.isVisible()


def test_quitting_from_a_refusal_closes_the_window(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    door = LockedDoor(practice.services.data_folder)
    door.refusals = ["No."]
    window = opened(practice, qtbot, qapp, door=door)
    qtbot.mouseClick(window.refusal.quit, LEFT)
    assert window.isHidden() and door.closed == 1


def test_the_same_evaluation_and_step_come_back(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    record = practice.evaluation()
    first = opened(practice, qtbot, qapp)
    space = workspace_of(first, qtbot)
    space.open(record.id)
    assert space.evaluation is not None
    space.evaluation.bridge.go_to("red_flags")
    first.close()
    assert practice.closed == 1 and settings(practice).open_evaluation == record.id
    again = workspace_of(opened(practice, qtbot, qapp), qtbot)
    assert again.evaluation is not None and again.pages.currentWidget() is again.evaluation
    assert again.evaluation.bridge.step_id == "red_flags"


def test_going_back_to_the_patients_keeps_the_evaluation_open(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    record = practice.evaluation()
    space = workspace_of(opened(practice, qtbot, qapp), qtbot)
    space.open(record.id)
    page = space.evaluation
    assert page is not None
    page.bridge.apply(Answer("complaint.trauma", "no"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert space.pages.currentWidget() is space.patients and settings(practice).open_evaluation == ""
    qtbot.mouseClick(space.rail.button(EVALUATION), LEFT)
    assert space.pages.currentWidget() is page and page.bridge.can_undo
    assert settings(practice).open_evaluation == record.id
    space.open(record.id)
    assert space.evaluation is page


def test_a_reason_leads_to_its_whole_rule_and_the_evaluation_stays_open(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    record = practice.evaluation(med__anticoagulant="yes", med__anticoagulant_checked="not_checked")
    space = workspace_of(opened(practice, qtbot, qapp), qtbot)
    space.open(record.id)
    assert space.evaluation is not None
    row = next(row for row in space.evaluation.findChildren(ReasonRow) if row.reason and row.reason.rule_id == "CI-62")
    assert not row.whole.isVisible()
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.mouseClick(row.whole, LEFT)
    library = space.pages.currentWidget()
    assert isinstance(library, LibraryPage) and library.list.current_key == "CI-62"
    qtbot.mouseClick(space.rail.button(EVALUATION), LEFT)
    assert space.pages.currentWidget() is space.evaluation


def test_an_evaluation_that_is_gone_leads_to_the_patients(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    LocalSettingsFile(practice.services.data_folder).change(open_evaluation="gone")
    space = workspace_of(opened(practice, qtbot, qapp), qtbot)
    assert space.pages.currentWidget() is space.patients and settings(practice).open_evaluation == ""
    space.open("gone")
    assert space.messages.text == "There is no such evaluation."


def test_what_is_not_saved_is_not_left_for_another_evaluation(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    first, second = practice.evaluation(), practice.evaluation()
    space = workspace_of(opened(practice, qtbot, qapp), qtbot)
    space.open(first.id)
    assert space.evaluation is not None
    practice.evaluations.problem = FULL_DISK
    space.evaluation.bridge.apply(Answer("complaint.trauma", "no"))
    space.show_page(PATIENTS)
    space.open(second.id)
    assert space.evaluation.bridge.record.id == first.id and "not saved yet" in space.messages.text
    practice.evaluations.problem = ""
    space.open(second.id)
    assert space.evaluation.bridge.record.id == second.id and space.messages.text == ""
    assert practice.evaluations.kept[first.id].evaluation.facts["complaint.trauma"] == "no"


def test_closing_with_something_not_saved_asks_first(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    record = practice.evaluation()
    window = opened(practice, qtbot, qapp)
    space = workspace_of(window, qtbot)
    space.open(record.id)
    assert space.evaluation is not None
    practice.evaluations.problem = FULL_DISK
    space.evaluation.bridge.apply(Answer("complaint.trauma", "no"))
    assert not window.close() and window.isVisible() and practice.closed == 0
    assert space.messages.text == f"The open evaluation is not saved: {FULL_DISK}"
    qtbot.mouseClick(space.messages.actions_offered[0], LEFT)
    assert window.isVisible() and space.messages.text == ""
    window.close()
    qtbot.mouseClick(space.messages.actions_offered[1], LEFT)
    assert window.isHidden() and practice.closed == 1


def test_a_window_closed_while_it_opens_closes_the_practice(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    window = opened(practice, qtbot, qapp)
    assert window.close() and practice.closed == 1
    qtbot.waitUntil(lambda: not window.jobs.busy)
    settle()
    assert not window.workspace.is_open


def test_closing_over_a_patient_form_asks_first(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    window = opened(practice, qtbot, qapp)
    space = workspace_of(window, qtbot)
    space.patients.add_patient()
    qtbot.keyClicks(space.patients.editor.form.family_name, "Doe (invented)")
    assert not window.close() and "patient form" in space.messages.text
    space.patients.editor.form.cancel.click()
    assert window.close()


def test_the_pdf_is_written_beside_the_window_and_told_quietly(
    practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    record = practice.evaluation()
    chosen = _Chosen(str(tmp_path / "chart"))
    window = opened(practice, qtbot, qapp, chosen)
    space = workspace_of(window, qtbot)
    space.open(record.id)
    practice.reports.told = ("One character is missing in the fonts.",)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert chosen.suggested == "" and practice.log.told == []
    with qtbot.waitSignal(space.desk.export.finished):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert space.messages.text == "Writing the PDF …"
    assert list(practice.outside.saved) == [tmp_path / "chart.pdf"]
    (told,) = practice.log.told
    assert (told.kind, told.subject_id, told.details["to"]) == ("record.disclosed", record.id, "Chart of this practice")
    assert space.messages.text == f"Exported to {tmp_path / 'chart.pdf'}. One character is missing in the fonts."
    assert Path(chosen.suggested).name == suggested_name(record) == "omt-evaluation-2026-11-20-1042.pdf"


@pytest.mark.parametrize(
    ("problem", "fault", "told"),
    [("The folder is read-only.", "", "The folder is read-only."), ("", "Rivera", "a fault in the program")],
)
def test_a_pdf_that_cannot_be_written_is_told_in_one_sentence(
    practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path, problem: str, fault: str, told: str
) -> None:
    record = practice.evaluation()
    space = workspace_of(opened(practice, qtbot, qapp, _Chosen(str(tmp_path / "chart.pdf"))), qtbot)
    space.open(record.id)
    practice.reports.problem, practice.reports.fault = problem, fault
    space.evaluation.export_wanted.emit()  # type: ignore[union-attr]  # it was opened above
    with qtbot.waitSignal(space.desk.export.finished):
        space.evaluation.disclosure.quick[1].click()  # type: ignore[union-attr]  # as above
    assert told in space.messages.text and "Rivera" not in space.messages.text
    assert space.messages.property("kind") == "danger"


def test_escape_leaves_the_question_and_not_the_evaluation(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    record = practice.evaluation()
    space = workspace_of(opened(practice, qtbot, qapp), qtbot)
    space.open(record.id)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    strip = space.evaluation.disclosure  # type: ignore[union-attr]  # it was opened above
    assert strip.quick[0].hasFocus()
    qtbot.keyClick(strip.quick[0], Qt.Key.Key_Escape)
    assert not strip.isVisible() and space.here == EVALUATION


def test_no_file_chosen_exports_nothing(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    record = practice.evaluation()
    space = workspace_of(opened(practice, qtbot, qapp), qtbot)
    space.open(record.id)
    space.evaluation.export_wanted.emit()  # type: ignore[union-attr]  # it was opened above
    space.evaluation.disclosure.quick[0].click()  # type: ignore[union-attr]  # as above
    space.evaluation.export_wanted.emit()  # type: ignore[union-attr]  # as above
    space.evaluation.disclosure.cancel.click()  # type: ignore[union-attr]  # as above
    assert practice.outside.saved == {} and practice.log.told == [] and space.messages.text == ""


def test_settings_and_about_are_a_click_away(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    space = workspace_of(opened(practice, qtbot, qapp), qtbot)
    qtbot.mouseClick(space.rail.button(SETTINGS), LEFT)
    qtbot.mouseClick(space.page(SETTINGS).themes.buttons["dark"], LEFT)
    assert settings(practice).theme == "dark"
    for size in ("large", "usual"):
        qtbot.mouseClick(space.page(SETTINGS).targets.buttons[size], LEFT)
        assert settings(practice).large_targets is (size == "large")
    qtbot.keyClick(space, Qt.Key.Key_F1)
    assert space.pages.currentWidget() is space.page(ABOUT) and space.rail.button(ABOUT).isChecked()
    space.page(SETTINGS).themes.picked.emit("light")


def test_the_keys_are_laid_over_the_window_and_put_away(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    record = practice.evaluation()
    space = workspace_of(opened(practice, qtbot, qapp), qtbot)
    space.open(record.id)
    before = QApplication.focusWidget()
    qtbot.keyClick(before, Qt.Key.Key_F2)
    assert space.keys.isVisible() and space.keys.geometry() == space.rect()
    qtbot.keyClick(space.keys, Qt.Key.Key_Escape)
    assert space.keys.isHidden() and QApplication.focusWidget() is before
    assert space.pages.currentWidget() is space.evaluation
    space.keys.toggle()
    qtbot.mouseClick(space.keys, LEFT)
    assert space.keys.isHidden()


def test_every_key_of_the_pages_is_in_the_table(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    record = practice.evaluation()
    space = workspace_of(opened(practice, qtbot, qapp), qtbot)
    space.open(record.id)
    listed = " ".join(keys for _, group in KEYS for keys, _ in group).replace(",", " ")
    numbered = {f"Ctrl+{number}" for number in range(10)}
    also = {"Ctrl+E"}
    bound = {s.key().toString(QKeySequence.SequenceFormat.PortableText) for s in space.findChildren(QShortcut)}
    assert bound - numbered - also - set(listed.split()) == set()


def test_a_fault_inside_is_logged_by_type_and_told_in_one_sentence(
    practice: Practice, qtbot: QtBot, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    window = opened(practice, qtbot, qapp)
    window.tell_of_fault()
    space = workspace_of(window, qtbot)
    with caplog.at_level(logging.ERROR), discreet_faults(window.tell_of_fault):
        sys.excepthook(ValueError, ValueError("Rivera"), None)
    assert "ValueError" in caplog.messages[0] and "Rivera" not in caplog.messages[0]
    assert space.messages.text.startswith("Something went wrong inside the program.")


@pytest.mark.parametrize(
    ("text", "choice"), [("dark", ThemeChoice.DARK), ("system", ThemeChoice.SYSTEM), ("pink", ThemeChoice.SYSTEM)]
)
def test_a_theme_that_is_none_is_the_system_s(text: str, choice: ThemeChoice) -> None:
    assert choice_of(text) is choice


def test_the_theme_of_the_start_is_not_what_was_chosen(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    LocalSettingsFile(practice.services.data_folder).change(theme="dark")
    window = make_window(qapp, LockedDoor(practice.services.data_folder), "light")  # type: ignore[arg-type]
    qtbot.addWidget(window)
    assert settings(practice).theme == "dark"


def test_the_first_screen_waits_for_no_database_and_no_pdf_library() -> None:
    heavy = {"sqlalchemy", "alembic", "sqlcipher3", "reportlab", "omt_desktop.storage", "omt_desktop.content"}
    heavy |= {"omt_desktop.domain.content", "omt_desktop.ui.evaluation_page", "omt_desktop.ui.patient_form"}
    code = f"import sys, omt_desktop.ui.app; print(sorted({heavy!r} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
