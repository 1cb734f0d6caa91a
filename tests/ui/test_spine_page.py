"""The spine step as a hand uses it: with keys alone, with the mouse alone, and what it must never do."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import VALUE, Finding
from omt_desktop.domain.exam import Exam
from omt_desktop.domain.spine.map_parts import PARTS, dysfunctions_of, items_of
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.spine.part_editor import PartEditor
from omt_desktop.ui.spine.spine_board import SpineBoard
from omt_desktop.ui.spine.spine_page import SpinePage
from omt_desktop.ui.theme import Theme
from omt_desktop.workflow.edits import GradeRegion, RecordFinding
from omt_desktop.workflow.session import EvaluationSession
from tests.builders import a_patient
from tests.clinic import CONTENT
from tests.ui.fakes import MemoryEvaluations, MemoryPatients, TickingClock
from tests.ui.hands import PAUSE, click, press, settle, show
from tests.ui.spine_hands import EMPTY, SHIFT, SPINE, opened, options, options_in, pelvis, place_of, recorded, touch


def test_a_standard_exam_with_keys_alone(qtbot: QtBot) -> None:
    page, board, bridge = opened(qtbot)
    press("/")
    assert QApplication.focusWidget() is board.line.edit
    press("l3frsr sev2; t3-7 n sr rl", Qt.Key.Key_Return)
    press("sac l/l", Qt.Key.Key_Return, "r ant innom; rib 4 inh l", Qt.Key.Key_Return)
    assert recorded(bridge) == "T3-7 N SR RL; L3 FRS R sev 2; sac L on L; R ant innom; rib 4 inh L"
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is board.map and board.part == "rib.4.L"
    press(Qt.Key.Key_Right)
    assert board.part == "seg.T4" and board.extent == ("seg.T3", "seg.T4", "seg.T5", "seg.T6", "seg.T7")
    press("3")
    press(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return, "1")
    assert QApplication.focusWidget() is not board.map
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is board.map
    assert recorded(bridge).startswith("AA F; T3-7 N SR RL; T4 sev 3; ")
    press(Qt.Key.Key_Delete)
    assert not recorded(bridge).startswith("AA")
    press("f")
    assert board.line.edit.text() == "AA F"
    assert page.focusWidget() is board.line.edit


def test_a_standard_exam_with_the_mouse_alone(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    touch(board.map, "seg.L3")
    click(options(board, "position").buttons["F"])
    click(options(board, "rotation").buttons["right"])
    click(options(board, "sidebend").buttons["right"])
    click(options(board, "severity").buttons["2"])
    touch(board.map, "seg.T3")
    touch(board.map, "seg.T5", SHIFT)
    click(options(board, "position").buttons["N"])
    click(board.panel.extent.down)
    touch(board.map, "sac")
    click(pelvis(board).chips.buttons["sac.LOL"])
    touch(board.map, "inn.R")
    click(pelvis(board).chips.buttons["inn.ant right"])
    settle()
    click(options_in(pelvis(board).grades["inn.ant right"].parts, "severity").buttons["1"])
    touch(board.map, "rib.4.L")
    click(options(board, "motion").buttons["inhalation"])
    click(board.panel.down)
    assert board.part == "rib.5.L"
    click(board.panel.extent.normal)
    assert recorded(bridge) == "T3-6 N; L3 FRS R sev 2; sac L on L; R ant innom sev 1; rib 4 inh L"
    assert bridge.evaluation.findings["rib.5.L.motion"].get("value") == "normal"


def test_every_part_can_be_touched_and_its_fields_are_there(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    for part in PARTS:
        touch(board.map, part)
        assert board.part == part
        assert board.panel.editor is not None and board.panel.editor.isVisible()
        assert board.map.accessibleName().startswith("Spine, ")
    assert bridge.evaluation == EMPTY, "looking records nothing"


def test_nothing_is_normal_that_was_not_stated(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    board.line.write("T5 FRS R")
    board.line.enter()
    assert set(board.map.marks) == {"seg.T5"}
    assert board.map.words_for("seg.T6") == "T6, not examined"
    assert board.map.words_for("seg.T5") == "T5, finding, FRS R"
    bridge.undo()
    assert board.map.marks == {} and bridge.evaluation == EMPTY, "a line is one step of undo"


def test_shift_and_arrows_make_a_group(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    board.choose("seg.T4")
    press(Qt.Key.Key_Down, Qt.Key.Key_Up, modifier=SHIFT)
    assert board.extent == ("seg.T3", "seg.T4", "seg.T5")
    assert bridge.evaluation == EMPTY, "a group without a motion is only chosen"
    press("n", "sr rl", Qt.Key.Key_Return)
    assert recorded(bridge) == "T3-5 N SR RL"
    board.map.setFocus()
    press(Qt.Key.Key_Down, modifier=SHIFT)
    assert recorded(bridge) == "T3-6 N SR RL"
    click(board.panel.extent.single)
    assert recorded(bridge).count(";") == 3 and board.extent == (board.part,)


def test_a_group_ends_where_no_group_can_be(qtbot: QtBot) -> None:
    _page, board, _bridge = opened(qtbot)
    board.choose("seg.C2")
    press(Qt.Key.Key_Up, modifier=SHIFT)
    assert board.extent == ("seg.C2",)
    assert not board.panel.extent.up.isVisible() and board.panel.extent.down.isVisible()
    board.choose("sac")
    assert not board.panel.extent.isVisible()
    press("2")
    assert board.map.marks == {}


def test_each_side_of_the_pelvis_keeps_its_own_grade(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    for part, key, severity in (("inn.R", "inn.ant right", "2"), ("inn.L", "inn.ant left", "3")):
        board.choose(part)
        click(pelvis(board).chips.buttons[key])
        settle()
        click(options_in(pelvis(board).grades[key].parts, "severity").buttons[severity])
    assert recorded(bridge) == "L ant innom sev 3; R ant innom sev 2"
    click(pelvis(board).chips.buttons["inn.ant left"])
    assert recorded(bridge) == "R ant innom sev 2"
    board.choose("inn.R")
    click(board.panel.clear)
    assert bridge.evaluation == EMPTY


def test_a_note_is_announced_when_the_hand_rests_or_moves_on(qtbot: QtBot) -> None:
    page, board, bridge = opened(qtbot)
    board.choose("seg.L3")
    editor = board.panel.editor
    assert isinstance(editor, PartEditor)
    editor.often.part("note").setFocus()
    press("ropy")
    board.choose("seg.L4")
    assert bridge.evaluation.findings["seg.L3"].get("note") == "ropy"
    assert board.map.marks["seg.L3"].text == "noted"
    board.choose("sac")
    click(pelvis(board).chips.buttons["sac.BF"])
    settle()
    pelvis(board).grades["sac.BF"].parts.part("note").setFocus()
    press("later")
    page.commit_typing()
    assert bridge.evaluation.findings["sac.BF"].get("note") == "later"
    qtbot.wait(PAUSE)


def test_what_is_seldom_recorded_waits_until_it_is_wanted(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    editor = board.panel.editor
    assert isinstance(editor, PartEditor) and editor.seldom is None
    editor.more.setFocus()
    click(editor.more)
    assert editor.seldom is not None and editor.seldom.isAncestorOf(QApplication.focusWidget())
    click(options_in(editor.seldom, "tissue").buttons["acute"])
    assert bridge.evaluation.findings["seg.OA"].get("tissue") == "acute"


def test_what_was_seldom_recorded_is_shown_at_once(qtbot: QtBot) -> None:
    _page, board, _bridge = opened(qtbot, EMPTY.with_finding("seg.OA", Finding("seg.OA", (("tissue", "acute"),))))
    editor = board.panel.editor
    assert isinstance(editor, PartEditor) and editor.seldom is not None and not editor.more.isVisible()


def test_normal_is_stated_and_taken_back(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    normal = board.panel.extent.normal
    click(normal)
    assert normal.isChecked() and board.map.words_for("seg.OA") == "OA, normal"
    click(normal)
    assert not normal.isChecked() and bridge.evaluation == EMPTY
    board.choose("sac")
    assert not normal.isVisible()


def test_an_item_that_is_asked_for_is_brought_to_the_hand(qtbot: QtBot) -> None:
    page, board, bridge = opened(qtbot)
    for item_id, part in (("seg.L4", "seg.L4"), ("rib.7.R.motion", "rib.7.R"), ("inn.upslip", "inn.L")):
        bridge.show_item(item_id)
        assert board.part == part
        assert board.panel.isAncestorOf(QApplication.focusWidget())
    bridge.show_item("PELV")
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None and not board.isAncestorOf(focused) and page.isAncestorOf(focused)


def test_regions_and_tests_stand_below(qtbot: QtBot) -> None:
    page, _board, _bridge = opened(qtbot)
    below = {item_id for block in page.blocks if not isinstance(block, SpineBoard) for item_id in block.shown_ids}
    drawn = {item_id for part in PARTS for item_id in items_of(part)}
    assert {"CERV", "THOR", "LUMB", "SACR", "PELV", "RIB", "sac.spring", "inn.standing_flexion"} <= below
    assert below | drawn == {item.id for item in SPINE.items} | drawn and not below & drawn


def test_the_whole_drawing_is_in_sight_where_a_key_brings_the_hand_to_it(qtbot: QtBot) -> None:
    page, board, _bridge = opened(qtbot)
    page.resize(648, board.map.height() + 40)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    board.line.setFocus()
    press(Qt.Key.Key_Escape)
    top = board.map.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert top >= 0 and top + board.map.height() <= page.viewport().height()
    board.map.setFocus(Qt.FocusReason.MouseFocusReason)


def test_the_tab_key_comes_to_the_line_the_drawing_and_the_fields_before_the_rows(qtbot: QtBot) -> None:
    page, board, _ = opened(qtbot)
    board.line.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(14):
        press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen[0] is board.map
    outside = [widget for widget in seen if widget is not None and not board.isAncestorOf(widget)]
    inside = [widget for widget in seen if widget is not None and board.panel.isAncestorOf(widget)]
    assert len(inside) >= 6
    assert not outside or seen.index(outside[0]) > seen.index(inside[-1])
    assert page.isVisible()


@pytest.mark.parametrize("width", [590, 648, 900, 1200])
def test_the_page_is_never_wider_than_its_window(qtbot: QtBot, qapp: QApplication, width: int) -> None:
    Theme(qapp)
    page, board, _ = opened(qtbot, width=width)
    page.resize(width, 700)
    for part in ("seg.T5", "sac", "inn.R", "pub", "coccyx", "rib.12.R"):
        board.choose(part)
        if dysfunctions_of(part):
            click(next(iter(pelvis(board).chips.buttons.values())))
        settle()
        inner = page.widget()
        assert inner is not None and inner.minimumSizeHint().width() <= page.viewport().width(), part
        assert not page.grab().isNull()


@pytest.mark.parametrize("height", [542, 595, 629])
def test_the_whole_spine_with_the_pelvis_is_in_sight_where_the_page_begins(
    qtbot: QtBot, qapp: QApplication, height: int
) -> None:
    """The heights of the page in a window of 1280 by 800, with two bands above it, one and none."""
    Theme(qapp)
    page, board, _ = opened(qtbot, width=592)
    page.resize(592, height)
    settle()
    top = board.map.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert page.verticalScrollBar().value() == 0
    assert top > 0 and top + board.map.height() <= page.viewport().height()
    for part in ("seg.C2", "rib.12.L", "sac", "inn.R", "pub"):
        touch(board.map, part)
        assert board.part == part


def test_a_test_that_contradicts_a_dysfunction_is_named_as_soon_as_it_is_recorded(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    press("/")
    press("r ant innom", Qt.Key.Key_Return)
    assert board.panel.remarks.isHidden()
    bridge.apply(RecordFinding("inn.level.asis", Finding("inn.level.asis", ((VALUE, "right"),))))
    assert "the ASIS is expected lower on the right" in board.panel.remarks.text.text()
    assert recorded(bridge) == "R ant innom"


def test_keys_that_are_not_the_drawings_go_on(qtbot: QtBot) -> None:
    _page, board, _bridge = opened(qtbot)
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    assert board.part == "seg.OA" and board.line.edit.text() == ""


def test_an_exam_that_does_not_ask_some_parts_still_shows_the_rest(qtbot: QtBot) -> None:
    hidden = ("rib.", "inn.ant")
    blocks = (replace(b, items=tuple(i for i in b.items if not i.id.startswith(hidden))) for b in SPINE.blocks)
    step = replace(SPINE, blocks=tuple(blocks))
    store = MemoryEvaluations(TickingClock(), MemoryPatients())
    record = store.create(a_patient(), EMPTY, CONTENT.stamp, "spine")
    bridge = SessionBridge(EvaluationSession(record, replace(CONTENT, exam=Exam((step,))), store))
    page = SpinePage(step, bridge)
    show(qtbot, page)
    (board,) = (block for block in page.blocks if isinstance(block, SpineBoard))
    board.choose("rib.4.L")
    assert board.panel.editor is None
    board.map.setFocus()
    press(Qt.Key.Key_Return)
    assert board.map.hasFocus()
    board.choose("inn.L")
    assert "inn.ant left" not in pelvis(board).chips.buttons


def test_another_page_s_changes_are_followed(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    bridge.apply(RecordFinding("seg.T5", Finding("seg.T5", (("severity", 2),))))
    assert board.map.marks["seg.T5"].severity == 2
    bridge.apply(GradeRegion("THOR", None))
    assert board.recorded.text() == "Recorded: T5 sev 2"


def test_the_mouse_over_a_part_is_told_what_it_is_and_two_clicks_go_to_its_fields(qtbot: QtBot) -> None:
    _page, board, bridge = opened(qtbot)
    QTest.mouseMove(board.map, place_of(board.map, "seg.L3"))
    settle()
    assert board.map.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(board.map, QPoint(1, 40))
    settle()
    assert board.map.cursor().shape() is Qt.CursorShape.ArrowCursor
    QTest.mouseDClick(
        board.map, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place_of(board.map, "seg.L3")
    )
    assert board.part == "seg.L3" and board.panel.isAncestorOf(QApplication.focusWidget())
    QTest.mouseClick(board.map, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place_of(board.map, "sac"))
    assert board.part == "seg.L3" and bridge.evaluation == EMPTY
