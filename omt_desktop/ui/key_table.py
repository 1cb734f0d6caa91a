"""The keys of the program as a table of two columns of groups."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.key_map import KEYS
from omt_desktop.ui.plain_label import PlainLabel

_KEY_WIDTH = 150


class KeyTable(QWidget):
    """Shows all of `KEYS`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        half = (len(KEYS) + 1) // 2
        for groups in (KEYS[:half], KEYS[half:]):
            column = QVBoxLayout()
            column.setSpacing(16)
            for title, keys in groups:
                column.addLayout(_group(title, keys))
            column.addStretch(1)
            row.addLayout(column, 1)


def _group(title: str, keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setColumnMinimumWidth(0, _KEY_WIDTH)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.addWidget(PlainLabel(title, "label"), 0, 0, 1, 2)
    for line, (key, what) in enumerate(keys, 1):
        grid.addWidget(PlainLabel(key, "key"), line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(PlainLabel(what, "muted"), line, 1)
    return grid
