"""«Rest of this region normal» and the proposed severity, by the keyboard alone and by the mouse alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import Evaluation, Finding, RegionFinding
from omt_desktop.domain.region_normal import rest_in_words, rest_of_region_normal
from omt_desktop.ui.region_bar import RegionBar
from omt_desktop.ui.spine.spine_board import SpineBoard
from omt_desktop.ui.spine.spine_page import SpinePage
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.theme import Theme
from omt_desktop.workflow.edits import GradeRegion, RecordFinding
from tests.clinic import CONTENT
from tests.ui.hands import click, open_bridge, press, settle, show
from tests.ui.step_hands import EMPTY, board_of, open_page, rows

ALT = Qt.KeyboardModifier.AltModifier
OPENED = EMPTY.with_region("LE", RegionFinding(1))
FOUND = EMPTY.with_finding("seg.L5", Finding("seg.L5", (("position", "F"), ("severity", 2))))


def bar_of(page: StepPage, region: str) -> RegionBar | None:
    return next((block.region_bar for block in page.blocks if block.region == region), None)


def stated(evaluation: Evaluation) -> dict[str, Finding]:
    return {item_id: finding for item_id, finding in evaluation.findings.items() if finding.from_rest}


@pytest.mark.parametrize("step_id", ["spine", "palpation", "motion_tests"])
def test_a_region_that_was_not_opened_offers_nothing(qtbot: QtBot, step_id: str) -> None:
    page, bridge = open_page(qtbot, step_id)
    assert all(block.region_bar is None for block in page.blocks)
    press(Qt.Key.Key_R, modifier=ALT) if QApplication.focusWidget() else page.ask_rest()
    assert bridge.evaluation == EMPTY


@pytest.mark.parametrize("region", ["HEAD", "UE", "LE", "ABD"])
def test_the_question_is_never_wider_than_its_page(qtbot: QtBot, qapp: QApplication, region: str) -> None:
    """As wide as the page is beside the recommendation in a window of 1280."""
    Theme(qapp)
    page, _ = open_page(qtbot, "palpation", EMPTY.with_region(region, RegionFinding(1)))
    page.resize(592, 640)
    settle()
    block = next(block for block in page.blocks if block.region == region)
    assert block.ask_rest()
    settle()
    inner = page.widget()
    assert inner.minimumSizeHint().width() <= page.viewport().width()
    assert inner.width() == page.viewport().width()


def test_the_mouse_lists_states_and_takes_back(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "palpation", OPENED)
    bar = bar_of(page, "LE")
    assert bar is not None
    expected = rest_of_region_normal("LE", CONTENT.exam, OPENED)
    assert f"({len(expected)})" in bar.rest.text()
    click(bar.rest)
    settle()
    assert bridge.evaluation == OPENED, "asking records nothing"
    shown = bar.question.lines.text().replace("\u00a0", " ")
    assert all(line in shown for line in rest_in_words("LE", CONTENT.exam, OPENED))
    assert not bar.rest.isVisible()
    click(bar.question.no)
    settle()
    assert bridge.evaluation == OPENED
    assert not bar.question.isVisible()
    click(bar.rest)
    click(bar.question.yes)
    settle()
    assert stated(bridge.evaluation) == expected
    assert bar.told.isVisible()
    assert str(len(expected)) in bar.told.text()
    click(bar.undo)
    settle()
    assert bridge.evaluation == OPENED
    assert not bar.told.isVisible()
    assert bar.rest.isVisible()
    assert QApplication.focusWidget() is not None


def test_the_keyboard_lists_states_and_takes_back(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "palpation", OPENED)
    grade = rows(page)["LE"]
    grade.field.setFocus()
    before = QApplication.focusWidget()
    press(Qt.Key.Key_R, modifier=ALT)
    settle()
    bar = bar_of(page, "LE")
    assert bar is not None
    assert bar.question.isVisible()
    assert bar.question.yes.hasFocus()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    assert bridge.evaluation == OPENED
    press(Qt.Key.Key_R, modifier=ALT)
    press(Qt.Key.Key_Return)
    settle()
    assert stated(bridge.evaluation) == rest_of_region_normal("LE", CONTENT.exam, OPENED)
    assert QApplication.focusWidget() is before
    bridge.undo()
    assert bridge.evaluation == OPENED, "one step of undo"


def test_the_button_is_reached_by_tab_and_hands_on(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "palpation", OPENED)
    bar = bar_of(page, "LE")
    assert bar is not None
    bar.rest.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    settle()
    assert stated(bridge.evaluation)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert rows(page)["LE"].isAncestorOf(focused)


def test_what_was_found_stays_and_what_is_stated_says_so(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine", FOUND)
    rows(page)["LUMB"].field.setFocus()
    page.ask_rest()
    settle()
    press(Qt.Key.Key_Return)
    settle()
    assert bridge.evaluation.findings["seg.L5"] == FOUND.findings["seg.L5"]
    assert bridge.evaluation.findings["seg.L3"].from_rest
    tile = board_of(page, "seg.L3").tiles["seg.L3"]
    assert "stated as the rest of the region" in tile.toolTip()


def test_a_row_that_was_stated_says_so(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "palpation", EMPTY.with_region("HEAD", RegionFinding(1)))
    page.ask_rest()
    press(Qt.Key.Key_Return)
    settle()
    row = next(row for item_id, row in rows(page).items() if item_id in stated(bridge.evaluation))
    assert row.mark.text() == "with the rest"
    assert row.mark.isVisible()


def test_the_notice_goes_with_the_next_edit(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "palpation", OPENED)
    rows(page)["LE"].field.setFocus()
    page.ask_rest()
    press(Qt.Key.Key_Return)
    settle()
    bar = bar_of(page, "LE")
    assert bar is not None
    assert bar.undo.isVisible()
    bridge.apply(GradeRegion("UE", RegionFinding(1)))
    settle()
    assert not bar.undo.isVisible(), "undo would take back something else"


def test_a_severity_is_proposed_and_taken_by_key(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine", FOUND)
    bar = bar_of(page, "LUMB")
    assert bar is not None
    assert bar.proposal.isVisible()
    assert "2 clear" in bar.proposal.text()
    assert "LUMB" not in bridge.evaluation.regions, "never set by itself"
    rows(page)["LUMB"].field.setFocus()
    press("p")
    settle()
    assert bridge.evaluation.regions["LUMB"] == RegionFinding(2)
    assert not bar.proposal.isVisible()


def test_a_severity_is_taken_by_mouse_and_keeps_the_signs(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine", FOUND.with_region("LUMB", RegionFinding(1, ("tenderness",), "left", "n")))
    bar = bar_of(page, "LUMB")
    assert bar is not None
    click(bar.proposal)
    settle()
    assert bridge.evaluation.regions["LUMB"] == RegionFinding(2, ("tenderness",), "left", "n")
    bridge.apply(RecordFinding("seg.L5", None))
    settle()
    assert not bar.proposal.isVisible()


def test_findings_never_propose_less_than_the_doctor_graded(qtbot: QtBot) -> None:
    page, _ = open_page(qtbot, "spine", FOUND.with_region("LUMB", RegionFinding(3)))
    bar = bar_of(page, "LUMB")
    assert bar is not None
    assert not bar.proposal.isVisible()


def test_p_elsewhere_grades_nothing(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine", FOUND)
    board_of(page, "seg.L5").tiles["seg.L5"].setFocus()
    press("p")
    assert "LUMB" not in bridge.evaluation.regions


def test_in_a_region_that_was_not_opened_nothing_is_asked(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "palpation", OPENED)
    rows(page)["HEAD"].field.setFocus()
    press(Qt.Key.Key_R, modifier=ALT)
    page.ask_rest()
    bar = bar_of(page, "LE")
    assert bar is not None
    assert not bar.question.isVisible()
    assert bridge.evaluation == OPENED


def test_on_the_drawing_it_is_the_region_of_the_chosen_part(qtbot: QtBot) -> None:
    bridge = open_bridge(FOUND.with_region("CERV", RegionFinding(1)))
    page = SpinePage(CONTENT.exam.step("spine"), bridge)
    page.resize(720, 700)
    show(qtbot, page)
    board = next(block for block in page.blocks if isinstance(block, SpineBoard))
    settle()
    board.map.setFocus()
    scrolled = page.verticalScrollBar().value()
    board.choose("seg.T5")
    press(Qt.Key.Key_R, modifier=ALT)
    page.ask_rest()
    assert bridge.evaluation.findings.keys() == FOUND.findings.keys(), "the thoracic region was not opened"
    assert board.map.hasFocus()
    board.choose("seg.L3")
    page.ask_rest()
    settle()
    bar = bar_of(page, "LUMB")
    assert bar is not None
    assert bar.question.yes.hasFocus()
    assert not bar.question.yes.visibleRegion().isEmpty(), "the question is in sight"
    press(Qt.Key.Key_Return)
    settle()
    assert bridge.evaluation.findings["seg.L3"].from_rest
    assert "seg.C3" not in bridge.evaluation.findings
    assert "stated as the rest of the region" in board.panel.words.text()
    assert board.map.hasFocus()
    assert page.verticalScrollBar().value() == scrolled
