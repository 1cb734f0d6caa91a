"""Paints one row of a list: a mark, two lines on the left and two short ones on the right."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from omt_desktop.ui.patient_mark import paint_mark
from omt_desktop.ui.theme import SMALL_PIXELS, colour

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_HEIGHT = 60
_PAD = 16
_MARK = 32
_GAP = 12
_SLACK = 4
"""Signs from another font are a little wider painted than measured."""
_ROOMY = 360
"""From this width on there is room for the lower right word; a name comes first."""
_RADIUS = 8


@dataclass(frozen=True, slots=True)
class RowLook:
    """The words of a row. `mark` is a patient id or empty; `tone` a colour token for the upper right word."""

    title: str
    detail: str
    side: str = ""
    side_detail: str = ""
    mark: str = ""
    tone: str = "muted"

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.detail, self.side, self.side_detail) if part)


class RowDelegate(QStyledItemDelegate):
    """Draws text letter for letter; what is too long is elided, never wrapped into the next row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = index.data(ROW_ROLE)
        if not isinstance(look, RowLook):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        _paint_ground(painter, rect.adjusted(4, 2, -4, -2), option.state)
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        if look.mark:
            top = inner.center().y() - _MARK / 2
            paint_mark(painter, QRectF(inner.left(), top, _MARK, _MARK), look.mark)
            inner.setLeft(inner.left() + _MARK + 12)
        roomy = rect.width() >= _ROOMY
        side = _side_width(option.font, look, roomy=roomy)
        left = inner.adjusted(0, 0, -side, 0)
        right = QRect(inner.right() - side + _GAP, inner.top(), max(side - _GAP, 0), inner.height())
        _paint_line(painter, option.font, left, look.title, "text", 0, strong=True)
        _paint_line(painter, option.font, left, look.detail, "muted", 1)
        _paint_line(painter, option.font, right, look.side, look.tone, 0, strong=look.tone != "muted", at_right=True)
        if roomy:
            _paint_line(painter, option.font, right, look.side_detail, "muted", 1, at_right=True)
        painter.restore()


def _side_width(font: QFont, look: RowLook, *, roomy: bool) -> int:
    """As wide as the longer of the two right words, at most 200 pixels."""
    small = QFont(font)
    small.setPixelSize(SMALL_PIXELS)
    small.setBold(True)
    words = (look.side, look.side_detail if roomy else "")
    widest = max(QFontMetrics(small).horizontalAdvance(word) for word in words)
    return min(widest + _SLACK + _GAP, 200) if widest else 0


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if not (selected or hovered):
        painter.fillRect(rect.left() + 12, rect.bottom() + 2, rect.width() - 24, 1, colour("line"))
        return
    painter.setPen(QPen(colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent_soft" if selected else "surface_alt"))
    painter.drawRoundedRect(QRectF(rect), _RADIUS, _RADIUS)
    if selected and not focused:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 12, 3, rect.height() - 24), 1.5, 1.5)


def _paint_line(
    painter: QPainter,
    font: QFont,
    rect: QRect,
    text: str,
    token: str,
    line: int,
    *,
    strong: bool = False,
    at_right: bool = False,
) -> None:
    """One line of the two, above (0) or below (1) the middle of the row."""
    drawn = QFont(font)
    if line or at_right:
        drawn.setPixelSize(SMALL_PIXELS)
    drawn.setBold(strong)
    painter.setFont(drawn)
    painter.setPen(colour(token))
    half = QRect(rect.left(), rect.center().y() - 20 + 20 * line, rect.width(), 20)
    across = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(half, int(across | Qt.AlignmentFlag.AlignVCenter), shown)
