"""One band of the matrix: a table that is walked with the arrow keys and read out cell by cell."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from omt_desktop.domain.content import Content
from omt_desktop.ui.matrix_delegate import MatrixDelegate
from omt_desktop.ui.matrix_model import MatrixModel

_HEADER = 22
_PRESSERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MatrixView(QTableView):
    """Says which cell the hand or the keys are on, and which one was pressed (Return, Space or a click)."""

    reached = Signal(str, str)
    pressed_cell = Signal(str, str)

    def __init__(self, content: Content, cell: QSize, label_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixModel(content)
        self._cell = cell
        self.setModel(self.matrix)
        self.setItemDelegate(MatrixDelegate(self))
        self.setProperty("role", "matrix")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Regions and techniques")
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header, size in ((across, cell.width()), (down, cell.height())):
            header.setMinimumSectionSize(8)
            header.setDefaultSectionSize(size)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        across.setFixedHeight(_HEADER)
        down.setFixedWidth(label_width)
        # Without it a long name would lose its beginning, which is what tells «Upper» from «Lower».
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setCornerButtonEnabled(False)
        self.clicked.connect(self._press)
        self.matrix.modelReset.connect(self.updateGeometry)
        self.selectionModel().currentChanged.connect(self._reach)

    def sizeHint(self) -> QSize:
        width = self.verticalHeader().width() + self._cell.width() * self.matrix.columnCount()
        return QSize(width + 2, _HEADER + self._cell.height() * self.matrix.rowCount() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.matrix.rowCount():
            self.setCurrentIndex(self.matrix.index(0, 0))
        self._reach(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSERS:
            self._press(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _reach(self, index: QModelIndex) -> None:
        if index.isValid():
            self.reached.emit(*self.matrix.place(index))

    def _press(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pressed_cell.emit(*self.matrix.place(index))
