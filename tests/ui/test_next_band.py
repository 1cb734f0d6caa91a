"""What comes next, announced in large letters: by the keyboard alone, by the mouse alone, and put away."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.local_settings import LocalSettings
from omt_desktop.ui.recommendation_panel import RecommendationPanel
from omt_desktop.ui.spine.spine_board import SpineBoard
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.step_pages import step_page
from tests.clinic import CONTENT
from tests.ui.hands import click, open_bridge, press, settle, show
from tests.ui.step_hands import EMPTY, board_of, rows


def opened(qtbot: QtBot, step_id: str, *, announced: bool = True) -> tuple[EvaluationPage, StepPage]:
    bridge = open_bridge(EMPTY, step_id)
    page = EvaluationPage(
        bridge, lambda step: step_page(step, bridge), RecommendationPanel(bridge), announced=announced
    )
    page.resize(1280, 800)
    show(qtbot, page)
    walked = page.stack.currentWidget()
    assert isinstance(walked, StepPage) and walked.blocks
    settle()
    return page, walked


def labels(step_id: str) -> list[str]:
    return [item.field.label for item in CONTENT.exam.step(step_id).items]


def test_the_keyboard_walks_and_it_follows(qtbot: QtBot) -> None:
    page, walked = opened(qtbot, "palpation")
    named = labels("palpation")
    assert walked.next_after(None) == named[0]
    page.take_focus()
    assert page.next_band.text == named[1]
    assert rows(walked)["HEAD"].isAncestorOf(walked.focusWidget() or walked)
    press("1")
    press(Qt.Key.Key_Down)
    settle()
    assert page.next_band.text in named[1:3]
    assert page.next_band.lead.text() == "Next"


def test_the_mouse_answers_and_it_follows(qtbot: QtBot) -> None:
    page, walked = opened(qtbot, "motion_tests")
    named = labels("motion_tests")
    tile_id = next(item.id for item in CONTENT.exam.step("motion_tests").items if item.region == "UE")
    shown = [item.id for item in CONTENT.exam.step("motion_tests").items]
    tile = board_of(walked, tile_id).tiles[tile_id]
    walked.ensureWidgetVisible(tile)
    click(tile)
    settle()
    assert page.next_band.text == named[shown.index(tile_id) + 1]


def test_the_drawing_is_followed_down_the_spine(qtbot: QtBot) -> None:
    page, walked = opened(qtbot, "spine")
    board = next(block for block in walked.blocks if isinstance(block, SpineBoard))
    board.map.setFocus()
    board.choose("seg.T5")
    assert page.next_band.text == "T6"
    press(Qt.Key.Key_Down)
    assert page.next_band.text == "T7"


def test_after_the_last_one_comes_the_next_step(qtbot: QtBot) -> None:
    page, walked = opened(qtbot, "motion_tests")
    last = max(place for place, block in enumerate(walked.blocks) if block.shown_ids)
    item_id = [item.id for item in walked.blocks[last].block.items if item.id in walked.blocks[last].shown_ids][-1]
    walked.blocks[last].seek(item_id)
    settle()
    assert page.next_band.text == "Review and decide →"


def test_it_stands_only_where_both_hands_are_at_work(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, "palpation")
    page.bridge.go_to("history")
    assert page.next_band.text == ""
    page.bridge.go_to("palpation")
    assert page.next_band.text


def test_f7_puts_it_away_and_the_choice_is_told(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, "palpation")
    page.take_focus()
    told: list[bool] = []
    page.next_band.toggled.connect(told.append)
    press(Qt.Key.Key_F7)
    assert page.next_band.text == ""
    press(Qt.Key.Key_F7)
    assert page.next_band.text == labels("palpation")[1]
    assert told == [False, True]
    assert LocalSettings().next_announced


def test_a_long_name_is_cut_and_never_widens_the_window(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, "palpation")
    assert page.next_band.minimumSizeHint().width() < 400


def test_an_evaluation_that_comes_back_says_at_once_what_is_first(qtbot: QtBot) -> None:
    bridge = open_bridge(EMPTY, "palpation")
    page = EvaluationPage(bridge, lambda step: step_page(step, bridge), RecommendationPanel(bridge), announced=True)
    page.resize(1280, 800)
    show(qtbot, page)
    # Another window may have the keys by then, so that the hand is nowhere yet.
    qtbot.waitUntil(lambda: page.next_band.text in labels("palpation")[:2])


def test_a_hand_that_came_before_the_page_is_in_it_once_it_is_made(qtbot: QtBot) -> None:
    bridge = open_bridge(EMPTY, "spine")
    page = EvaluationPage(bridge, lambda step: step_page(step, bridge), RecommendationPanel(bridge))
    page.resize(1280, 800)
    qtbot.addWidget(page)
    page.take_focus()
    show(qtbot, page)
    qtbot.waitUntil(lambda: page.stack.isAncestorOf(page.focusWidget() or page))
