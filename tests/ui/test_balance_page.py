"""The balance step as a hand works it: by keyboard alone, by mouse alone, and with times that cannot be."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import FindingValue
from omt_desktop.domain.exam import Step
from omt_desktop.ui.balance.balance_board import BalanceBoard
from omt_desktop.ui.balance.balance_page import TIMED, BalancePage
from omt_desktop.ui.balance.trial_cell import TrialCell
from omt_desktop.ui.field_registry import field_for
from omt_desktop.ui.fields.text_field import TextField
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.step_stack import StepStack
from omt_desktop.ui.theme import Theme, ThemeChoice
from tests.builders import EXAM_DAY, an_evaluation
from tests.clinic import CONTENT
from tests.ui.hands import click, open_bridge, press, settle, show
from tests.ui.manual_clock import ManualClock

UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
SLS, ROMBERG, STAGES, TUG = "bal.sls.eo", "bal.romberg", "bal.4stage", "bal.tug"
THREE_HOURS = 3 * 3600


class Hand:
    """The page, its clock, and what a hand does with the stopwatch."""

    def __init__(self, page: BalancePage, bridge: SessionBridge, clock: ManualClock) -> None:
        self.page, self.bridge, self.clock = page, bridge, clock
        block = page.blocks[0]
        assert isinstance(block, BalanceBoard)
        self.board = block

    def time(self, seconds: float) -> None:
        """Space, so many seconds, Space."""
        press(" ")
        self.clock.pass_by(seconds)
        press(" ")

    def found(self, item_id: str) -> dict[str, FindingValue]:
        finding = self.bridge.evaluation.findings.get(item_id)
        return dict(finding.values) if finding else {}

    def cell(self, item_id: str, key: str) -> TrialCell:
        results = self.board.panels[item_id].results.values()
        return next(result.cells[key] for result in results if key in result.cells)

    @property
    def target(self) -> str:
        return ": ".join(self.board.stopwatch.words[:2])


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    clock, bridge = ManualClock(), open_bridge(an_evaluation(), "balance")
    page = BalancePage(CONTENT.exam.step("balance"), bridge, clock=clock)
    page.resize(640, 760)
    show(qtbot, page)
    made = Hand(page, bridge, clock)
    made.board.stopwatch.setFocus()
    return made


def type_in(cell: TrialCell, text: str) -> None:
    """The text takes the place of what is in the line, and the hand goes on."""
    cell.entry.line.setFocus()
    cell.entry.line.selectAll()
    QTest.keyClicks(cell.entry.line, text)
    QTest.keyClick(cell.entry.line, Qt.Key.Key_Return)
    settle()


def test_what_is_not_timed_stands_below_and_nothing_is_lost(hand: Hand) -> None:
    step = CONTENT.exam.step("balance")
    assert hand.page.blocks[0].block.id == TIMED
    below = [item.id for block in hand.page.blocks[1:] for item in block.block.items]
    assert below == ["bal.tandemwalk", "bal.falls"]
    assert {*hand.board.selector, *below} == {item.id for item in step.items}


def test_the_stopwatch_is_where_the_hand_begins(qtbot: QtBot) -> None:
    bridge = open_bridge(an_evaluation(), "balance")
    stack = StepStack(bridge, lambda step: BalancePage(step, bridge, clock=ManualClock()))
    show(qtbot, stack)
    stack.take_focus()
    page = stack.currentWidget()
    assert isinstance(page, BalancePage) and page.blocks[0].focusProxy() is QApplication.focusWidget()


def test_by_keyboard_alone_both_legs_three_times(hand: Hand) -> None:
    press(DOWN, DOWN, DOWN)
    assert hand.target == "Next: Single-leg stance, eyes open, left leg"
    for seconds in (12.34, 45.0, 30.06):
        hand.time(seconds)
    assert hand.target == "Next: Single-leg stance, eyes open, right leg"
    for seconds in (10.0, 41.5, 40.0):
        hand.time(seconds)
    found = hand.found(SLS)
    assert [found[f"left_trial{n}"] for n in (1, 2, 3)] == [12.3, 45.0, 30.1] and found["left"] == 45.0
    assert found["right"] == 41.5
    panel = hand.board.panels[SLS]
    assert panel.difference.text() == "Left leg 3.5 s longer than right leg"
    assert panel.hint.text().startswith("Up to 45 s.")
    assert hand.board.selector[SLS].summary == "45.0 s · 41.5 s"
    assert hand.target == "Next: Single-leg stance, eyes closed, left leg", "what is next is said in large letters"


def test_the_mean_counts_where_the_content_says_so(hand: Hand) -> None:
    press(*[DOWN] * 5)
    hand.time(10.0)
    hand.time(11.0)
    assert hand.found(TUG) == {"trial1": 10.0, "trial2": 11.0, "value": 10.5}


def test_stances_done_once_follow_one_another(hand: Hand) -> None:
    press(DOWN, DOWN)
    hand.time(10)
    hand.time(10.0)
    assert hand.found(STAGES) == {"side_by_side": 10.0, "semi_tandem": 10.0}
    assert hand.target == "Next: Four-stage balance, 10 s each, tandem"
    assert hand.board.stopwatch.words[2] == ""


def test_arrow_keys_walk_to_the_ends_and_not_beyond(hand: Hand) -> None:
    press(UP, LEFT)
    assert hand.board.here == hand.board.tests[0]
    press(RIGHT)
    assert hand.board.here.result.key == "eyes_closed"
    press(*[DOWN] * 9)
    assert hand.board.here.item.id == TUG
    press(RIGHT)
    assert hand.board.here.item.id == TUG


def test_other_keys_are_not_the_boards(hand: Hand) -> None:
    press("q", Qt.Key.Key_F5)
    QTest.keyClick(hand.board.stopwatch, DOWN, Qt.KeyboardModifier.AltModifier)
    assert hand.board.here == hand.board.tests[0] and not hand.board.stopwatch.running


def test_tab_leads_from_the_watch_to_the_trials_and_escape_back(hand: Hand) -> None:
    press(DOWN, DOWN, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is hand.cell(STAGES, "side_by_side").entry.line
    press("8", Qt.Key.Key_Return)
    assert hand.found(STAGES) == {"side_by_side": 8}
    press(Qt.Key.Key_Escape, DOWN, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is hand.cell(SLS, "left").entry.line
    press(*[Qt.Key.Key_Tab] * 8)
    others = hand.board.panels[SLS].others
    assert others is not None and others.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_Escape)
    assert hand.board.stopwatch.hasFocus()


def test_backspace_discards_the_last_trial_and_undo_brings_it_back(hand: Hand) -> None:
    press(Qt.Key.Key_Backspace)
    hand.time(20)
    hand.time(30)
    press(Qt.Key.Key_Backspace)
    assert hand.found(ROMBERG) == {"eyes_open": 20.0, "eyes_open_trial1": 20.0}
    hand.bridge.undo()
    assert hand.found(ROMBERG)["eyes_open_trial2"] == 30.0 and hand.found(ROMBERG)["eyes_open"] == 30.0
    hand.bridge.undo()
    hand.bridge.undo()
    assert hand.found(ROMBERG) == {} and hand.board.selector[ROMBERG].summary == "not examined"


def test_a_trial_in_the_middle_is_discarded_with_the_mouse(hand: Hand) -> None:
    for seconds in (20, 25, 10):
        hand.time(seconds)
    click(hand.cell(ROMBERG, "eyes_open_trial2").discard)
    assert hand.found(ROMBERG) == {"eyes_open": 20.0, "eyes_open_trial1": 20.0, "eyes_open_trial3": 10.0}
    press(LEFT)
    hand.board.stopwatch.setFocus()
    press(LEFT)
    assert hand.board.stopwatch.words[2] == "Trial 2 of 3", "the free place is the next trial"


def test_by_mouse_alone(hand: Hand) -> None:
    click(hand.board.selector[SLS])
    QTest.mousePress(hand.board.stopwatch, Qt.MouseButton.LeftButton)
    hand.clock.pass_by(8.2)
    QTest.mousePress(hand.board.stopwatch, Qt.MouseButton.LeftButton)
    right = hand.board.panels[SLS].results["right"]
    QTest.mouseClick(right, Qt.MouseButton.LeftButton, pos=QPoint(6, 6))
    assert hand.target == "Next: Single-leg stance, eyes open, right leg"
    assert hand.board.stopwatch.hasFocus() and hand.board.stopwatch.seconds == 0
    click(hand.board.stopwatch)
    hand.clock.pass_by(7.0)
    click(hand.board.stopwatch)
    assert hand.found(SLS)["left"] == 8.2 and hand.found(SLS)["right"] == 7.0
    click(hand.board.panels[SLS].clear)
    assert hand.found(SLS) == {}


def test_a_trial_and_a_result_are_typed_by_hand(hand: Hand) -> None:
    type_in(hand.cell(ROMBERG, "eyes_open_trial2"), "17,5")
    assert hand.found(ROMBERG) == {"eyes_open": 17.5, "eyes_open_trial2": 17.5}
    type_in(hand.cell(ROMBERG, "eyes_open"), "16")
    assert hand.found(ROMBERG)["eyes_open"] == 16
    hand.board.stopwatch.setFocus()
    hand.time(20)
    assert hand.found(ROMBERG)["eyes_open_trial1"] == 20.0 and hand.found(ROMBERG)["eyes_open_trial2"] == 17.5
    assert hand.found(ROMBERG)["eyes_open"] == 20.0


def test_what_is_typed_and_not_announced_is_recorded_before_the_next_time(hand: Hand) -> None:
    line = hand.cell(ROMBERG, "eyes_open_trial1").entry.line
    line.setFocus()
    QTest.keyClicks(line, "11")
    QTest.mousePress(hand.board.stopwatch, Qt.MouseButton.LeftButton)
    hand.clock.pass_by(9)
    QTest.mousePress(hand.board.stopwatch, Qt.MouseButton.LeftButton)
    assert hand.found(ROMBERG)["eyes_open_trial1"] == 11 and hand.found(ROMBERG)["eyes_open_trial2"] == 9.0


@pytest.mark.parametrize(("text", "word"), [("abc", "Not a number"), ("301", "0 to 300"), ("-1", "0 to 300")])
def test_what_cannot_be_a_time_is_named_beside_it_and_loses_nothing(hand: Hand, text: str, word: str) -> None:
    hand.time(12)
    cell = hand.cell(ROMBERG, "eyes_open_trial1")
    assert cell.problem.isHidden()
    type_in(cell, text)
    assert word in cell.problem.text() and "still recorded: 12" in cell.problem.text()
    assert cell.problem.isVisible() and cell.entry.line.text() == text
    assert hand.found(ROMBERG)["eyes_open_trial1"] == 12.0
    type_in(cell, "13")
    assert cell.problem.isHidden() and hand.found(ROMBERG)["eyes_open_trial1"] == 13


def test_three_hours_are_refused_and_kept_in_sight_until_discarded(hand: Hand) -> None:
    hand.time(THREE_HOURS)
    assert hand.found(ROMBERG) == {}
    (kept,) = hand.board.kept.all
    assert kept.isVisible() and "3:00:00.0" in kept.text.text() and "0 to 300 s" in kept.text.text()
    assert not kept.retry.isVisible()
    hand.time(20)
    assert hand.found(ROMBERG)["eyes_open"] == 20.0 and hand.board.kept.all == [kept], "the next time does not hide it"
    click(kept.discard)
    assert hand.board.kept.all == [] and hand.board.kept.isHidden() and hand.board.stopwatch.hasFocus()


def test_three_hours_can_be_kept_as_text(hand: Hand) -> None:
    hand.time(THREE_HOURS)
    click(hand.board.kept.all[0].note)
    note = str(hand.found(ROMBERG)["note"])
    assert note.startswith("Not recorded as a result: 3:00:00.0") and hand.board.kept.all == []
    hand.time(THREE_HOURS + 60)
    click(hand.board.kept.all[0].note)
    assert str(hand.found(ROMBERG)["note"]).count("\n") == 1


def test_a_test_without_a_note_offers_none(hand: Hand) -> None:
    press(DOWN, DOWN)
    hand.time(THREE_HOURS)
    assert not hand.board.kept.all[0].note.isVisible() and hand.board.kept.all[0].discard.isVisible()


def test_a_time_without_a_free_trial_waits_for_one(hand: Hand) -> None:
    press(*[DOWN] * 5)
    press(" ")
    for n in (1, 2, 3):
        type_in(hand.cell(TUG, f"trial{n}"), "10")
    assert hand.target.startswith("Timing")
    hand.board.stopwatch.setFocus()
    hand.clock.pass_by(9.5)
    press(" ")
    (kept,) = hand.board.kept.all
    assert "Discard one first" in kept.text.text() and not kept.retry.isVisible()
    assert hand.target == "Done: Timed up and go, 3 m"
    press(" ")
    assert not hand.board.stopwatch.running, "there is no room for another time"
    press(Qt.Key.Key_Delete)
    assert kept.retry.isVisible()
    click(kept.retry)
    assert hand.found(TUG)["trial3"] == 9.5 and hand.board.kept.all == []


def test_another_test_can_be_taken_up_while_the_watch_runs(hand: Hand) -> None:
    press(" ")
    press(DOWN)
    assert hand.target == "Timing: Tandem stance, heel to toe, eyes open" and hand.board.stopwatch.running
    hand.clock.pass_by(6)
    press(" ")
    assert hand.found("bal.tandem")["eyes_open"] == 6.0 and hand.found(ROMBERG) == {}


def test_the_watch_runs_on_while_another_step_is_shown(qtbot: QtBot) -> None:
    clock, bridge = ManualClock(), open_bridge(an_evaluation(), "balance")

    def page_of(step: Step) -> StepPage:
        return BalancePage(step, bridge, clock=clock) if step.id == "balance" else StepPage(step, bridge)

    stack = StepStack(bridge, page_of)
    stack.resize(640, 760)
    show(qtbot, stack)
    stack.take_focus()
    press(" ")
    bridge.go_to("posture")
    clock.pass_by(25)
    bridge.go_to("balance")
    press(" ")
    finding = bridge.evaluation.findings[ROMBERG]
    assert finding.get("eyes_open") == 25.0


def test_a_change_made_elsewhere_is_shown_on_coming_back(hand: Hand) -> None:
    hand.time(20)
    hand.page.hide()
    hand.bridge.undo()
    hand.page.show()
    assert hand.cell(ROMBERG, "eyes_open").entry.line.text() == ""


def test_an_item_asked_for_is_taken_up(hand: Hand) -> None:
    hand.bridge.item_requested.emit(TUG)
    assert hand.board.here.item.id == TUG and hand.board.stopwatch.hasFocus()
    assert hand.board.seek("bal.falls") is None
    hand.bridge.item_requested.emit("bal.falls")
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_sway_and_long_notes_stand_beside_the_times(hand: Hand) -> None:
    others = hand.board.panels[ROMBERG].others
    assert others is not None
    others.part("sway").setFocus()
    press(RIGHT, " ")
    assert hand.found(ROMBERG) == {"sway": "slight"}
    note = others.part("note")
    assert isinstance(note, TextField)
    note.editor.setFocus()
    note.editor.insertPlainText("fell\x00 over\x1b " * 1000)
    hand.page.commit_typing()
    text = str(hand.found(ROMBERG)["note"])
    assert len(text) >= 10_000 and "\x00" not in text and "\x1b" not in text and text.count("fell over") == 1000
    hand.time(5)
    assert hand.found(ROMBERG)["note"] == text and hand.found(ROMBERG)["sway"] == "slight"
    press(Qt.Key.Key_Backspace)
    others.part("sway").setFocus()
    press(Qt.Key.Key_Delete)
    assert "sway" not in hand.found(ROMBERG)


def test_only_something_typed_can_be_a_trial() -> None:
    sway = next(part for part in CONTENT.exam.items[ROMBERG].parts if part.key == "sway")
    item = CONTENT.exam.items["bal.falls"]
    with pytest.raises(TypeError):
        TrialCell(sway, field_for(CONTENT.exam.items["post.ant.chin"], EXAM_DAY, CONTENT.wording), "x")
    assert item.field.unit == ""


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_it_is_painted_in_both_themes(hand: Hand, qapp: QApplication, theme: ThemeChoice) -> None:
    Theme(qapp, theme)
    hand.time(THREE_HOURS)
    settle()
    assert not hand.page.grab().isNull()
    assert hand.page.horizontalScrollBar().maximum() == 0, "nothing is cut off at the right"
    assert hand.board.width() <= hand.page.viewport().width() - 40
