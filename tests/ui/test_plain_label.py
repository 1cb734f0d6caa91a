"""The label of the program is as high as Qt's own, whatever changed since it was last asked."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.theme import Theme, ThemeChoice

LONG = "Agreement between examiners on palpated findings is poor to fair, so palpation alone never refers."
WIDTHS = (90, 160, 400)


def heights(label: PlainLabel) -> list[tuple[int, int]]:
    """What the label says, and what Qt works out for it now."""
    return [(label.heightForWidth(width), QLabel.heightForWidth(label, width)) for width in WIDTHS]


def test_the_height_for_a_width_is_always_that_of_qt(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp)
    label = PlainLabel(LONG, wrap=True)
    qtbot.addWidget(label)
    seen = [heights(label)]
    label.show()
    seen.append(heights(label))
    label.setText(LONG * 2)
    seen.append(heights(label))
    label.setContentsMargins(12, 6, 12, 6)
    seen.append(heights(label))
    label.set_role("title")
    seen.append(heights(label))
    larger = QFont(label.font())
    larger.setPixelSize(31)
    label.setFont(larger)
    seen.append(heights(label))
    label.setWordWrap(False)
    seen.append(heights(label))
    label.setWordWrap(True)
    theme.choose(ThemeChoice.DARK)
    seen.append(heights(label))
    assert all(ours == qts for step in seen for ours, qts in step), seen
    assert len({tuple(step) for step in seen}) > 4
