"""The lines of the trail as a table that sorts by each column."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from omt_desktop.workflow.trail.line import TrailLine
from omt_desktop.workflow.trail.words import COLUMNS, cells_of

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class TrailModel(QAbstractTableModel):
    """Read only; a whole new set of lines at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[int | str, ...]] = []

    def show_lines(self, lines: Sequence[TrailLine], names: Mapping[str, str]) -> None:
        """These lines, in this order."""
        self.beginResetModel()
        self.rows = [cells_of(line, names) for line in lines]
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and index.isValid():
            return str(self.rows[index.row()][index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self.rows.sort(key=lambda row: _folded(row[column]), reverse=order == Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()


def _folded(cell: int | str) -> tuple[int, str]:
    return (cell, "") if isinstance(cell, int) else (0, cell.casefold())
