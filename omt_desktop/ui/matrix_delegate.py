"""Paints one cell of the matrix: a soft ground, a symbol, a frame where it is chosen or has the focus."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from omt_desktop.domain.recommendation import Cell, CellState
from omt_desktop.ui.matrix_model import CELL_ROLE, CHOSEN_ROLE
from omt_desktop.ui.theme import colour
from omt_desktop.ui.tones import CELL_TONES

_CORNER = 4
_BARE = (CellState.NOT_APPLICABLE,)


class MatrixDelegate(QStyledItemDelegate):
    """The symbol carries the state; the ground only repeats it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        tone = CELL_TONES[cell.state]
        painter.setPen(Qt.PenStyle.NoPen)
        if cell.state not in _BARE:
            painter.setBrush(colour(f"{tone}_soft"))
            painter.drawRoundedRect(area, _CORNER, _CORNER)
        painter.setPen(colour("muted" if cell.state in _BARE else tone))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if index.data(CHOSEN_ROLE):
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
            self._paint_tick(painter, area)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("text"), 2))
            painter.drawRoundedRect(area, _CORNER, _CORNER)
        painter.restore()

    def _paint_tick(self, painter: QPainter, area: QRectF) -> None:
        """A ticked corner, so that a choice is not told by the colour of its frame alone."""
        corner = QRectF(area.right() - 13, area.top(), 13, 13)
        painter.fillRect(corner, colour("accent"))
        painter.setPen(colour("on_accent"))
        small = painter.font()
        small.setPixelSize(10)
        painter.setFont(small)
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, "✓")
