"""Moving between the steps of the exam loses neither the field the hand is on nor how far a page was scrolled."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import RegionFinding
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.theme import Theme
from omt_desktop.workflow.edits import Answer, GradeRegion
from tests.ui.exam_players import exam_page
from tests.ui.hands import hand, on_screen, open_bridge, press, settle
from tests.ui.manual_clock import ManualClock

CTRL = Qt.KeyboardModifier.ControlModifier


def far_down(page: StepPage) -> QWidget:
    """A field in the middle of the page, which is scrolled to it."""
    fields = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    fields = [w for w in fields if w.focusProxy() is None]
    field = fields[len(fields) // 2]
    field.setFocus()
    settle()
    page.ensureWidgetVisible(field, 0, 60)
    return field


def test_coming_back_to_a_step_finds_hand_and_page_as_they_were(qtbot: QtBot, qapp: QApplication) -> None:
    Theme(qapp)
    bridge = open_bridge()
    page = on_screen(exam_page(bridge, ManualClock()), qtbot)
    page.resize(1192, 700)
    places = [n for n, step in enumerate(bridge.content.exam.steps) if step.blocks]
    left: dict[int, tuple[QWidget, int]] = {}
    for place in places:
        press(Qt.Key(Qt.Key.Key_0 + (place + 1) % 10), modifier=CTRL)
        shown = page.stack.currentWidget()
        assert isinstance(shown, StepPage)
        assert shown.blocks
        settle()
        field = far_down(shown)
        left[place] = field, shown.verticalScrollBar().value()
        assert hand(page) is field
    assert sum(scrolled > 0 for _, scrolled in left.values()) > 4
    # What is answered elsewhere brings questions to some of the pages meanwhile, below or above the hand.
    bridge.apply(Answer("med.anticoagulant", "yes"))
    bridge.apply(GradeRegion("LE", RegionFinding(2)))
    for place in reversed(places):
        press(Qt.Key(Qt.Key.Key_0 + (place + 1) % 10), modifier=CTRL)
        QTest.qWait(20)
        field, scrolled = left[place]
        shown = page.stack.currentWidget()
        assert isinstance(shown, StepPage)
        assert hand(page) is field, bridge.step_id
        top = field.mapTo(shown.viewport(), field.rect().topLeft()).y()
        assert 0 <= top < shown.viewport().height(), bridge.step_id
        if bridge.step_id not in ("history", "palpation", "motion_tests"):
            assert shown.verticalScrollBar().value() == scrolled, bridge.step_id
