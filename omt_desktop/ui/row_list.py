"""A list of two-line rows, for patients and evaluations: walked with the arrow keys, opened with Enter or a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from omt_desktop.ui.row_delegate import ROW_ROLE, RowDelegate, RowLook

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """What a row stands for, and how it looks."""

    key: str
    look: RowLook


class Rows:
    """Rows that are all there. Those of a list that is read in pages override what reads on (paged_rows.PagedRows)."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self._rows = rows

    @property
    def has_more(self) -> bool:
        """Whether there may be rows that were not read yet."""
        return False

    def read_on(self) -> Sequence[Any]:
        """The next page, which `add` puts among the rows; an empty one ends the list."""
        return ()

    def add(self, entries: Sequence[Any]) -> None:
        """These come behind what is there."""

    def position(self, key: str) -> int:
        """Where the row with this key is; -1 for nowhere."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), -1)

    def key_at(self, place: int) -> str:
        """The key of the row at that place."""
        return self._rows[place].key

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place: int) -> Row:
        return self._rows[place]


class RowModel(QAbstractListModel):
    """The rows, replaced as a whole; where not all were read, the view reads on when its end comes into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows()

    def show(self, rows: Sequence[Row] | Rows) -> None:
        """Shows these rows and no others."""
        self.beginResetModel()
        self._rows = rows if isinstance(rows, Rows) else Rows(rows)
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """The position of the row with this key, -1 where there is none."""
        return self._rows.position(key)

    def key_at(self, index: Index) -> str:
        """The key of the row at `index`; empty where there is none."""
        return self._rows.key_at(index.row()) if index.isValid() else ""

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._rows.has_more

    def fetchMore(self, parent: Index) -> None:
        found = self._rows.read_on()
        if found:
            there = len(self._rows)
            self.beginInsertRows(QModelIndex(), there, there + len(found) - 1)
            self._rows.add(found)
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        look = self._rows[index.row()].look
        if role == ROW_ROLE:
            return look
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return look.spoken
        return None


class RowList(QListView):
    """The view. `current_changed` follows the arrow keys, `opened` Enter or a click."""

    current_changed = Signal(str)
    """The key of the row the list stands on; empty for none."""
    opened = Signal(str)
    """The key of the row that was opened."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(lambda index: self.opened.emit(self._model.key_at(index)))

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._model.rowCount()

    @property
    def current_key(self) -> str:
        """The key of the row the list stands on; empty for none."""
        return self._model.key_at(self.currentIndex())

    def show_rows(self, rows: Sequence[Row] | Rows, current: str = "") -> None:
        """Shows these rows and stands on the row `current`, or on none."""
        self._model.show(rows)
        self.stand_on(current)

    def stand_on(self, key: str) -> None:
        """Moves to the row of this key; to none where it is not there."""
        self.setCurrentIndex(self._model.index(self._model.row_of(key)))

    def stand_on_first(self) -> None:
        """Moves to the first row, if there is one."""
        self.setCurrentIndex(self._model.index(0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.current_key and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.stand_on_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key:
            self.opened.emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def _tell(self, current: QModelIndex) -> None:
        self.current_changed.emit(self._model.key_at(current))
