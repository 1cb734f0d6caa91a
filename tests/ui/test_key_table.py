"""The table of keys: nothing is left out, and no column is longer than it must be."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from omt_desktop.ui.key_map import KEYS
from omt_desktop.ui.key_overlay import KeyOverlay
from omt_desktop.ui.key_table import KeyTable, in_columns
from omt_desktop.ui.plain_label import PlainLabel
from tests.ui.hands import press, settle, show


def test_the_groups_keep_their_order_in_columns_of_about_the_same_height() -> None:
    groups = [(str(n), (("K", "what"),) * length) for n, length in enumerate((3, 4, 8, 7, 6, 5, 3))]
    assert [[title for title, _ in column] for column in in_columns(groups, 3)] == [
        ["0", "1"],
        ["2", "3"],
        ["4", "5", "6"],
    ]
    assert in_columns(groups, 1) == [groups]
    assert len(in_columns(groups, 99)) == len(groups)


def test_every_key_is_shown(qtbot: QtBot) -> None:
    table = KeyTable(columns=3)
    qtbot.addWidget(table)
    shown = {label.text() for label in table.findChildren(PlainLabel)}
    assert {keys for _, group in KEYS for keys, _ in group} <= shown


def test_no_key_is_a_chord_of_more_than_two() -> None:
    for _, group in KEYS:
        for keys, what in group:
            assert all(chord.count("+") <= 1 for chord in keys.replace(" … ", ", ").split(", ")), what


def test_the_keys_themselves_scroll_the_table(qtbot: QtBot) -> None:
    behind = PlainLabel("behind")
    behind.resize(900, 400)
    show(qtbot, behind)
    overlay = KeyOverlay(behind)
    overlay.toggle()
    settle()
    (area,) = overlay.findChildren(QScrollArea)
    press(Qt.Key.Key_PageDown)
    below = area.verticalScrollBar().value()
    assert below > 0
    press(Qt.Key.Key_Up)
    assert area.verticalScrollBar().value() < below
    press(Qt.Key.Key_Home)
    assert area.verticalScrollBar().value() == 0 and overlay.isVisible()


def test_in_a_small_window_the_keys_are_scrolled_and_not_squeezed(qtbot: QtBot) -> None:
    behind = PlainLabel("behind")
    behind.resize(900, 400)
    show(qtbot, behind)
    overlay = KeyOverlay(behind)
    overlay.toggle()
    settle()
    labels = [label for label in overlay.findChildren(PlainLabel) if label.property("role") == "key"]
    assert len(labels) > 20 and all(label.height() >= label.sizeHint().height() for label in labels)
