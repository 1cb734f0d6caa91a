"""The spine step on the screen, and what a hand does on its drawing."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.spine.finding_items import spine_findings_of
from omt_desktop.domain.spine.print_shorthand import print_shorthand
from omt_desktop.domain.spine.shapes import shapes_in
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.spine.dysfunction_editor import DysfunctionEditor
from omt_desktop.ui.spine.part_editor import PartEditor
from omt_desktop.ui.spine.spine_board import SpineBoard
from omt_desktop.ui.spine.spine_look import spine_drawing
from omt_desktop.ui.spine.spine_map import SpineMap
from omt_desktop.ui.spine.spine_page import SpinePage
from tests.builders import EXAM_DAY
from tests.clinic import CONTENT
from tests.ui.hands import open_bridge, settle, show

EMPTY = Evaluation(EXAM_DAY)
SHIFT = Qt.KeyboardModifier.ShiftModifier
SPINE = CONTENT.exam.step("spine")


def opened(
    qtbot: QtBot, evaluation: Evaluation = EMPTY, width: int = 648
) -> tuple[SpinePage, SpineBoard, SessionBridge]:
    bridge = open_bridge(evaluation, "spine")
    page = SpinePage(SPINE, bridge)
    page.resize(width, 700)
    show(qtbot, page)
    (board,) = (block for block in page.blocks if isinstance(block, SpineBoard))
    board.map.setFocus()
    settle()
    return page, board, bridge


def recorded(bridge: SessionBridge) -> str:
    return print_shorthand(spine_findings_of(bridge.evaluation.findings))


def place_of(spine: SpineMap, part: str) -> QPoint:
    """Where a finger would touch the part."""
    shape = shapes_in(spine_drawing())[part]
    x, y = next(iter(shape.row_of_points(1, 0)))
    if part.startswith("inn."):
        x, y = (shape.left + 30 if part == "inn.L" else shape.right - 30, shape.top + 40)
    scale = spine.width() / 300
    return QPoint(round((x - 20) * scale), round(y * scale))


def touch(spine: SpineMap, part: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(spine, Qt.MouseButton.LeftButton, modifier, place_of(spine, part))


def options(board: SpineBoard, key: str) -> OptionButtons:
    editor = board.panel.editor
    assert isinstance(editor, PartEditor)
    return options_in(editor.often, key)


def options_in(parts: LabelledParts, key: str) -> OptionButtons:
    found = parts.part(key).findChild(OptionButtons)
    assert found is not None
    return found


def pelvis(board: SpineBoard) -> DysfunctionEditor:
    editor = board.panel.editor
    assert isinstance(editor, DysfunctionEditor)
    return editor
