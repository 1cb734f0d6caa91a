"""A step of the exam on the screen, and what is found on it."""

from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.ui.finding_board import FindingBoard
from omt_desktop.ui.item_row import ItemRow
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.step_page import StepPage
from tests.builders import EXAM_DAY
from tests.clinic import CONTENT
from tests.ui.hands import open_bridge, settle, show

EMPTY = Evaluation(EXAM_DAY)


def open_page(qtbot: QtBot, step_id: str, evaluation: Evaluation = EMPTY) -> tuple[StepPage, SessionBridge]:
    bridge = open_bridge(evaluation)
    page = StepPage(CONTENT.exam.step(step_id), bridge)
    page.resize(648, 720)
    show(qtbot, page)
    assert page.blocks
    settle()
    return page, bridge


def rows(page: StepPage) -> dict[str, ItemRow]:
    return {item_id: row for block in page.blocks for item_id, row in block.rows.items()}


def visible(page: StepPage) -> set[str]:
    return {item_id for item_id, row in rows(page).items() if row.isVisible()}


def board_of(page: StepPage, item_id: str) -> FindingBoard:
    return next(b for block in page.blocks for b in block.boards.values() if item_id in b.tiles)
