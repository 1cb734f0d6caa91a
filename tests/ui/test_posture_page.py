"""The posture step as a hand works it: by keyboard alone, by mouse alone, and with entries that cannot be."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import FindingValue
from omt_desktop.domain.posture.landmarks import LEFT_END, MIDDLE, RIGHT_END, Landmark, Touch, View
from omt_desktop.domain.spine.drawing import MarkState
from omt_desktop.ui.balance.balance_page import BalancePage
from omt_desktop.ui.field_widget import FieldWidget
from omt_desktop.ui.fields.number_field import NumberField
from omt_desktop.ui.fields.text_field import TextField
from omt_desktop.ui.posture.posture_board import PostureBoard
from omt_desktop.ui.posture.posture_figure import PostureFigure
from omt_desktop.ui.posture.posture_page import FIGURES, PosturePage
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.step_pages import PAGES, step_page
from omt_desktop.ui.theme import Theme, ThemeChoice
from tests.builders import an_evaluation
from tests.clinic import CONTENT
from tests.ui.hands import click, open_bridge, press, settle, show

UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
MOUSE = Qt.MouseButton.LeftButton
MASTOID, ACROMION, CREST, CHIN = "post.level.mastoid", "post.level.acromion", "post.level.iliac_crest", "post.ant.chin"


class Hand:
    """The page and what a hand does on its figures."""

    def __init__(self, page: PosturePage, bridge: SessionBridge) -> None:
        self.page, self.bridge = page, bridge
        block = page.blocks[0]
        assert isinstance(block, PostureBoard)
        self.board = block

    def figure(self, view: View) -> PostureFigure:
        return self.board.figures[view]

    def landmark(self, mark_id: str) -> Landmark:
        return next(mark for figure in self.board.figures.values() for mark in figure.landmarks if mark.id == mark_id)

    def touch(self, mark_id: str, end: int = MIDDLE) -> None:
        """A click on this end of the landmark, as drawn."""
        landmark = self.landmark(mark_id)
        figure = self.figure(landmark.view)
        QTest.mouseMove(figure, figure.place_of(Touch(landmark, end)).toPoint())
        QTest.mouseClick(figure, MOUSE, pos=figure.place_of(Touch(landmark, end)).toPoint())

    def part(self, mark_id: str, key: str) -> FieldWidget:
        return self.board.editors[mark_id].parts.part(key)

    def found(self, item_id: str) -> dict[str, FindingValue]:
        finding = self.bridge.evaluation.findings.get(item_id)
        return dict(finding.values) if finding else {}


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    bridge = open_bridge(an_evaluation(), "posture")
    page = PosturePage(CONTENT.exam.step("posture"), bridge)
    page.resize(640, 760)
    show(qtbot, page)
    made = Hand(page, bridge)
    made.figure(View.BACK).setFocus()
    return made


def test_steps_with_a_page_of_their_own_exist_and_the_others_are_drawn_from_content(qtbot: QtBot) -> None:
    assert {*PAGES} <= {step.id for step in CONTENT.exam.steps}
    bridge = open_bridge(an_evaluation())
    pages = {step.id: step_page(step, bridge) for step in CONTENT.exam.steps if step.id in (*PAGES, "history")}
    for page in pages.values():
        qtbot.addWidget(page)
    assert type(pages["history"]) is StepPage
    assert isinstance(pages["posture"], PosturePage) and isinstance(pages["balance"], BalancePage)


def test_what_is_not_drawn_stands_below_and_nothing_is_lost(hand: Hand) -> None:
    step = CONTENT.exam.step("posture")
    assert hand.page.blocks[0].block.id == FIGURES
    below = [item.id for block in hand.page.blocks[1:] for item in block.block.items]
    assert {*hand.board.shown_ids, *below} == {item.id for item in step.items}
    for item_id in ("curve.cerv_lord", "curve.scol.atr", "legs.length", "gait.pattern", "zink.pattern"):
        assert item_id in below


def test_nothing_is_marked_before_anything_is_recorded(hand: Hand) -> None:
    assert all(not figure.marks for figure in hand.board.figures.values())
    assert hand.figure(View.BACK).accessibleName() == "From behind: Mastoid, not examined"
    assert [label.text() for label in hand.board.counts.values()] == ["0 of 9", "0 of 10", "0 of 9"]


def test_by_keyboard_alone_levels_from_behind(hand: Hand) -> None:
    press(" ", DOWN, LEFT, "1", "2", DOWN)
    assert hand.figure(View.BACK).hasFocus(), "from the number the hand goes back to the figure"
    press(DOWN, RIGHT)
    assert hand.found(MASTOID) == {"side": "none"}
    assert hand.found(ACROMION) == {"mm": 12, "side": "left"}
    assert hand.found(CREST) == {"side": "right"}
    marks = hand.figure(View.BACK).marks
    assert marks[MASTOID].state is MarkState.NORMAL
    assert (marks[ACROMION].end, marks[ACROMION].text) == (LEFT_END, "Left higher\n12 mm")
    assert (marks[CREST].end, marks[CREST].text) == (RIGHT_END, "Right higher")
    assert hand.board.head.name.text() == "Iliac crest", "the landmark is said in large letters"
    assert hand.figure(View.BACK).accessibleName() == "From behind: Iliac crest, finding, Right higher"
    assert hand.board.counts[View.BACK].text() == "3 of 9"


def test_from_the_front_the_arrows_are_those_of_the_drawing(hand: Hand) -> None:
    press(Qt.Key.Key_Tab)
    assert hand.figure(View.FRONT).hasFocus()
    press(DOWN, RIGHT)
    assert hand.found(CHIN) == {"value": "left"}, "the right of the drawing is the left of the patient"
    assert hand.figure(View.FRONT).marks[CHIN].end == RIGHT_END
    press(LEFT)
    assert hand.found(CHIN) == {"value": "right"}
    press(" ")
    assert hand.found(CHIN) == {"value": "none"}


def test_from_the_side_points_lie_before_and_behind_the_line_and_heads_forward(hand: Hand) -> None:
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, "2", DOWN, LEFT, DOWN, "0", DOWN, " ", DOWN, RIGHT)
    assert hand.found("post.head_forward") == {"value": 2}
    assert hand.found("post.shoulder_protract") == {"value": 0}
    assert hand.found("post.lat.line") == {"ear": "anterior", "humeral_head": "on", "l3_body": "posterior"}
    marks = hand.figure(View.SIDE).marks
    assert marks["post.head_forward"].grade == 2
    assert marks["post.shoulder_protract"].state is MarkState.NORMAL
    assert "post.lat.line.knee" not in marks, "one point says nothing of another"


def test_a_grade_takes_only_its_own_digits_and_no_arrows(hand: Hand) -> None:
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, "7", LEFT)
    assert hand.found("post.head_forward") == {}
    press(" ", "3", "3")
    assert hand.found("post.head_forward") == {}, "the same grade once more takes it back"


def test_a_digit_where_nothing_is_measured_does_nothing(hand: Hand) -> None:
    press(Qt.Key.Key_Tab, DOWN, "5")
    assert hand.figure(View.FRONT).hasFocus() and hand.found(CHIN) == {}


def test_the_same_mark_once_more_and_delete_take_back(hand: Hand) -> None:
    press(LEFT, LEFT)
    assert hand.found(MASTOID) == {}
    press(LEFT, Qt.Key.Key_Delete)
    assert hand.found(MASTOID) == {}
    press(Qt.Key.Key_Delete)
    hand.bridge.undo()
    assert hand.found(MASTOID) == {"side": "left"}


def test_delete_takes_back_one_point_of_the_line_and_not_the_others(hand: Hand) -> None:
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, DOWN, LEFT, DOWN, DOWN, LEFT, Qt.Key.Key_Backspace)
    assert hand.found("post.lat.line") == {"ear": "anterior"}


def test_walking_stops_at_both_ends(hand: Hand) -> None:
    press(UP)
    assert hand.board.here.id == MASTOID
    press(Qt.Key.Key_End, DOWN)
    assert hand.board.here.id == "post.level.medmall"
    press(Qt.Key.Key_Home)
    assert hand.board.here.id == MASTOID
    press("x")
    QTest.keyClick(hand.figure(View.BACK), DOWN, Qt.KeyboardModifier.AltModifier)
    assert hand.board.here.id == MASTOID


def test_enter_leads_into_the_fields_and_escape_back_to_the_figure(hand: Hand) -> None:
    press(DOWN, Qt.Key.Key_Return)
    assert hand.board.editors[ACROMION].isAncestorOf(QApplication.focusWidget())
    press(RIGHT, " ")
    assert hand.found(ACROMION) == {"side": "left"}
    press(Qt.Key.Key_Escape)
    assert hand.figure(View.BACK).hasFocus() and hand.board.here.id == ACROMION
    press("4", UP)
    assert hand.found(ACROMION)["mm"] == 4 and hand.board.here.id == MASTOID


def test_tab_leads_from_the_figures_to_the_fields_of_the_landmark(hand: Hand) -> None:
    press(DOWN, Qt.Key.Key_Tab, DOWN, Qt.Key.Key_Tab, DOWN)
    visited: list[QWidget | None] = []
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited[:2] == [hand.board.head.before, hand.board.head.after]
    assert hand.board.editors["post.lat.line.ear"].isAncestorOf(visited[2])
    assert not hand.board.isAncestorOf(visited[3])


def test_by_mouse_alone(hand: Hand) -> None:
    hand.touch(ACROMION, LEFT_END)
    hand.touch("post.level.asis", LEFT_END)
    assert hand.found(ACROMION) == {"side": "left"}
    assert hand.found("post.level.asis") == {"side": "right"}, "seen from the front"
    hand.touch(CHIN)
    assert hand.found(CHIN) == {} and hand.board.head.name.text() == "Chin", "a point is chosen, and marked below"
    choice = hand.part(CHIN, "value")
    click(choice.choices.buttons["left"])  # type: ignore[attr-defined]  # a single choice has them
    assert hand.found(CHIN) == {"value": "left"}
    hand.touch(ACROMION, LEFT_END)
    assert hand.found(ACROMION) == {}
    hand.touch(ACROMION, RIGHT_END)
    click(hand.board.head.clear)
    assert hand.found(ACROMION) == {} and not hand.board.head.clear.isVisible()
    click(hand.board.head.after)
    assert hand.board.head.name.text() == "Inferior angle of the scapula"
    click(hand.board.head.before)
    click(hand.board.head.before)
    click(hand.board.head.before)
    assert hand.board.head.name.text() == "Mastoid"


def test_a_click_beside_the_figure_does_nothing(hand: Hand) -> None:
    figure = hand.figure(View.BACK)
    corner = QPoint(figure.width() - 3, figure.height() - 3)
    QTest.mouseMove(figure, corner)
    QTest.mouseClick(figure, MOUSE, pos=corner)
    assert not hand.bridge.evaluation.findings and hand.board.here.id == MASTOID


def test_forward_turned_and_notes_are_in_the_fields(hand: Hand) -> None:
    hand.touch(CREST)
    for key, option in (("forward", "left"), ("rotated", "right")):
        click(hand.part(CREST, key).choices.buttons[option])  # type: ignore[attr-defined]  # a single choice
    note = hand.part(CREST, "note")
    assert isinstance(note, TextField)
    note.editor.setFocus()
    note.editor.insertPlainText("a\x00b\x1b " * 4000)
    hand.page.commit_typing()
    found = hand.found(CREST)
    assert found["forward"] == "left" and found["rotated"] == "right" and found["note"] == "ab " * 4000
    mark = hand.figure(View.BACK).marks[CREST]
    assert mark.forward == (LEFT_END,) and mark.turned == RIGHT_END
    assert "ab ab" not in hand.figure(View.BACK).words_for(hand.landmark(CREST)), "notes are not in tool tips"


@pytest.mark.parametrize(("text", "word"), [("12x", "Not a number"), ("999", "0 to 150")])
def test_what_cannot_be_millimetres_is_named_and_loses_nothing(hand: Hand, text: str, word: str) -> None:
    press(LEFT, "8", UP)
    press(*text[:1])
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, text[1:])
    hand.page.commit_typing()
    entry = hand.part(MASTOID, "mm")
    assert isinstance(entry, NumberField)
    assert word in entry.words.text() and "still recorded: 8" in entry.words.text()
    assert hand.found(MASTOID) == {"mm": 8, "side": "left"}


def test_an_item_asked_for_is_found_on_its_figure_or_below(hand: Hand) -> None:
    hand.bridge.item_requested.emit("post.lat.line")
    assert hand.figure(View.SIDE).hasFocus() and hand.board.here.item.id == "post.lat.line"
    assert hand.board.seek("gait.pattern") is None
    hand.bridge.item_requested.emit("gait.pattern")
    assert not hand.board.isAncestorOf(QApplication.focusWidget())


def test_a_change_made_elsewhere_is_shown(hand: Hand) -> None:
    press(LEFT)
    hand.bridge.undo()
    assert hand.figure(View.BACK).marks == {} and hand.found(MASTOID) == {}
    hand.bridge.redo()
    assert MASTOID in hand.figure(View.BACK).marks


def test_figures_keep_their_proportions_and_a_touch_its_place(hand: Hand, qtbot: QtBot) -> None:
    figure = hand.figure(View.BACK)
    before = figure.place_of(Touch(hand.landmark(ACROMION), LEFT_END))
    hand.page.resize(880, 900)
    settle()
    after = figure.place_of(Touch(hand.landmark(ACROMION), LEFT_END))
    assert after.y() > before.y() + 5
    assert isinstance(after, QPointF)
    hand.touch(ACROMION, LEFT_END)
    assert hand.found(ACROMION) == {"side": "left"}
    heights = {hand.figure(view).height() for view in View}
    assert max(heights) - min(heights) <= 8


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_it_is_painted_in_both_themes(hand: Hand, qapp: QApplication, theme: ThemeChoice) -> None:
    Theme(qapp, theme)
    settle()
    plain = hand.figure(View.BACK).grab().toImage()
    press(LEFT)
    settle()
    assert hand.figure(View.BACK).grab().toImage() != plain
    assert hand.board.width() <= hand.page.viewport().width() - 40, "nothing is cut off at the right"
