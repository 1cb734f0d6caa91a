"""The items of one step as a list: Space hides and shows, Return renames in place, Delete removes what was added."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from omt_desktop.ui.protocol.protocol_delegate import BOX_ROOM, LINE_ROLE, ProtocolDelegate
from omt_desktop.ui.protocol.protocol_lines import Line

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _LineModel(QAbstractListModel):
    """The lines; those of the same keys are changed where they stand."""

    renamed = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Shows these lines and no others."""
        if [line.key for line in lines] == [line.key for line in self.lines]:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line.title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self.renamed.emit(self.lines[index.row()], str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.isValid() and self.lines[index.row()].row else usual


class ProtocolList(QListView):
    """Says what is to be changed; it shows only what it is told."""

    toggled = Signal(object)
    """The Line whose items are to be hidden or shown."""
    renamed = Signal(object, str)
    """The Line and its new name."""
    removal_wanted = Signal(object)
    """The Line of an added item."""
    current_changed = Signal(object)
    """The Line the list stands on, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _LineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(ProtocolDelegate(self))
        self.setProperty("role", "bare")
        self.setAccessibleName("What this step asks")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._model.renamed.connect(self.renamed)
        self.selectionModel().currentChanged.connect(lambda: self.current_changed.emit(self.current))

    @property
    def current(self) -> Line | None:
        """The line the list stands on; None where there is none."""
        index = self.currentIndex()
        return self._model.lines[index.row()] if index.isValid() else None

    @property
    def lines(self) -> Sequence[Line]:
        """The lines in order."""
        return self._model.lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these lines and stands on the line it stood on, or near it where that one is gone."""
        before, place = self.current, self.currentIndex().row()
        self._model.show(lines)
        if not lines:
            self.current_changed.emit(None)
            return
        keys = [line.key for line in lines]
        near = max(0, min(place, len(lines) - 1))
        self.setCurrentIndex(self._model.index(keys.index(before.key) if before and before.key in keys else near))
        self.current_changed.emit(self.current)

    def stand_on(self, key: str) -> None:
        """Moves to the line of this key and brings it into sight; nothing where it is not there."""
        place = next((n for n, line in enumerate(self.lines) if line.key == key), None)
        if place is not None:
            self.setCurrentIndex(self._model.index(place))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def rename_current(self) -> None:
        """The line the list stands on is a field with its name, all of it marked."""
        if self.current is not None and self.current.row is not None:
            self.setFocus()
            self.edit(self.currentIndex())

    def toggle_current(self) -> None:
        """Says that the line is to be hidden or shown, where it can be."""
        if self.current is not None:
            self.toggled.emit(self.current)

    def remove_current(self) -> None:
        """Says that the line is to be removed, where it is an added one."""
        if self.current is not None and self.current.row is not None and self.current.row.added is not None:
            self.removal_wanted.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A field in which a name is typed passes Return on when it is done with it.
        is_typed = self.state() is QAbstractItemView.State.EditingState
        if is_typed or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.toggle_current()
        elif event.key() in _RETURN:
            self.rename_current()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_current()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        on_box = event.button() is Qt.MouseButton.LeftButton and place.x() < BOX_ROOM
        if on_box and self.indexAt(place) == self.currentIndex():
            self.toggle_current()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.position().x() >= BOX_ROOM:
            self.rename_current()
