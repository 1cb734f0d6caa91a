"""The region × technique matrix as a model: a row for each examined region, a column for each technique of a band."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from omt_desktop.domain.content import Content
from omt_desktop.domain.decision import Decision
from omt_desktop.domain.recommendation import Cell, Recommendation
from omt_desktop.workflow.cell_words import cell_in_words, cell_name
from omt_desktop.workflow.words import Words

CELL_ROLE = Qt.ItemDataRole.UserRole
CHOSEN_ROLE = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """Answers what stands in a cell; nothing here decides."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._words = Words(content)
        self._recommendation: Recommendation | None = None
        self._decision = Decision()
        self.regions: tuple[str, ...] = ()
        self.techniques: tuple[str, ...] = ()

    def show_cells(
        self, recommendation: Recommendation, decision: Decision, regions: Sequence[str], techniques: Sequence[str]
    ) -> None:
        """These regions and techniques of the recommendation, with what the doctor chose."""
        same = (self.regions, self.techniques) == (tuple(regions), tuple(techniques))
        before = self._shown_cells() if same else {}
        if not same:
            self.beginResetModel()
        self._recommendation, self._decision = recommendation, decision
        self.regions, self.techniques = tuple(regions), tuple(techniques)
        if not same:
            self.endResetModel()
        for place, shown in self._shown_cells().items() if same else ():
            if before[place] != shown:
                self.dataChanged.emit(self.index(*place), self.index(*place))

    def _shown_cells(self) -> dict[tuple[int, int], tuple[Cell, bool]]:
        """Every cell by row and column, and whether it is chosen."""
        if self._recommendation is None:
            return {}
        rows, columns = enumerate(self.regions), tuple(enumerate(self.techniques))
        return {
            (row, column): (
                self._recommendation.cell(region, technique),
                self._decision.chosen_in(region, technique) is not None,
            )
            for row, region in rows
            for column, technique in columns
        }

    def cell(self, index: AnyIndex) -> Cell | None:
        """The cell under the index, None outside the matrix."""
        if not index.isValid() or self._recommendation is None:
            return None
        return self._recommendation.cell(*self.place(index))

    def place(self, index: AnyIndex) -> tuple[str, str]:
        """Region and technique of a valid index."""
        return self.regions[index.row()], self.techniques[index.column()]

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.regions)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.techniques)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        region, technique = self.place(index)
        chosen = self._decision.chosen_in(region, technique) is not None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.of("cell_symbol", cell.state)
        if role == CELL_ROLE:
            return cell
        if role == CHOSEN_ROLE:
            return chosen
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            planned = " Planned." if chosen else ""
            return f"{cell_name(region, technique, self._content)}: {cell_in_words(cell, self._content)}{planned}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        across = orientation is Qt.Orientation.Horizontal
        ids = self.techniques if across else self.regions
        if not 0 <= section < len(ids):
            return None
        full = self._words.technique(ids[section]) if across else self._words.region(ids[section])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return full
        if role == Qt.ItemDataRole.DisplayRole:
            return self._content.vocabulary.techniques[ids[section]].short if across else full
        return None
