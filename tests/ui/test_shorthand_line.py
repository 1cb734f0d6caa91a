"""The line of shorthand as a hand uses it: what it says before Enter, what it offers, what it refuses."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.hands import PAUSE, press
from tests.ui.spine_hands import EMPTY, opened, recorded


def test_the_line_says_what_it_means_before_enter(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    line = board.line
    line.write("T5 FRS R; T5 N SR RR")
    assert line.words.text().startswith("T5 flexed, rotated right, sidebent right (type II, single) · T5 neutral")
    assert line.remarks.isVisible() and "type I" in line.remarks.text()
    assert bridge.evaluation == EMPTY
    line.enter()
    assert recorded(bridge) == "T5 N SR RR", "remarkable, and recorded all the same"
    assert line.edit.text() == "" and line.words.text().startswith("✓ ")
    assert board.panel.remarks.isVisible()
    line.write("T5 FRS R")
    assert "Changes what is recorded: T5 N SR RR" in line.remarks.text()


def test_a_line_that_cannot_be_read_points_at_the_character_and_is_kept(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    line = board.line
    line.write("L3 FRS")
    assert line.words.text() == "To which side? Add R or L."
    assert line.edit.property("wrong") is False
    line.enter()
    assert line.edit.property("wrong") is True
    line.edit.clear()
    line.write("L3 FRS R banana")
    assert line.edit.property("wrong") is False, "a word that is still being typed is no mistake yet"
    qtbot.wait(PAUSE)
    assert line.edit.property("wrong") is True
    assert line.words.text().startswith("Character 10: ")
    press(Qt.Key.Key_Return)
    assert (line.edit.text(), line.edit.cursorPosition()) == ("L3 FRS R banana", 9)
    assert bridge.evaluation == EMPTY
    assert not line.grab().isNull()


def test_tab_takes_the_offered_word_and_leaves_an_empty_line(qtbot: QtBot) -> None:
    _page, board, _bridge = opened(qtbot)
    edit = board.line.edit
    board.line.write("T5 ")
    assert edit.offer == "FRS R"
    press(Qt.Key.Key_Down)
    assert edit.offer == "FRS L"
    press(Qt.Key.Key_Up, Qt.Key.Key_Tab)
    assert edit.text() == "T5 FRS R "
    press("t")
    assert edit.offer == "TP"
    press(Qt.Key.Key_Tab)
    assert edit.text() == "T5 FRS R TTP "
    edit.clear()
    assert edit.offer == ""
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is board.map


def test_a_level_alone_only_chooses_it(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    board.line.write("T9")
    assert board.line.words.text().endswith("nothing new to record")
    board.line.enter()
    assert board.part == "seg.T9" and bridge.evaluation == EMPTY
    board.line.enter()
    assert board.part == "seg.T9"


@pytest.mark.parametrize(("part", "typed"), [("seg.T5", "T5 F"), ("sac", "F"), ("rib.4.L", "F")])
def test_a_letter_on_the_drawing_begins_a_line(qtbot: QtBot, part: str, typed: str) -> None:
    _page, board, _bridge = opened(qtbot)
    board.choose(part)
    press("f")
    assert board.line.edit.text() == typed


def test_the_line_is_one_key_away_from_every_field(qtbot: QtBot) -> None:
    page, board, _ = opened(qtbot)
    rows = [row for block in page.blocks for row in block.rows.values()]
    rows[-1].field.setFocus()
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is board.line.edit
    press("sac l/l")
    assert board.line.edit.text() == "sac l/l", "a slash in the line is a slash"
