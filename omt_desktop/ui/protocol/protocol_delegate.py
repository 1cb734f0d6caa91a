"""Paints a line of the protocol list, and gives it a field to rename it in."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from omt_desktop.domain.protocol import LONGEST_LABEL
from omt_desktop.ui.protocol.protocol_lines import Box, Line
from omt_desktop.ui.theme import SMALL_PIXELS, colour, pixels

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
BOX_ROOM = 44
"""Pixels from the left edge in which a press is one on the box."""
_WIDTH = 240
_ROOM, _HEADING_ROOM = 2, 10
"""Pixels of a line, and of the heading of a block, beyond the height of a target."""
_BOX, _INDENT, _PAD, _GAP, _RADIUS = 16, 20, 12, 10, 6
_DETAIL_SHARE = 0.45
"""Of the width of a line, at most, for the words on its right."""
Index = QModelIndex | QPersistentModelIndex


class ProtocolDelegate(QStyledItemDelegate):
    """A hidden line is paler and its box is empty; what is always asked has a tick without a box."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = pixels("target") + (_ROOM if _line(index).row else _HEADING_ROOM)
        return QSize(_WIDTH, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = _line(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        _paint_ground(painter, rect.adjusted(2, 1, -2, -1), option.state, heading=line.row is None)
        _paint_box(painter, box_of(rect, line), line.box)
        self._paint_words(painter, option.font, _room_for_words(rect, line), line)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(LONGEST_LABEL)
        editor.setAccessibleName("New name; empty for the delivered one")
        editor.setProperty("role", "rename")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(_line(index).title)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(_room_for_words(rect, _line(index)).adjusted(-_GAP // 2, 1, 0, -1))

    def _paint_words(self, painter: QPainter, font: QFont, room: QRect, line: Line) -> None:
        small = QFont(font)
        small.setPixelSize(SMALL_PIXELS)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold if line.row is None else QFont.Weight.Normal)
        pale = line.box is Box.OFF
        if line.detail:
            used = _paint_text(painter, small, room, line.detail, "muted", _DETAIL_SHARE, at_right=True)
            room = room.adjusted(0, 0, -used - _GAP, 0)
        used = _paint_text(painter, strong, room, line.title, "muted" if pale else "text")
        if line.aside:
            _paint_text(painter, small, room.adjusted(used + _GAP, 0, 0, 0), line.aside, "muted")


def box_of(rect: QRect, line: Line) -> QRectF:
    """Where the box of the line is drawn; those of a block's lines stand a little further in than its own."""
    left = rect.left() + _PAD + (_INDENT if line.row else 0)
    return QRectF(left + 0.5, rect.center().y() - _BOX / 2 + 0.5, _BOX - 1, _BOX - 1)


def _line(index: Index) -> Line:
    line: Line = index.data(LINE_ROLE)
    return line


def _room_for_words(rect: QRect, line: Line) -> QRect:
    left = round(box_of(rect, line).right()) + _GAP
    return QRect(left, rect.top(), rect.right() - left - _PAD, rect.height())


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, heading: bool) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
    if heading:
        painter.fillRect(rect.left() + _PAD - 2, rect.top(), rect.width() - 2 * _PAD + 4, 1, colour("line"))
    if not (selected or state & QStyle.StateFlag.State_MouseOver):
        return
    painter.setPen(QPen(colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent_soft" if selected else "surface_alt"))
    painter.drawRoundedRect(QRectF(rect), _RADIUS, _RADIUS)


def _paint_box(painter: QPainter, shape: QRectF, box: Box) -> None:
    tick = [shape.topLeft() + QPointF(x, y) for x, y in ((3.5, 7.5), (6.5, 10.5), (11.5, 4.5))]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if box is Box.ALWAYS:
        painter.setPen(QPen(colour("muted"), 2))
        painter.drawPolyline(tick)
        return
    on = box is not Box.OFF
    painter.setPen(QPen(colour("accent" if on else "control_line"), 1.5))
    if on:
        painter.setBrush(colour("accent"))
    painter.drawRoundedRect(shape, 3, 3)
    painter.setPen(QPen(colour("on_accent"), 2))
    if box is Box.ON:
        painter.drawPolyline(tick)
    elif box is Box.SOME:
        middle = shape.center().y()
        painter.drawLine(QPointF(shape.left() + 4, middle), QPointF(shape.right() - 4, middle))


def _paint_text(
    painter: QPainter, font: QFont, room: QRect, text: str, token: str, share: float = 1.0, *, at_right: bool = False
) -> int:
    """Draws the text letter for letter, shortened to its share of the room; how wide it became."""
    painter.setFont(font)
    painter.setPen(colour(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room.width() * share))
    across = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    flags = int(across | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(room, flags, shown)
    return painter.fontMetrics().horizontalAdvance(shown)
