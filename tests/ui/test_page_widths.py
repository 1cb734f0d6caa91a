"""No page of the exam is wider than its window, whatever is opened or recorded on it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import RegionFinding
from omt_desktop.domain.posture.landmarks import marked
from omt_desktop.ui.posture.posture_board import PostureBoard
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.step_pages import step_page
from omt_desktop.ui.theme import Theme
from omt_desktop.workflow.edits import RecordFinding
from tests.builders import an_evaluation
from tests.clinic import CONTENT
from tests.ui.hands import open_bridge, settle, show

BESIDE_THE_RECOMMENDATION = 592
"""Pixels of a page in a window of 1280."""
STEPS = [step.id for step in CONTENT.exam.steps if step.blocks]
GRADED = {region: RegionFinding(2, ("texture",)) for region in CONTENT.vocabulary.regions}


def opened(qtbot: QtBot, step_id: str) -> StepPage:
    bridge = open_bridge(replace(an_evaluation(), regions=GRADED), step_id)
    page = step_page(CONTENT.exam.step(step_id), bridge)
    bridge.setParent(page)
    page.resize(BESIDE_THE_RECOMMENDATION, 640)
    show(qtbot, page)
    assert page.blocks
    settle()
    return page


def is_too_wide(page: StepPage) -> bool:
    inner = page.widget()
    return inner.minimumSizeHint().width() > page.viewport().width()


@pytest.mark.parametrize("step_id", STEPS)
def test_no_page_is_wider_than_its_window(qtbot: QtBot, qapp: QApplication, step_id: str) -> None:
    Theme(qapp)
    page = opened(qtbot, step_id)
    assert not is_too_wide(page)
    for block in page.blocks:
        for board in block.boards.values():
            kinds = {
                CONTENT.exam.items[item_id].parts: item_id for item_id, tile in board.tiles.items() if tile.isVisible()
            }
            for item_id in kinds.values():
                board.open(item_id)
                settle()
                assert not is_too_wide(page), item_id


def test_the_name_of_a_landmark_makes_no_page_wider(qtbot: QtBot, qapp: QApplication) -> None:
    Theme(qapp)
    page = opened(qtbot, "posture")
    (board,) = (block for block in page.blocks if isinstance(block, PostureBoard))
    for landmark in (mark for figure in board.figures.values() for mark in figure.landmarks):
        board.choose(landmark)
        page._bridge.apply(RecordFinding(landmark.item.id, marked(landmark, None, landmark.field.options[-1].id)))
        settle()
        assert not is_too_wide(page), landmark.id
