"""The keys of the program as a table of groups, in columns of about the same height."""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.key_map import KEYS
from omt_desktop.ui.plain_label import PlainLabel

_KEY_WIDTH = 150

Group: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]


class KeyTable(QWidget):
    """Shows all of `KEYS` in at most so many columns."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for groups in in_columns(KEYS, columns):
            column = QVBoxLayout()
            column.setSpacing(16)
            for title, keys in groups:
                column.addLayout(_group(title, keys))
            column.addStretch(1)
            row.addLayout(column, 1)


def in_columns(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """The groups in their order in at most so many columns, the longest of which is as short as can be."""
    limit = max(map(_lines, groups))
    while len(filled := _filled(groups, limit)) > columns:
        limit += 1
    return filled


def _filled(groups: Sequence[Group], limit: int) -> list[list[Group]]:
    filled: list[list[Group]] = []
    for group in groups:
        if filled and sum(map(_lines, filled[-1])) + _lines(group) <= limit:
            filled[-1].append(group)
        else:
            filled.append([group])
    return filled


def _lines(group: Group) -> int:
    """Its keys, its title and the space after it."""
    return len(group[1]) + 2


def _group(title: str, keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setColumnMinimumWidth(0, _KEY_WIDTH)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.addWidget(PlainLabel(title, "label"), 0, 0, 1, 2)
    for line, (key, what) in enumerate(keys, 1):
        grid.addWidget(PlainLabel(key, "key"), line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(PlainLabel(what, "muted", wrap=True), line, 1)
    return grid
