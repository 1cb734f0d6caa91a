"""The page under the Tab key, and how it is built: in order, and never holding the hand up."""

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import FactRecord, RegionFinding
from omt_desktop.ui.item_row import ItemRow
from omt_desktop.ui.step_page import StepPage
from omt_desktop.workflow.edits import Answer, GradeRegion
from tests.clinic import CONTENT, HEALTHY
from tests.ui.hands import open_bridge, press, settle
from tests.ui.step_hands import board_of, open_page, rows, visible


def test_the_tab_key_walks_the_page_from_top_to_bottom(qtbot: QtBot) -> None:
    page, _ = open_page(qtbot, "reason_for_visit")
    rows(page)["patient.birth_date"].field.setFocus()
    places: list[int] = []
    for _ in range(11):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        places.append(focused.mapTo(page.widget(), focused.rect().center()).y())
        press(Qt.Key.Key_Tab)
    assert places == sorted(places)


def test_a_page_builds_fast_enough_not_to_be_noticed(qtbot: QtBot) -> None:
    bridge = open_bridge(HEALTHY)
    first = StepPage(CONTENT.exam.step("history"), bridge)
    qtbot.addWidget(first)
    began = time.perf_counter()
    page = StepPage(CONTENT.exam.step("history"), bridge)
    took = time.perf_counter() - began
    qtbot.addWidget(page)
    assert took < 0.25, "several times what is aimed at, for a busy machine"


def top_of(page: StepPage, widget: QWidget) -> int:
    return widget.mapTo(page.widget(), widget.rect().topLeft()).y()


def walked(page: StepPage, first: QWidget, stops: int) -> list[int]:
    """How far down the page each stop of the Tab key lies."""
    first.setFocus()
    places = []
    for _ in range(stops):
        focused = QApplication.focusWidget()
        assert focused is not None and page.isAncestorOf(focused)
        places.append(focused.mapTo(page.widget(), focused.rect().center()).y())
        press(Qt.Key.Key_Tab)
    return places


def test_what_appears_later_has_its_place_in_the_walk(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history")
    bridge.apply(Answer("med.anticoagulant", "yes"))
    bridge.apply(Answer("hx.osteoporosis", "not_measured"))
    bridge.apply(Answer("hx.instability", ("CERV",)))
    bridge.apply(Answer("hx.fractures", (FactRecord(),)))
    settle()
    places = walked(page, rows(page)["hx.osteoporosis"].field, 45)
    assert places == sorted(places)


def test_an_opened_editor_has_its_place_in_the_walk(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine")
    bridge.apply(GradeRegion("LUMB", RegionFinding(2)))
    board = board_of(page, "seg.L3")
    board.open("seg.L3")
    settle()
    places = walked(page, rows(page)["LUMB"].field, 14)
    assert places == sorted(places)


def test_a_long_page_is_built_a_few_rows_at_a_time(qtbot: QtBot) -> None:
    bridge = open_bridge(HEALTHY)
    page = StepPage(CONTENT.exam.step("history"), bridge)
    qtbot.addWidget(page)
    made = page.findChildren(ItemRow)
    assert 5 < len(made) < 25, "a screenful before it is shown"
    bridge.apply(Answer("med.antiplatelet", "yes"))
    page.resize(648, 720)
    page.show()
    qtbot.waitUntil(lambda: len(page.findChildren(ItemRow)) == len(rows(page)), timeout=3000)
    order = [item.id for block in page.blocks for item in block.block.items if item.id in block.rows]
    laid_out = sorted(rows(page), key=lambda item_id: top_of(page, rows(page)[item_id]))
    shown = [item_id for item_id in order if item_id in visible(page)]
    assert [item_id for item_id in laid_out if item_id in shown] == shown
