"""Parts under one another, each as high as it wants to be, and nothing laid out that did not change."""

import itertools

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.top_down import TopDown
from tests.ui.hands import settle, show

LONG = "Agreement between examiners on palpated findings is poor to fair, so palpation alone never refers. " * 3


class Part(QWidget):
    """Notes each size it is given."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.sizes: list[QSize] = []
        self.label = PlainLabel(text, wrap=True, parent=self)
        inside = QVBoxLayout(self)
        inside.addWidget(self.label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.sizes.append(event.size())
        super().resizeEvent(event)


def column(qtbot: QtBot) -> tuple[QWidget, TopDown, list[Part]]:
    outer = QWidget()
    outer.resize(400, 900)
    holder = QWidget(outer)
    around = QVBoxLayout(outer)
    around.addWidget(holder)
    around.addStretch(1)
    layout = TopDown(holder, gap=8)
    parts = [Part(LONG, holder) for _ in range(4)]
    for part in parts:
        layout.addWidget(part)
    show(qtbot, outer)
    settle()
    return outer, layout, parts


def test_parts_stand_under_one_another_as_high_as_their_text(qtbot: QtBot) -> None:
    _, layout, parts = column(qtbot)
    for above, below in itertools.pairwise(parts):
        assert below.y() == above.y() + above.height() + 8
    assert all(part.height() == part.heightForWidth(part.width()) for part in parts)
    assert layout.heightForWidth(parts[0].width()) == parts[-1].geometry().bottom() + 1


def test_a_part_that_goes_or_comes_only_moves_the_others(qtbot: QtBot) -> None:
    _, layout, parts = column(qtbot)
    for part in parts:
        part.sizes.clear()
    parts[1].hide()
    settle()
    assert parts[2].y() == parts[0].geometry().bottom() + 1 + 8
    parts[1].show()
    settle()
    late = Part("late", parts[0].parentWidget())
    layout.insertWidget(1, late)
    late.show()
    settle()
    assert late.y() < parts[1].y()
    assert [part.sizes for part in (parts[0], parts[2], parts[3])] == [[], [], []]


def test_a_part_that_was_taken_out_leaves_no_gap(qtbot: QtBot) -> None:
    _, layout, parts = column(qtbot)
    parts[0].setParent(None)
    settle()
    assert layout.count() == 3 and parts[1].y() == 0
    assert layout.itemAt(3) is None and layout.takeAt(9) is None
    assert layout.minimumSize().height() == 0 < layout.sizeHint().height()
